// What is recalled from the archive is what the network gave, also where that was no use.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { exchange, membersOf } from '../archive/support.js';
import { temporaryFolder } from '../support/folder.js';
import { fetchingIn } from './fetching.js';

const url = 'http://a.test/a';
const gzip = [['Content-Encoding', 'gzip']] as const;
const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));

it.each([
  ['a body that is broken', gzipSync('<p>一份报告</p>').subarray(0, 20), 'broken_body'],
  ['a body without end', bomb, 'too_large'],
])('recalls %s after a kill, and does not ask for it again', async (_what, body, outcome) => {
  const folder = await temporaryFolder();
  const first = await fetchingIn(folder);
  const failure = await first.recorder.record(exchange(url, body, gzip), true).catch((error: unknown) => error);
  expect(failure).toMatchObject({ outcome });
  // The process ends before the failure is noted.
  await first.close();
  const second = await fetchingIn(folder);
  await expect(second.recorder.recall(url)).rejects.toEqual(failure);
  await second.recorder.record(exchange(`${url}?again`, body, gzip), true).catch(() => undefined);
  await second.close();
  const records = (await readdir(second.snapshots)).filter((name) => name.endsWith('.warc.gz'));
  const types = (await Promise.all(records.map((name) => membersOf(join(second.snapshots, name)))))
    .flat()
    .map(({ record }) => /WARC-Type: (\w+)/.exec(record.toString('latin1'))?.[1]);
  expect(types.filter((type) => type === 'response' || type === 'revisit')).toEqual(['response', 'revisit']);
});

it('asks again for a page whose payload is another one by now', async () => {
  const folder = await temporaryFolder();
  const first = await fetchingIn(folder);
  await first.recorder.record(exchange(url, '<p>一份报告</p>'), true);
  await first.close();
  const [name = ''] = (await readdir(first.snapshots)).filter((file) => file.endsWith('.warc.gz'));
  const path = join(first.snapshots, name);
  const parts = await membersOf(path);
  const changed = parts.map(({ record, packed }) =>
    record.includes('一份报告') ? gzipSync(Buffer.from(record.toString('utf8').replace('一份', '两份'))) : packed,
  );
  await writeFile(path, Buffer.concat(changed));
  expect((await readFile(path)).equals(Buffer.concat(parts.map(({ packed }) => packed)))).toBe(false);
  const second = await fetchingIn(folder);
  expect(await second.recorder.recall(url)).toBeNull();
  await second.close();
});
