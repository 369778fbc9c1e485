// docs/data.md against the tables of an export.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatNames, layouts, tablesOf } from '../../src/export/index.js';
import { absences } from '../../src/export/wide-tables.js';
import { codebook, type FormId, forms } from '../../src/report/index.js';
import { readDocument, root, tableOf } from './documents.js';

const text = readDocument('docs/data.md');
const plain = (cell = '') => cell.replaceAll('`', '');
const tables = new Map(layouts.flatMap((layout) => tablesOf[layout].all.map((table) => [table.name, table])));
const ids = new Set((Object.keys(forms) as FormId[]).flatMap((form) => [...codebook(form).keys()]));

/** The text under the heading of a table. */
function sectionOf(name: string): string {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${name}\n`));
  if (section === undefined) throw new Error(`docs/data.md has no section ${name}`);
  return section;
}

describe.each([...tables.values()])('$name', ({ name, columns }) => {
  it('is described column by column, as the export itself describes it', () => {
    const described = tableOf(sectionOf(name), 'column').map(([column, type, about]) => [plain(column), type, about]);
    expect(described).toEqual(
      columns.filter((column) => !ids.has(column.name)).map((column) => [column.name, column.type, column.about]),
    );
  });

  it('has names that SQL takes as they are, or ids, and tells each in both languages', () => {
    const reserved = new Set([
      'values',
      'end',
      'group',
      'order',
      'table',
      'primary',
      'check',
      'references',
      'to',
      'from',
    ]);
    for (const column of columns) {
      expect(column.name).toMatch(/^[a-z][a-z0-9_.]*$/);
      expect(reserved.has(column.name), column.name).toBe(false);
      expect(column.about).not.toBe('');
      expect(column.aboutZh).toMatch(/\p{sc=Han}/u);
    }
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
  });
});

it('names every format, every table of each layout, and every reason that only the wide layout has', () => {
  expect(tableOf(text, 'format').map(([format]) => plain(format))).toEqual(formatNames);
  for (const name of tables.keys()) expect(text).toContain(`\`${name}\``);
  for (const absence of absences) expect(sectionOf('wide_status')).toContain(`\`${absence}\``);
});

it('names every fact of the table about', () => {
  const code = ['provenance', 'export'].map((name) => readFileSync(`${root}src/export/${name}.ts`, 'utf8')).join('\n');
  const facts = [
    'made_by',
    'schema_versions',
    'documents',
    'first_fetched',
    'selection',
    'licence',
    'left_out',
    'cut_texts',
    'mended_texts',
  ];
  for (const fact of facts) {
    expect(code).toContain(`${fact}:`);
    expect(sectionOf('about')).toContain(`\`${fact}\``);
  }
});

it('gives the bounds of a sheet that the code has', () => {
  const code = readFileSync(`${root}src/export/xlsx-sheet.ts`, 'utf8');
  const bound = (name: string) => Number(new RegExp(`const ${name} = ([\\d_]+);`).exec(code)?.[1]?.replaceAll('_', ''));
  const told = (number: number) => number.toLocaleString('en');
  expect(text).toContain(`${told(bound('MAX_ROWS') - 1)} rows`);
  expect(text).toContain(told(bound('MAX_TEXT')));
  expect(text).toContain(told(bound('MAX_LINKS')));
});
