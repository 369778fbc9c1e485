// What runs have found is told by when they looked and fetched, and not by when they began.
import { expect, it } from 'vitest';
import { type Asked, entryOf, sightingsIn } from '../../src/ledger/index.js';
import type { Lease } from '../../src/state/index.js';
import { changesOf } from '../../src/track/index.js';
import { open } from '../state/support.js';
import { temporaryFolder } from '../support/folder.js';
import { line, record } from '../support/records.js';

const column = 'https://a.test/nb/';
const year = 2023;

/** When its column was read, what was found by it, and when that was fetched: a letter stands for a document. */
type Found = readonly [readAt: string, found: string, fetchedAt?: string];

const timeOf = (day: string) => `2024-${day}T00:00:00.000Z`;

/** A run that is stopped after what it has found, unless it has two results. */
async function crawled(folder: string, asked: string, ...found: readonly Found[]): Promise<void> {
  const { work, run, finish, close } = open(folder, asked);
  if (!run.isResumed) work.add(Array.from({ length: 2 }, (_, n) => ({ key: `a/${n}`, host: 'a' })));
  for (const [day, what, fetched = day] of found) {
    const { place } = work.lease('a') as Lease;
    const isDocument = what.length === 1;
    const about = {
      outcome: isDocument ? 'ok' : what,
      ...(isDocument && { record: `records/2023/${what}.json`, digest: `sha256:${what.repeat(64)}` }),
      ...(isDocument && { url: 'https://a.test/r', fetchedAt: timeOf(fetched) }),
    };
    const kept = line({ year: year + place, url: column, columns: [column], ...about });
    await work.finish({ place, key: '', host: 'a' }, [
      { row: {}, line: kept, seenAt: timeOf(fetched), readAt: timeOf(day) },
    ]);
  }
  if ([...work.done()].length === 2) await finish();
  await close();
}

const none: Found = ['01-01', 'no_list'];

async function told(folder: string) {
  const asked = sightingsIn(folder).get(`211000 ${year}`) as Asked;
  const isThere = asked.sightings.some(({ outcome }) => outcome === 'ok');
  const published = isThere ? ({ id: 'a', issuer: null, kind: 'government', publishedOn: null } as const) : null;
  const { presence, timeliness } = entryOf({ ...asked, published, revisions: [] });
  const read = async ({ digest }: { readonly digest: string | null }) => {
    const letter = digest?.slice(7, 8) ?? '';
    return { path: `records/2023/${letter}.json`, record: record(letter, letter === 'c' ? 3 : 4, 'a', year) };
  };
  const changes = await changesOf(asked, read, () => false);
  return {
    ledger: [presence, timeliness].join(' '),
    changes: changes.map(({ kind, seenAt }) => `${kind} ${seenAt.slice(5, 10)}`),
    ids: changes.map(({ id }) => id),
  };
}

it.each<[string, { stopped: Found[]; between: Found; after: Found[]; ledger: string; changes: string[] }]>([
  [
    'saw it gone that was published meanwhile',
    {
      stopped: [],
      between: ['05-02', 'a'],
      after: [['05-03', 'not_listed'], none],
      ledger: 'withdrawn unproven',
      changes: ['published 05-02', 'withdrawn 05-03'],
    },
  ],
  [
    'has it by a list of before its day, though it was gone when it was fetched',
    {
      stopped: [],
      between: ['04-02', 'not_listed'],
      after: [['03-30', 'a', '04-03'], none],
      ledger: 'withdrawn unproven',
      changes: ['published 03-30', 'withdrawn 04-02'],
    },
  ],
  [
    'fetched a newer document by an older list',
    {
      stopped: [],
      between: ['05-02', 'a'],
      after: [['05-01', 'c', '05-03'], none],
      ledger: 'published unproven',
      changes: ['published 05-01'],
    },
  ],
  [
    'lacked it before it was published',
    {
      stopped: [['04-02', 'not_listed']],
      between: ['04-03', 'a'],
      after: [none],
      ledger: 'published late',
      changes: ['overdue 04-02', 'published 04-03'],
    },
  ],
])(
  'accuses nobody wrongly by a run that was gone on with and %s',
  async (_what, { stopped, between, after, ...is }) => {
    const folder = await temporaryFolder();
    await crawled(folder, 'stopped', ...stopped);
    await crawled(folder, 'between', between, none);
    await crawled(folder, 'stopped', ...after);
    const { ledger, changes } = await told(folder);
    expect({ ledger, changes }).toEqual(is);
  },
);

it('holds a newer document against what comes later', async () => {
  const folder = await temporaryFolder();
  await crawled(folder, 'stopped');
  await crawled(folder, 'between', ['05-02', 'a'], none);
  await crawled(folder, 'stopped', ['05-01', 'c', '05-03'], none);
  await crawled(folder, 'later', ['05-04', 'c'], none);
  await crawled(folder, 'last', ['05-05', 'a'], none);
  expect((await told(folder)).changes).toEqual(['published 05-01', 'revised 05-05']);
});

it('tells once that it is overdue, whichever run turns out to have seen it first', async () => {
  const folder = await temporaryFolder();
  await crawled(folder, 'stopped');
  await crawled(folder, 'between', ['04-02', 'not_listed'], none);
  const { ids } = await told(folder);
  await crawled(folder, 'stopped', ['04-01', 'not_listed'], none);
  expect((await told(folder)).ids).toEqual(ids);
  expect(ids).toEqual(['211000-2023:overdue']);
});
