// The records of one report that were read from several documents, value by value.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Comparison, compareCopies } from '../../src/review/index.js';
import { datasetOf, report } from './support.js';

type Filter = Parameters<typeof compareCopies>[1];

async function compared(folder: string, filter: Filter = { regions: null, years: null }) {
  const all: (Comparison | { readonly path: string; readonly error: string })[] = [];
  for await (const one of compareCopies(folder, filter)) all.push(one);
  return all;
}

const main = 'records/2020/211000-辽阳市-2020.json';
const copyOf = (letter: string) => `records/2020/211000-辽阳市-2020@${letter.repeat(12)}.json`;

it('tells value by value how a copy differs, with both citations and both verdicts; the official one stands', async () => {
  const folder = await datasetOf(
    report(2020, { 'requests.received': '64 5 1 0 1 0 71' }, { verdict: 'altered', document: 'b' }),
    report(
      2020,
      { 'requests.received': '64 5 1 0 1 0 72', 'requests.granted': '_ 0 0 0 0 0 0' },
      { change: { 'requests.carried_in.total': { value: null, status: 'missing' } } },
    ),
    report(2021, {}),
  );
  const [only, ...others] = await compared(folder);
  expect(others).toEqual([]);
  const place = (record: string, value: number | null, status: string) =>
    expect.objectContaining({ record, value, status, cite: expect.anything() });
  expect(only).toMatchObject({
    report: '211000-辽阳市-2020',
    by: 'trust',
    standing: { record: main, trust: 'official', form: '2019', readValues: 196 },
    copies: [
      {
        record: copyOf('b'),
        trust: 'altered',
        readValues: 198,
        differences: [
          {
            id: 'requests.received.total',
            kind: 'number',
            standing: place(main, 72, 'read'),
            copy: place(copyOf('b'), 71, 'read'),
          },
          { id: 'requests.carried_in.total', kind: 'absent', standing: { value: null, status: 'missing' } },
          {
            id: 'requests.granted.natural_person',
            kind: 'absent',
            standing: place(main, null, 'blank'),
            copy: place(copyOf('b'), 0, 'read'),
          },
        ],
      },
    ],
  });
});

it('tells of different reasons for no number, and not of values that only one form has', async () => {
  const missing = { 'requests.received.total': { value: null, status: 'missing' as const } };
  const folder = await datasetOf(
    report(2020, { 'requests.received': '0 0 0 0 0 0 _' }),
    report(2020, {}, { document: 'b', verdict: 'copy', change: missing }),
    report(2020, { 'requests.received': '0 0 0 0 0 0 _' }, { document: 'c', verdict: 'copy', form: '2021' }),
  );
  const [only] = (await compared(folder)) as Comparison[];
  expect(only?.copies.map(({ form, differences }) => [form, differences.map(({ id, kind }) => [id, kind])])).toEqual([
    ['2019', [['requests.received.total', 'reason']]],
    ['2021', []],
  ]);
});

it('finds no difference where there is none', async () => {
  const folder = await datasetOf(report(2020, {}), report(2020, {}, { document: 'b', verdict: 'copy' }));
  expect(await compared(folder)).toMatchObject([{ copies: [{ differences: [] }] }]);
  expect(await compared(await datasetOf(report(2020, {})))).toEqual([]);
});

it('says so where another record is better than the one that stands, and what cannot be read', async () => {
  const folder = await datasetOf(
    report(2020, {}, { verdict: 'copy' }),
    report(2020, {}, { document: 'b', verdict: 'copy' }),
  );
  expect(await compared(folder)).toMatchObject([{ by: 'first' }]);
  const official = report(2020, {}, { document: 'b' });
  await writeFile(join(folder, copyOf('b')), JSON.stringify(official));
  await writeFile(join(folder, copyOf('c')), '{');
  expect(await compared(folder)).toMatchObject([
    { path: copyOf('c'), error: 'it is not JSON' },
    { by: null, standing: { trust: 'copy' }, copies: [{ trust: 'official' }] },
  ]);
});

it('looks at the divisions and years that are asked for', async () => {
  const of = (year: number, region: string, name: string) => [
    report(year, {}, { region, name }),
    report(year, {}, { region, name, document: 'b', verdict: 'copy' }),
  ];
  const folder = await datasetOf(
    ...[...of(2019, '211000', '辽阳市'), ...of(2020, '211000', '辽阳市'), ...of(2020, '210100', '沈阳市')],
  );
  const asked = await compared(folder, { regions: new Set(['211000']), years: new Set([2020]) });
  expect(asked).toMatchObject([{ report: '211000-辽阳市-2020' }]);
  expect(await compared(folder)).toHaveLength(3);
});
