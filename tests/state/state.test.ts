import { openSync } from 'node:fs';
import { chmod, copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it } from 'vitest';
import { looksOf, openState, statusOf } from '../../src/state/index.js';
import { temporaryFolder } from '../support/folder.js';
import { bodyAt, entryAt, open } from './support.js';

it('goes on with a run until it is finished, and begins another one then', async () => {
  const folder = await temporaryFolder();
  const runs: unknown[] = [];
  for (const { asked, restart = false, isFinished = false } of [
    { asked: 'one' },
    { asked: 'one' },
    { asked: 'other' },
    { asked: 'one', isFinished: true },
    { asked: 'one' },
    { asked: 'one', restart: true },
    { asked: 'one' },
  ]) {
    const { run, finish, close } = open(folder, asked, restart);
    runs.push(`${asked} ${run.id}${run.isResumed ? ' again' : ''}`);
    if (isFinished) await finish();
    await close();
  }
  expect(runs).toEqual(['one 1', 'one 1 again', 'other 2', 'one 1 again', 'one 3', 'one 4', 'one 4 again']);
});

it('is one writer only, also within a process, until it is closed', async () => {
  const folder = await temporaryFolder();
  const { close } = open(folder);
  expect(() => open(folder)).toThrow(`another crawl is at work on ${folder}; "nianbao status ${folder}"`);
  await close();
  expect(open(folder).run.isResumed).toBe(true);
});

it('keeps all of many changes that come at once, with few syncs', async () => {
  const folder = await temporaryFolder();
  const { known, syncs, close } = open(folder);
  const entries = Array.from({ length: 500 }, (_, nth) => entryAt(100 * nth));
  const early = entries.slice(0, 250).map((entry) => known.noteAnswer(entry));
  await new Promise(setImmediate);
  await Promise.all([...early, ...entries.slice(250).map((entry) => known.noteAnswer(entry))]);
  expect(syncs()).toBeLessThan(10);
  await close();
  const again = open(folder).known;
  const lost = entries.filter(({ answer }) => again.fetched(answer.url) === null);
  expect(lost).toEqual([]);
});

it('notes nothing where the archive could not be brought to disk', async () => {
  const folder = await temporaryFolder();
  const full = () => Promise.reject(new Error('no space'));
  const state = openState(folder, { asked: 'a question', syncArchive: full });
  await expect(state.known.noteAnswer(entryAt(0))).rejects.toThrow('no space');
  await state.close();
  expect(open(folder).known.fetched('http://a.test/0')).toBeNull();
});

it('ends no file before all is known that was noted of it', async () => {
  const folder = await temporaryFolder();
  const full = () => Promise.reject(new Error('no space'));
  const state = openState(folder, { asked: 'a question', syncArchive: full });
  state.known.noteFile('a.warc.gz');
  const noted = state.known.noteAnswer(entryAt(0));
  state.known.noteClosed({ file: 'a.warc.gz', size: 100 });
  await expect(noted).rejects.toThrow('no space');
  await state.close();
  expect(open(folder).unended(['a.warc.gz'])).toEqual([{ file: 'a.warc.gz', size: 0 }]);
});

it('says of a file that is no database what to do, and takes no lock', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'crawl.sqlite'), 'garbage, more than a hundred bytes of it '.repeat(10));
  const told = /crawl\.sqlite is no database or is damaged: move it away/;
  expect(() => open(folder)).toThrow(told);
  expect(() => open(folder)).toThrow(told);
  await rm(join(folder, 'crawl.sqlite'));
  await open(folder).close();
});

it('leaves a database of a later version alone', async () => {
  const folder = await temporaryFolder();
  await open(folder).close();
  const path = join(folder, 'crawl.sqlite');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  const told = `${path} was written by a later version of nianbao`;
  expect(() => open(folder)).toThrow(told);
  expect(() => statusOf(folder)).toThrow(told);
  // The lock is free again.
  expect(() => open(folder)).toThrow(told);
});

it('tells which files nobody has ended, and how far each is good', async () => {
  const folder = await temporaryFolder();
  const { known, unended } = open(folder);
  for (const file of ['a.warc.gz', 'b.warc.gz', 'c.warc.gz']) known.noteFile(file);
  await known.noteAnswer(entryAt(0));
  await known.noteAnswer(entryAt(100));
  await known.noteAnswer(entryAt(0, { name: 'b', file: 'b.warc.gz' }));
  known.noteClosed({ file: 'b.warc.gz', size: 100 });
  await known.settled();
  expect(unended(['a.warc.gz', 'b.warc.gz', 'x.warc.gz'])).toEqual([
    { file: 'a.warc.gz', size: 200 },
    { file: 'c.warc.gz', size: 0 },
    { file: 'x.warc.gz', size: Number.MAX_SAFE_INTEGER },
  ]);
});

it('forgets what lay behind the cut of a file, and what only repeated it', async () => {
  const { known, settle, unended } = open(await temporaryFolder());
  known.noteFile('a.warc.gz');
  known.noteFile('b.warc.gz');
  await known.noteAnswer(entryAt(0));
  await known.noteAnswer(entryAt(100));
  const again = entryAt(0, { name: 'again', file: 'b.warc.gz' });
  await known.noteAnswer({
    ...again,
    answer: { ...again.answer, body: { ...again.answer.body, digest: 'sha256:100' } },
  });
  await known.noteDrawn(bodyAt(200, 'drawn'), { file: 'a.warc.gz', size: 300 });
  settle([{ file: 'a.warc.gz', size: 100 }]);
  expect(known.fetched('http://a.test/0')).not.toBeNull();
  for (const name of ['100', 'again']) expect(known.fetched(`http://a.test/${name}`)).toBeNull();
  expect(known.drawn('http://a.test/drawn')).toBeNull();
  expect(known.payload('sha256:100')).toBeNull();
  expect(unended([])).toEqual([{ file: 'b.warc.gz', size: 100 }]);
});

it('tells of the run that was gone on with last, and who is at work', async () => {
  const folder = await temporaryFolder();
  expect(statusOf(folder)).toBeNull();
  const first = open(folder, 'one');
  first.work.add([{ key: 'a/1', host: 'a' }]);
  await first.close();
  const second = open(folder, 'other');
  await second.finish();
  await second.close();
  expect(statusOf(folder)).toMatchObject({ asked: 'other', state: 'finished' });
  const third = open(folder, 'one');
  expect(statusOf(folder)).toMatchObject({ asked: 'one', state: 'running', units: 1, done: 0 });
  await third.close();
  expect(statusOf(folder)).toMatchObject({ asked: 'one', state: 'stopped', hosts: [{ host: 'a', left: 1 }] });
});

it('leaves one file behind, which is read where nothing may be written', async () => {
  const folder = await temporaryFolder();
  const { work, close } = open(folder, 'one');
  work.add([
    { key: 'a/1', host: 'a' },
    { key: 'a/2', host: 'a' },
  ]);
  const lease = work.lease('a');
  if (lease === null || 'waitMs' in lease) throw new Error('no unit is handed out');
  await work.finish(lease, ['found']);
  await close();
  expect((await readdir(folder)).sort()).toEqual(['crawl.lock', 'crawl.sqlite']);
  await withoutRights(folder, () => {
    expect(() => openSync(join(folder, 'new'), 'w')).toThrow('EACCES');
    expect(statusOf(folder)).toMatchObject({ state: 'stopped', units: 2, done: 1 });
    expect([...looksOf(folder)]).toMatchObject([{ results: ['found'] }]);
  });
});

it('holds a database that nothing was written to for none', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'crawl.sqlite'), '');
  expect([statusOf(folder), ...looksOf(folder)]).toEqual([null]);
});

it('says of a folder that a killed crawl has left where nothing may be written what stands in the way', async () => {
  const [killed, folder] = [await temporaryFolder(), await temporaryFolder()];
  const { work } = open(killed, 'one');
  work.add([{ key: 'a/1', host: 'a' }]);
  for (const name of ['crawl.sqlite', 'crawl.sqlite-wal']) await copyFile(join(killed, name), join(folder, name));
  await withoutRights(folder, () => {
    expect(() => statusOf(folder)).toThrow(/crawl\.sqlite: a crawl that was cut off has left a log beside it/);
  });
  // Where it may be written, it is taken in.
  expect(statusOf(folder)).toMatchObject({ state: 'stopped', units: 1, done: 0 });
});

/** Does something where nothing may be written into a folder. */
async function withoutRights(folder: string, look: () => void): Promise<void> {
  await chmod(folder, 0o555);
  // To root everything is open.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    look();
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
}
