// Several records of one report: which of them stands for it, and what the index says of that.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDataset, readIndex } from '../src/dataset/index.js';
import type { ReportRecord } from '../src/report/index.js';
import { temporaryFolder } from './support/folder.js';
import { line, record } from './support/records.js';

type Verdict = NonNullable<ReportRecord['source']['trust']>['verdict'];

const id = '211000-辽阳市-2019';
const main = `records/2019/${id}.json`;
const beside = (letter: string) => `records/2019/${id}@${letter.repeat(12)}.json`;
const of = (letter: string, read: number, verdict?: Verdict) => record(letter, read, id, 2019, verdict);

/** Writes records in their order in one run; the index lines that it leaves, by letter. */
async function run(folder: string, ...records: ReportRecord[]) {
  const dataset = await openDataset(folder);
  for (const one of records) {
    const { url, digest } = one.source;
    dataset.note(line({ url, digest, record: await dataset.write(one) }));
  }
  await dataset.close();
  return new Map((await readIndex(folder)).map((one) => [one.digest?.slice(7, 8), one]));
}

const standsIn = async (folder: string, path = main) =>
  (JSON.parse(await readFile(join(folder, path), 'utf8')) as ReportRecord).source;

it.each<{ first: [number, Verdict?]; second: [number, Verdict?]; stands: string; by: string }>([
  { first: [4, 'copy'], second: [1, 'official'], stands: 'b', by: 'trust' },
  { first: [1, 'official'], second: [4, 'altered'], stands: 'a', by: 'trust' },
  { first: [1], second: [4, 'copy'], stands: 'a', by: 'trust' },
  { first: [1, 'copy'], second: [4, 'altered'], stands: 'a', by: 'trust' },
  { first: [4, 'unknown'], second: [1, 'official'], stands: 'b', by: 'trust' },
  { first: [1, 'copy'], second: [2, 'copy'], stands: 'b', by: 'values' },
  { first: [2, 'official'], second: [2, 'official'], stands: 'a', by: 'first' },
])('$first, then $second: $stands stands, by $by', async ({ first, second, stands, by }) => {
  const folder = await temporaryFolder();
  const lines = await run(folder, of('a', ...first), of('b', ...second));
  const aside = stands === 'a' ? 'b' : 'a';
  expect((await standsIn(folder)).digest).toBe(`sha256:${stands.repeat(64)}`);
  expect((await standsIn(folder, beside(aside))).digest).toBe(`sha256:${aside.repeat(64)}`);
  const [trust = 'unknown', other = 'unknown'] = stands === 'a' ? [first[1], second[1]] : [second[1], first[1]];
  expect(lines.get(stands)).toMatchObject({
    record: main,
    chosen: { by, trust, over: [{ record: beside(aside), trust: other }] },
  });
  expect(lines.get(aside)).toMatchObject({ record: beside(aside) });
  expect(lines.get(aside)).not.toHaveProperty('chosen');
});

const fetched = (one: ReportRecord, day: number, url = 'http://127.0.0.1/page'): ReportRecord => ({
  ...one,
  source: { ...one.source, url, fetchedAt: `2020-01-0${day}T00:00:00.000Z` },
});

it('lets stand what an address gave last, whatever the order, and by more values only what another one gave', async () => {
  const own = [fetched(of('a', 4), 1), fetched(of('b', 3), 2)] as const;
  for (const inOrder of [own, [...own].reverse()]) {
    const folder = await temporaryFolder();
    const lines = await run(folder, ...inOrder);
    expect((await standsIn(folder)).digest).toBe(`sha256:${'b'.repeat(64)}`);
    expect((await standsIn(folder, beside('a'))).digest).toBe(`sha256:${'a'.repeat(64)}`);
    const standing = lines.get('b');
    if (standing) expect(standing).toMatchObject({ chosen: { by: 'latest', over: [{ record: beside('a') }] } });
    const more = await run(folder, fetched(of('c', 4), 3, 'http://127.0.0.1/other'));
    expect(more.get('c')).toMatchObject({ record: main, chosen: { by: 'values' } });
  }
});

it('does not let stand what an address gave last where it is trusted less', async () => {
  const folder = await temporaryFolder();
  await run(folder, fetched(of('a', 1, 'official'), 1), fetched(of('b', 4, 'altered'), 2));
  expect((await standsIn(folder)).digest).toBe(`sha256:${'a'.repeat(64)}`);
});

it('knows the record that an address gave last where a later document says the same', async () => {
  const folder = await temporaryFolder();
  const dataset = await openDataset(folder);
  await dataset.write(fetched(of('a', 2), 1));
  const later = fetched(of('b', 2), 2);
  const moved = (by: number): ReportRecord => ({
    ...later,
    report: { ...later.report, publishedOn: '2021-01-01' },
    values: Object.fromEntries(
      Object.entries(later.values).map(([key, value]) => {
        const { cite } = value;
        return [key, { ...value, cite: cite && { ...cite, start: cite.start + by, end: cite.end + by } }];
      }),
    ),
  });
  expect(await dataset.saidBefore(moved(7))).toMatchObject({
    path: main,
    source: { digest: `sha256:${'a'.repeat(64)}` },
  });
  expect(await dataset.saidBefore(fetched(of('b', 2), 2, 'http://127.0.0.1/other')), 'another address').toBeNull();
  expect(await dataset.saidBefore(fetched(of('b', 1), 2)), 'another reading').toBeNull();
  expect(await dataset.saidBefore(fetched(of('a', 2), 2)), 'the document itself').toBeNull();
  // What it gave in between says something else: that it says the first again is news.
  await dataset.write(fetched(of('c', 1), 2));
  expect(await dataset.saidBefore(fetched(of('b', 2), 3))).toBeNull();
  await dataset.close();
});

it('lets another record stand where the one that stood is read again and is worth less', async () => {
  const folder = await temporaryFolder();
  await run(folder, of('a', 4, 'official'), of('b', 3, 'official'));
  const lines = await run(folder, of('a', 2, 'official'));
  expect((await standsIn(folder)).digest).toBe(`sha256:${'b'.repeat(64)}`);
  expect(lines.get('a')?.record).toBe(beside('a'));
  expect(lines.get('b')).toMatchObject({ record: main, chosen: { by: 'values' } });
});

it('keeps what came from the body’s own site where a mirror has the same bytes', async () => {
  const folder = await temporaryFolder();
  const mirrored = of('a', 4, 'copy');
  const elsewhere = { ...mirrored, source: { ...mirrored.source, url: 'http://127.0.0.1/mirror' } };
  await run(folder, of('a', 4, 'official'), elsewhere);
  expect(await standsIn(folder)).toMatchObject({ url: 'http://127.0.0.1/a', trust: { verdict: 'official' } });
  await run(folder, of('a', 4, 'altered'));
  expect((await standsIn(folder)).trust?.verdict, 'its own address is believed again').toBe('altered');
});

it('puts right what an earlier version has chosen, and what a killed process has left in two places', async () => {
  const folder = await temporaryFolder();
  await run(folder, of('a', 4, 'copy'), of('b', 1, 'copy'));
  const official = `${JSON.stringify(of('b', 1, 'official'), null, 2)}\n`;
  await writeFile(join(folder, beside('b')), official);
  await writeFile(join(folder, beside('a')), await readFile(join(folder, main)));
  const dataset = await openDataset(folder);
  await dataset.close();
  expect((await standsIn(folder)).digest).toBe(`sha256:${'b'.repeat(64)}`);
  expect((await readdir(join(folder, 'records/2019'))).sort()).toEqual([`${id}.json`, `${id}@${'a'.repeat(12)}.json`]);
  const lines = new Map((await readIndex(folder)).map((one) => [one.digest?.slice(7, 8), one.record]));
  expect([lines.get('a'), lines.get('b')]).toEqual([beside('a'), main]);
});

it('writes the index though a copy is no record any more, and does not write over it', async () => {
  const folder = await temporaryFolder();
  await run(folder, of('a', 4), of('b', 1));
  await writeFile(join(folder, beside('b')), '{"mine": 1}');
  const dataset = await openDataset(folder);
  await expect(dataset.write(of('b', 2))).rejects.toThrow(/@b{12}\.json is no record; it will not be written over/);
  await dataset.close();
  expect(await readIndex(folder)).toHaveLength(2);
  expect(await readFile(join(folder, beside('b')), 'utf8')).toBe('{"mine": 1}');
});

it('whatever the order and the runs, the best record stands and none is lost', async () => {
  const written = fc.record({
    letter: fc.constantFrom('a', 'b', 'c', 'd'),
    read: fc.integer({ min: 0, max: 4 }),
    verdict: fc.constantFrom<Verdict>('official', 'unknown', 'copy', 'altered'),
    isNewRun: fc.boolean(),
  });
  const rank = ['official', 'unknown', 'copy', 'altered'];
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 6 }), async (writes) => {
      const folder = await temporaryFolder();
      const last = new Map<string, [rank: number, values: number]>();
      let dataset = await openDataset(folder);
      for (const { letter, read, verdict, isNewRun } of writes) {
        if (isNewRun) {
          await dataset.close();
          dataset = await openDataset(folder);
        }
        const path = await dataset.write(of(letter, read, verdict));
        expect((await standsIn(folder, path)).digest).toBe(`sha256:${letter.repeat(64)}`);
        dataset.note(line({ url: `http://${letter}/`, record: path, digest: `sha256:${letter.repeat(64)}` }));
        last.set(letter, [rank.indexOf(verdict), -read]);
      }
      await dataset.close();
      const best = [...last.values()].sort(([a, m], [b, n]) => a - b || m - n)[0];
      expect(last.get((await standsIn(folder)).digest.slice(7, 8))).toEqual(best);
      expect(await readdir(join(folder, 'records/2019'))).toHaveLength(last.size);
      for (const { digest, record: path } of await readIndex(folder))
        expect((await standsIn(folder, path ?? '')).digest).toBe(digest);
      await rm(folder, { recursive: true });
    }),
    { numRuns: 60 },
  );
});
