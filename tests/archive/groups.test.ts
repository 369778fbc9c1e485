// What comes together is written together, and stands or falls together.
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openArchive, readCapture } from '../../src/archive/index.js';
import { Packer } from '../../src/archive/packer.js';
import { temporaryFolder } from '../support/folder.js';
import { exchange, membersOf, readAll } from './support.js';

const urls = (count: number) => Array.from({ length: count }, (_, index) => `http://example.test/${index}`);

/** The prototype of all open files, whose methods a test stands before. */
async function openFiles(): Promise<FileHandle> {
  const handle = await open(import.meta.filename);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

it('writes at once what comes together, in its order, and tells how far the file reaches with each', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1' });
  await archive.write(exchange('http://example.test/first', 'first'));
  const write = vi.spyOn(await openFiles(), 'write');
  const written = await Promise.all(urls(20).map((url) => archive.write(exchange(url, url))));
  expect(write).toHaveBeenCalledTimes(1);
  write.mockRestore();
  await archive.close();
  const path = join(folder, written[0]?.snapshot.file ?? '');
  const bytes = await readFile(path);
  const members = await membersOf(path);
  // An info, a first pair, and then a response and a request of each.
  expect(written.map(({ snapshot }) => snapshot.offset)).toEqual(
    urls(20).map((_, index) => members[3 + 2 * index]?.offset),
  );
  expect(written.map(({ extent }) => extent.size)).toEqual(
    urls(20).map((_, index) => members[5 + 2 * index]?.offset ?? bytes.length),
  );
  for (const [index, url] of urls(20).entries())
    expect((await readCapture(folder, written[index]?.snapshot ?? expect.fail())).body.toString()).toBe(url);
});

it('tells all who wait where the disk is full in the middle of a group, cuts it off, and goes on', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1' });
  const { extent } = await archive.write(exchange('http://example.test/before', 'before'));
  const path = join(folder, extent.file);
  const files = await openFiles();
  const real = files.write as (...args: unknown[]) => Promise<unknown>;
  const write = vi.spyOn(files, 'write');
  write
    .mockImplementationOnce(function (this: FileHandle, bytes: unknown, offset: unknown, length: unknown, at: unknown) {
      return real.call(this, bytes, offset, Number(length) - 300, at) as ReturnType<FileHandle['write']>;
    } as never)
    .mockRejectedValueOnce(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
  const ends = await Promise.allSettled(urls(5).map((url) => archive.write(exchange(url, url))));
  expect(write).toHaveBeenCalledTimes(2);
  write.mockRestore();
  expect(ends).toEqual(
    urls(5).map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'ENOSPC' }) as unknown })),
  );
  expect((await readFile(path)).length).toBe(extent.size);
  const after = await archive.write(exchange('http://example.test/after', 'after'));
  expect(after.snapshot.offset).toBe(extent.size);
  await archive.close();
  const { captures, error } = await readAll(path);
  expect([captures.map(({ url }) => url), error]).toEqual([
    ['http://example.test/before', 'http://example.test/after'],
    null,
  ]);
  const index = (await readFile(join(folder, 'index.cdxj'), 'utf8')).trimEnd().split('\n');
  expect(index.map((line) => /"url":"([^"]*)"/.exec(line)?.[1])).toEqual([
    'http://example.test/after',
    'http://example.test/before',
  ]);
});

it('tells all who wait where no file can be begun', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, {
    software: 'test/1',
    onFile: () => {
      throw new Error('no file');
    },
  });
  const ends = await Promise.allSettled(urls(3).map((url) => archive.write(exchange(url, url))));
  expect(ends.map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual(
    Array(3).fill('no file'),
  );
  await archive.close();
});

it('tells all who wait where the packing thread ends, and begins another one', async () => {
  const packer = new Packer();
  const record = { head: 'WARC/1.1\r\n', message: '', body: Buffer.from('x') };
  await packer.pack([record]);
  // Long enough in the thread's hands, one behind the other; the last is still here.
  const waiting: Promise<unknown>[] = [];
  for (let job = 0; job < 4; job++) {
    waiting.push(packer.pack([{ ...record, body: randomBytes(8_000_000) }]));
    await new Promise(setImmediate);
  }
  const told = Promise.all(waiting.map((one) => expect(one).rejects.toThrow('the packing thread was ended')));
  await Promise.all([packer.close(), told]);
  expect((await packer.pack([record, record])).lengths).toHaveLength(2);
  await packer.close();
});
