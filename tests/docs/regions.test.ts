// docs/regions.md against the lists and the search.
import { expect, it } from 'vitest';
import { findRegion } from '../../src/region/index.js';
import { readDocument, tableOf } from './documents.js';

const text = readDocument('docs/regions.md');
const plain = (cell = '') => cell.replaceAll('`', '');

it('says what a name stands for', () => {
  const rows = tableOf(text, 'you write');
  expect(rows.length).toBeGreaterThan(10);
  for (const [query, code] of rows)
    expect([query, findRegion(plain(query)).region?.code ?? '-']).toEqual([query, code]);
});

it.each([
  ['divisions.json', 'divisions'],
  ['former.json', 'former'],
  ['latin.json', 'names'],
])('counts what is in %s, and gives its source and date', (name, key) => {
  const file = JSON.parse(readDocument(`src/region/${name}`)) as Record<string, object> &
    Record<'source' | 'date', string>;
  const [, holds, source, date] = tableOf(text, 'file').find(([cell]) => plain(cell) === name) ?? [];
  expect(Number(holds?.match(/[\d,]+/)?.[0].replace(',', ''))).toBe(Object.keys(file[key] ?? {}).length);
  for (const part of plain(source).match(/npm package \S+ \S+|\S+\.com\/\S+|ISO \S+/g) ?? [])
    expect(file.source).toContain(part);
  expect(date).toBe(file.date);
});

it('explains every kind of change', () => {
  const { former } = JSON.parse(readDocument('src/region/former.json')) as { former: { kind: string }[] };
  const explained = tableOf(text, 'kind').map(([kind]) => plain(kind));
  expect(explained.sort()).toEqual([...new Set(former.map(({ kind }) => kind))].sort());
});
