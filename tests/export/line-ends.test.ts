// CSV as readers take it that end a row at a line feed or a carriage return alone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { Package } from 'datapackage';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from '../../src/cli/csv.js';
import { openDataPackage } from '../../src/export/datapackage.js';
import type { Table } from '../../src/export/table.js';
import { temporaryFolder } from '../support/folder.js';
import { exportFolder, sampleRecord, writeDataset } from './support.js';

type Texts = readonly (string | null)[];

const table: Table = {
  name: 'texts',
  title: '',
  titleZh: '',
  columns: (['place', 'text', 'last'] as const).map((name) => ({ name, type: 'text', about: '', aboutZh: '' })),
  key: ['place'],
};

/** Each text in the middle of a row and at its end. */
async function written(texts: Texts): Promise<string> {
  const folder = await temporaryFolder();
  const sink = await openDataPackage(folder, {
    tables: [table],
    maker: { name: 'test', version: '0' },
    licence: 'notspecified',
    isForExcel: false,
  });
  await sink.write(
    table,
    texts.map((text, place) => [String(place), text, text]),
  );
  await sink.finish({ reports: 0, documents: 0, values: 0, years: null, fetched: null, citation: '' });
  return folder;
}

const readers: Readonly<Record<string, (folder: string) => Promise<(readonly unknown[])[]>>> = {
  async 'csv-parse'(folder) {
    return parse(await readFile(join(folder, 'texts.csv')), {
      record_delimiter: ['\r\n', '\n', '\r'],
      from: 2,
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    });
  },
  async DuckDB(folder) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    // As bytes, because a text loses a byte order mark at its beginning on the way into JavaScript.
    const reader = await connection.runAndReadAll(
      `SELECT encode(place), encode(text), encode(last) FROM read_csv($1, header = true, auto_detect = false, delim = ',',
       quote = '"', escape = '"', allow_quoted_nulls = false,
       columns = {'place': 'VARCHAR', 'text': 'VARCHAR', 'last': 'VARCHAR'})`,
      [join(folder, 'texts.csv')],
    );
    const rows = reader.getRowsJS();
    connection.closeSync();
    instance.closeSync();
    return rows.map((row) => row.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString() : cell)));
  },
  async 'data package'(folder) {
    const { errors, resources } = await Package.load(join(folder, 'datapackage.json'));
    expect(errors).toEqual([]);
    const rows = (await resources[0]?.read({ keyed: true, relations: false })) ?? [];
    return rows.map(({ place, text, last }) => [place, text, last]);
  },
};

const controls = Array.from({ length: 31 }, (_, index) => String.fromCharCode(index + 1));
const piece = fc.oneof(
  fc.constantFrom('\r', '\n', '\r\n', '\n\r', '"', '""', ',', ' ', "'", '=', '64411', '万元', '𠮷', '📊', '\u2028'),
  fc.constantFrom(...controls, '\u007f', '\u0085'),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

it.each(Object.keys(readers))('comes back as it was: %s', async (name) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), { minLength: 1, maxLength: 40 }), async (texts) => {
      // In a data package what is empty is null.
      const told = texts.map((one) => (name === 'data package' && one === '' ? null : one));
      expect(await readers[name]?.(await written(texts))).toEqual(told.map((one, at) => [String(at), one, one]));
    }),
    { numRuns: 30, examples: [[['64411\n万元', 'a\rb', 'a\r\nb', '\n', '\r', '', null]]] },
  );
});

it('has one row for each value of a report whose cells have line ends', async () => {
  const record = sampleRecord();
  for (const value of Object.values(record.values)) {
    value.raw = '64411\n万元';
    if (value.cite) value.cite.quote = '64411\r万元';
  }
  const folder = join(await temporaryFolder(), 'data');
  await writeDataset(folder, [record]);
  const to = join(folder, 'csv');
  const { values } = await exportFolder(folder, { format: 'csv', to });
  const rows = parse(await readFile(join(to, 'long.csv')), { record_delimiter: ['\r\n', '\n', '\r'] });
  expect(rows).toHaveLength(1 + values);
});

it('is the same on standard output', () => {
  expect(csvOf([['a\nb', 'a\rb', '', null, undefined, true, -1.5]])).toBe('"a\nb","a\rb","",,,true,-1.5\r\n');
});
