// What is seen is told by when it was seen, and not by when its run began.
import { expect, it } from 'vitest';
import { type Asked, entryOf, sightingsIn } from '../../src/ledger/index.js';
import type { Lease } from '../../src/state/index.js';
import { changesOf } from '../../src/track/index.js';
import { open } from '../state/support.js';
import { temporaryFolder } from '../support/folder.js';
import { line } from '../support/records.js';

const column = 'https://a.test/nb/';

/** A run that asks for the reports of a city, as far as it comes. */
async function crawled(
  folder: string,
  asked: string,
  units: number,
  found: readonly [string, string][],
): Promise<void> {
  const { work, run, finish, close } = open(folder, asked);
  if (!run.isResumed) work.add(Array.from({ length: units }, (_, n) => ({ key: `a/${n}`, host: 'a' })));
  for (const [seenAt, outcome] of found) {
    const about = outcome === 'ok' ? { record: 'records/2023/a.json', digest: `sha256:${'a'.repeat(64)}` } : {};
    const lease = work.lease('a') as Lease;
    await work.finish(lease, [
      { row: {}, line: line({ year: 2023 + lease.place, outcome, url: column, columns: [column], ...about }), seenAt },
    ]);
  }
  if ([...work.done()].length === units) await finish();
  await close();
}

it('accuses nobody of being late by a run that was stopped before the report was there, and saw it gone afterwards', async () => {
  const folder = await temporaryFolder();
  await crawled(folder, 'two years', 2, []);
  await crawled(folder, 'one year', 1, [['2024-05-02T00:00:00.000Z', 'ok']]);
  await crawled(folder, 'two years', 2, [
    ['2024-05-03T00:00:00.000Z', 'not_listed'],
    ['2024-05-03T00:00:00.000Z', 'no_list'],
  ]);
  const asked = sightingsIn(folder).get('211000 2023') as Asked;
  const published = { id: 'a', issuer: null, kind: 'government', publishedOn: null } as const;
  const { presence, timeliness } = entryOf({ ...asked, published, revisions: [] });
  expect([presence, timeliness]).toEqual(['withdrawn', 'unproven']);
  const unread = async () => null;
  const changes = await changesOf(asked, unread, () => false);
  expect(changes.map(({ kind, seenAt }) => `${kind} ${seenAt.slice(0, 10)}`)).toEqual([
    'published 2024-05-02',
    'withdrawn 2024-05-03',
  ]);
});
