// Texts that try to be something else: formulas, separators, ends of lines, markup, escapes, what XML cannot hold.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '../../src/export/csv.js';
import type { Cell } from '../../src/export/index.js';
import { openParquet } from '../../src/export/parquet.js';
import type { Sink, SinkOptions } from '../../src/export/sink.js';
import { openSqlite } from '../../src/export/sqlite.js';
import type { Column, Row, Table } from '../../src/export/table.js';
import { openXlsx } from '../../src/export/xlsx.js';
import { SheetFullError } from '../../src/export/xlsx-sheet.js';
import { temporaryFolder } from '../support/folder.js';
import { readBack } from './readers.js';

const column = (name: string, type: Column['type']): Column => ({ name, type, about: '', aboutZh: '' });
const table: Table = {
  name: 'hostile',
  title: '',
  titleZh: '',
  columns: [column('place', 'integer'), column('text', 'text'), column('number', 'number'), column('flag', 'boolean')],
  key: ['place'],
};
// The reader of CSV looks there for what each text is meant to be.
const types: Table = {
  name: 'columns',
  title: '',
  titleZh: '',
  columns: ['table_name', 'column_name', 'type'].map((name) => column(name, 'text')),
  key: ['table_name', 'column_name'],
};
const typeRows: Row[] = table.columns.map(({ name, type }) => [table.name, name, type]);
const facts = { reports: 0, documents: 0, values: 0, years: null, fetched: null, citation: '' };

const options: SinkOptions = {
  tables: [table, types],
  maker: { name: 'test', version: '0' },
  licence: 'notspecified',
  isForExcel: false,
};

const asIs = (told: string | null) => told;
const formats = {
  csv: { open: openCsv, place: '.', runs: 60, read: asIs },
  // The reader makes one line feed of a carriage return before one.
  xlsx: {
    open: openXlsx,
    place: 'hostile.xlsx',
    runs: 25,
    read: (told: string | null) => told?.replaceAll('\r\n', '\n') ?? null,
  },
  parquet: { open: openParquet, place: '.', runs: 15, read: asIs },
  sqlite: { open: openSqlite, place: 'hostile.sqlite', runs: 25, read: asIs },
} as const;

async function written(format: keyof typeof formats, rows: readonly Row[], more: Partial<SinkOptions> = {}) {
  const { open, place } = formats[format];
  const path = join(await temporaryFolder(), place);
  const sink: Sink = await open(path, { ...options, ...more });
  await sink.write(table, rows);
  await sink.write(types, typeRows);
  await sink.finish(facts);
  return { path, cutTexts: sink.cutTexts };
}

const nasty = [
  '=cmd|"/C calc"!A0',
  '@SUM(1)',
  '+1',
  '-',
  '0012',
  '1e5',
  'TRUE',
  '"',
  '""',
  ',',
  ' a ',
  '',
  '\r\n',
  '\r',
  '\n',
  '\t',
  '\u0000',
  '\u0001',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '_x000D_',
  '_x005F_x0041_',
  '_x0041',
  '<b>&amp;</b>',
  ']]>',
  "'; DROP TABLE long; --",
  '辽阳市',
  '𠮷',
  '📊',
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.constantFrom(...nasty), { maxLength: 4 }).map((parts) => parts.join('')),
);
// As a report may print it: 15 digits, some of them behind the point.
const number = fc
  .tuple(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.nat({ max: 6 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
const row = fc.tuple(fc.option(text), fc.option(number), fc.option(fc.boolean()));

describe.each(Object.keys(formats) as (keyof typeof formats)[])('%s', (format) => {
  const { runs, read } = formats[format];

  it('gives every text, number and null back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (cells) => {
        const rows = cells.map((one, place): Cell[] => [place, ...one]);
        const { path } = await written(format, rows);
        const { hostile } = await readBack(format, path);
        expect(
          hostile?.map(({ place, text: told, number: value, flag }) => [place, told, value, asFlag(flag)]),
        ).toEqual(cells.map(([told, ...others], place) => [place, read(told), ...others]));
      }),
      { numRuns: runs },
    );
  });
});

/** SQLite has no booleans. */
function asFlag(flag: Cell | undefined): Cell | undefined {
  return typeof flag === 'number' ? flag === 1 : flag;
}

it('writes CSV as RFC 4180 has it, null and an empty text apart', async () => {
  const { path } = await written('csv', [
    [0, 'a"b,c', -1.5, true],
    [1, '', null, null],
    [2, null, 0, false],
    [3, '=1\r\n2', 1, null],
  ]);
  expect(await readFile(join(path, 'hostile.csv'), 'utf8')).toBe(
    'place,text,number,flag\r\n0,"a""b,c",-1.5,true\r\n1,"",,\r\n2,,0,false\r\n3,"=1\r\n2",1,\r\n',
  );
});

it('makes CSV for Excel: a byte order mark, and nothing that is text is taken for a formula', async () => {
  const starts = ['=1+1', '+1', '-', '@x', '\tx', '\rx', '＝1', 'x=1', '辽'];
  const rows = starts.map((one, place): Row => [place, one, -5, null]);
  const { path } = await written('csv', rows, { isForExcel: true });
  const bytes = await readFile(join(path, 'hostile.csv'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const read = await readBack('csv', path);
  expect(read.hostile?.map(({ text: told }) => told)).toEqual([
    ...starts.slice(0, 7).map((one) => `'${one}`),
    ...starts.slice(7),
  ]);
  expect(read.hostile?.every(({ number: value }) => value === -5)).toBe(true);
});

it('cuts a text that a cell has no room for, says so in the cell, and counts it', async () => {
  const long = '长'.repeat(32_767);
  const { path, cutTexts } = await written('xlsx', [
    [0, long, null, null],
    [1, `${'x'.repeat(32_729)}📊${long}`, null, null],
  ]);
  const { hostile } = await readBack('xlsx', path);
  expect(cutTexts).toBe(1);
  expect(hostile?.[0]?.text).toBe(long);
  const cut = String(hostile?.[1]?.text);
  expect(cut).toMatch(/… \[cut; 65498 characters in all\]$/);
  expect([cut.length, cut.isWellFormed()]).toEqual([32_767, true]);
});

it('refuses more rows than a sheet holds, and says what else there is', async () => {
  const path = join(await temporaryFolder(), 'full.xlsx');
  const sink = await openXlsx(path, options);
  const rows = Array.from({ length: 1_048_576 }, (): Row => []);
  const refused = sink.write(table, rows);
  await expect(refused).rejects.toThrow(SheetFullError);
  await expect(refused).rejects.toThrow(/^more than 1048575 rows of the table hostile.*csv, parquet or sqlite$/);
  await sink.abort();
});
