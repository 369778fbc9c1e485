import { expect, it } from 'vitest';
import type { Lease, WorkQueue } from '../../src/state/index.js';
import { temporaryFolder } from '../support/folder.js';
import { open } from './support.js';

const units = ['b/1', 'a/1', 'b/2', 'a/2'].map((key) => ({ key, host: key[0] ?? '' }));

function leased(work: WorkQueue, host: string): Lease {
  const lease = work.lease(host);
  if (lease === null || 'waitMs' in lease) throw new Error('no unit');
  return lease;
}

it('hands out the units of a host in the order of the plan, each once', async () => {
  const { work } = open(await temporaryFolder());
  work.add(units);
  expect(work.hosts()).toEqual(['b', 'a']);
  expect([leased(work, 'a'), leased(work, 'a'), work.lease('a'), work.lease('c')]).toEqual([
    { place: 1, key: 'a/1', host: 'a' },
    { place: 3, key: 'a/2', host: 'a' },
    null,
    null,
  ]);
});

it('hands out again what was given back, not before its time', async () => {
  const { work } = open(await temporaryFolder());
  work.add(units);
  work.giveBack(leased(work, 'a'), Date.now() + 60_000, 'is rested');
  // The next one is due, and goes first.
  const second = leased(work, 'a');
  expect(second.key).toBe('a/2');
  const wait = work.lease('a');
  expect(wait && 'waitMs' in wait ? wait.waitMs : null).toBeGreaterThan(50_000);
  work.giveBack(second, 0, 'stopped');
  expect(leased(work, 'a')).toEqual({ place: 3, key: 'a/2', host: 'a' });
});

it('hands a unit to one at a time, also while that is on its way to the database', async () => {
  const { work, known } = open(await temporaryFolder());
  work.add(units);
  const first = leased(work, 'a');
  work.giveBack(first, 0, 'stopped');
  const again = leased(work, 'a');
  expect([again, leased(work, 'a').key, work.lease('a')]).toEqual([first, 'a/2', null]);
  await known.settled();
  expect(work.lease('a')).toBeNull();
  work.giveBack(again, 0, 'stopped');
  await known.settled();
  expect(leased(work, 'a')).toEqual(first);
});

it('keeps results in the order of the plan', async () => {
  const folder = await temporaryFolder();
  const { work, close } = open(folder);
  work.add(units);
  for (const host of ['a', 'b', 'a']) {
    const lease = leased(work, host);
    await work.finish(lease, [lease.key, { 市: '辽阳' }]);
  }
  await close();
  const again = open(folder).work;
  // Laid down a second time, nothing is lost.
  again.add(units);
  expect(again.hosts()).toEqual(['b']);
  expect([...again.done()]).toEqual(
    [0, 1, 3].map((place) => ({ place, results: [units[place]?.key, { 市: '辽阳' }] })),
  );
});

it('takes back what a process had that is gone', async () => {
  const folder = await temporaryFolder();
  const { work, close } = open(folder);
  work.add(units);
  leased(work, 'a');
  await close();
  expect(leased(open(folder).work, 'a')).toEqual({ place: 1, key: 'a/1', host: 'a' });
});
