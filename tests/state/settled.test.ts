// What was noted counts at once, and nothing is finished that rests on something lost.
import { expect, it } from 'vitest';
import { type KnownAnswer, openState } from '../../src/state/index.js';
import { temporaryFolder } from '../support/folder.js';

const url = 'http://a.test/';
const body = {
  url,
  date: '2024-01-01T00:00:00.000Z',
  digest: `sha256:${'0'.repeat(64)}`,
  file: 'one.warc.gz',
  offset: 100,
  recordId: '<urn:uuid:1>',
};
const answer: KnownAnswer = { url, status: 200, headers: [['Server', 'x']], fetchedAt: body.date, body };
const entry = { answer, isFinal: true, extent: { file: body.file, size: 900 } };

/** A state with one unit, whose archive comes to disk when `sync` says so. */
async function stateOf(sync: () => Promise<void>, folder?: string) {
  const state = openState(folder ?? (await temporaryFolder()), { asked: 'one', syncArchive: sync });
  state.work.add([{ key: url, host: 'a.test' }]);
  return state;
}

it('recalls an answer and its body before they are on disk, and in the same words afterwards', async () => {
  let isSynced = () => {};
  const state = await stateOf(() => new Promise((resolve) => (isSynced = resolve)));
  state.known.noteFile(body.file);
  const noted = state.known.noteAnswer(entry);
  expect([state.known.fetched(url), state.known.payload(body.digest)]).toEqual([{ kind: 'answer', answer }, body]);
  expect(await Promise.race([noted.then(() => 'settled'), new Promise((go) => setTimeout(go, 20, 'waits'))])).toBe(
    'waits',
  );
  isSynced();
  await Promise.all([noted, state.known.settled()]);
  expect([state.known.fetched(url), state.known.payload(body.digest)]).toEqual([{ kind: 'answer', answer }, body]);
  await state.close();
});

it('recalls no answer that is to be tried again, and a failure with its reason', async () => {
  const state = await stateOf(() => Promise.resolve());
  void state.known.noteAnswer({ ...entry, isFinal: false });
  expect(state.known.fetched(url)).toBeNull();
  const failure = { outcome: 'timeout', detail: 'no answer', status: null };
  void state.known.noteFailure(url, failure);
  expect(state.known.fetched(url)).toEqual({ kind: 'failure', failure });
  await state.known.settled();
  expect(state.known.fetched(url)).toEqual({ kind: 'failure', failure });
  await state.close();
});

it('finishes no unit whose answer could not be brought to disk, also if the disk is well again', async () => {
  const folder = await temporaryFolder();
  let syncs = 0;
  const state = await stateOf(() => (++syncs === 1 ? Promise.reject(new Error('no disk')) : Promise.resolve()), folder);
  const lease = state.work.lease('a.test');
  if (!lease || 'waitMs' in lease) throw new Error('no work');
  void state.known.noteAnswer(entry);
  await expect(state.known.settled()).rejects.toThrow('no disk');
  await expect(state.work.finish(lease, ['done'])).rejects.toThrow('no disk');
  await state.close();
  const again = await stateOf(() => Promise.resolve(), folder);
  expect([...again.work.done()]).toEqual([]);
  expect(again.known.fetched(url)).toBeNull();
  await again.close();
});

it('gives out what is due first in the order of the plan, and tells how long the rest must wait', async () => {
  const folder = await temporaryFolder();
  const state = openState(folder, { asked: 'three', syncArchive: () => Promise.resolve() });
  state.work.add(['a', 'b', 'c'].map((key) => ({ key, host: 'a.test' })));
  const take = () => {
    const lease = state.work.lease('a.test');
    if (!lease || 'waitMs' in lease) throw new Error('nothing is due');
    return lease;
  };
  const first = take();
  state.work.giveBack(first, Date.now() + 60_000, 'later');
  const second = take();
  expect([second.key, take().key]).toEqual(['b', 'c']);
  state.work.giveBack(second, Date.now() + 30_000, 'sooner');
  const waiting = state.work.lease('a.test');
  expect(waiting).toHaveProperty('waitMs');
  expect((waiting as { waitMs: number }).waitMs).toBeLessThanOrEqual(30_000);
  expect(state.work.hosts()).toEqual(['a.test']);
  await state.close();
});
