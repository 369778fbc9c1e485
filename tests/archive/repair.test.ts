import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openArchive, readCapture, readCaptures, repairFile, type Snapshot } from '../../src/archive/index.js';
import { temporaryFolder } from '../support/folder.js';
import { exchange, membersOf } from './support.js';

/** An archive of three captures as a process leaves it that is killed. */
async function leftOpen(): Promise<{ folder: string; file: string; snapshots: Snapshot[]; extents: number[] }> {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1' });
  onTestFinished(() => archive.close());
  const snapshots: Snapshot[] = [];
  const extents: number[] = [];
  for (const name of ['a', 'b', 'c']) {
    const { snapshot, extent } = await archive.write(exchange(`http://example.test/${name}`, name.repeat(50)));
    snapshots.push(snapshot);
    extents.push(extent.size);
  }
  await archive.sync();
  return { folder, file: snapshots[0]?.file ?? '', snapshots, extents };
}

const indexOf = async (folder: string) =>
  (await readFile(join(folder, 'index.cdxj'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as { url: string; offset: string; length: string });

it('cuts off what is not known, and indexes the rest', async () => {
  const { folder, file, snapshots, extents } = await leftOpen();
  const size = extents[1] ?? 0;
  expect(await repairFile(folder, { file, size })).toEqual({ file, size });
  const found: string[] = [];
  for await (const { url } of readCaptures(join(folder, file))) found.push(url ?? '');
  expect(found).toEqual(['http://example.test/a', 'http://example.test/b']);
  const members = await membersOf(join(folder, file));
  expect(await indexOf(folder)).toMatchObject(
    snapshots.slice(0, 2).map(({ offset }, index) => {
      const member = members.find((one) => one.offset === offset);
      return { url: found[index], offset: String(offset), length: String(member?.packed.length) };
    }),
  );
});

it('takes what was cut off out of the index', async () => {
  const { folder, file, extents } = await leftOpen();
  await repairFile(folder, { file, size: Number.MAX_SAFE_INTEGER });
  expect((await indexOf(folder)).map(({ url }) => url.slice(-1))).toEqual(['a', 'b', 'c']);
  await repairFile(folder, { file, size: extents[0] ?? 0 });
  expect((await indexOf(folder)).map(({ url }) => url.slice(-1))).toEqual(['a']);
});

it('removes a file of which nothing is known', async () => {
  const { folder, file } = await leftOpen();
  expect(await repairFile(folder, { file, size: 0 })).toEqual({ file, size: 0 });
  expect(await readdir(folder)).toEqual([]);
});

it('says how far a file is good that is shorter than it should be, wherever it ends', async () => {
  const { folder, file, snapshots } = await leftOpen();
  const path = join(folder, file);
  const bytes = await readFile(path);
  const members = await membersOf(path);
  const ends = [0, ...members.map(({ offset, packed }) => offset + packed.length)];
  for (let length = 0; length <= bytes.length; length += 37) {
    await writeFile(path, bytes);
    await truncate(path, length);
    const good = Math.max(...ends.filter((end) => end <= length));
    expect(await repairFile(folder, { file, size: bytes.length })).toEqual({ file, size: good });
    if (good === 0) continue;
    const whole = snapshots.filter(({ offset }) => offset < good);
    for (const snapshot of whole) expect((await readCapture(folder, snapshot)).fault).toBeNull();
  }
});

it('takes a file that is gone for an empty one', async () => {
  const folder = await temporaryFolder();
  expect(await repairFile(folder, { file: 'gone.warc.gz', size: 100 })).toEqual({ file: 'gone.warc.gz', size: 0 });
});

it('keeps the bytes of a file that is damaged in its midst, whether or not it is known', async () => {
  for (const size of [null, Number.MAX_SAFE_INTEGER]) {
    const { folder, file, snapshots, extents } = await leftOpen();
    const path = join(folder, file);
    const bytes = await readFile(path);
    const { offset = 0 } = snapshots[1] ?? {};
    bytes.fill(0, offset + 20, offset + 60);
    await writeFile(path, bytes);
    const end = extents[2] ?? 0;
    expect(await repairFile(folder, { file, size: size ?? end })).toEqual({ file, size: end });
    expect(await readFile(path)).toEqual(bytes);
    const [first, , third] = snapshots;
    for (const snapshot of [first, third])
      if (snapshot) expect((await readCapture(folder, snapshot)).snapshot.recordId).toBe(snapshot.recordId);
  }
});
