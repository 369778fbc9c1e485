import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCapture, type Snapshot } from '../../src/archive/index.js';
import { temporaryFolder } from '../support/folder.js';
import { exchange, foreignRecord, foreignResponse, membersOf, readAll, writeAll } from './support.js';

async function file(...parts: readonly (string | Buffer)[]): Promise<string> {
  const path = join(await temporaryFolder(), 'x.warc.gz');
  await writeFile(path, Buffer.concat(parts.map((part) => Buffer.from(part))));
  return path;
}

describe('a file of our own', () => {
  const bodies = ['first', 'second '.repeat(9000), '', 'fourth'];
  const write = async () =>
    writeAll(
      await temporaryFolder(),
      bodies.map((body, index) => exchange(`http://example.test/${index}`, body)),
    );

  it('gives every capture in order, each with the place where it really lies', async () => {
    const path = await write();
    const { captures, error } = await readAll(path);
    expect(error).toBeNull();
    expect(captures.map(({ body }) => body.toString())).toEqual(bodies);
    const members = await membersOf(path);
    for (const { snapshot } of captures) {
      const there = members.find(({ offset }) => offset === snapshot.offset);
      expect(there?.record.toString()).toContain(snapshot.recordId);
    }
  });

  it('cut anywhere, gives the whole records before the cut and one line about it', async () => {
    const bytes = await readFile(await write());
    const path = join(await temporaryFolder(), 'cut.warc.gz');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (length) => {
        await writeFile(path, bytes.subarray(0, length));
        const ends = (await membersOf(path).catch(() => null)) !== null;
        const { captures, error } = await readAll(path);
        expect(captures.map(({ body }) => body.toString())).toEqual(bodies.slice(0, captures.length));
        // Cut between two records nothing is amiss.
        if (ends) expect(error).toBeNull();
        else expect(error).toMatch(/^\S+cut\.warc\.gz: (?:broken after \d+ records: )?the file ends in the middle/);
      }),
      { numRuns: 40 },
    );
  });

  it('cut after its packing was removed, does the same', async () => {
    const whole = Buffer.concat((await membersOf(await write())).map(({ record }) => record));
    const path = join(await temporaryFolder(), 'cut.warc');
    await writeFile(path, whole);
    expect((await readAll(path)).captures.map(({ body }) => body.toString())).toEqual(bodies);
    await writeFile(path, whole.subarray(0, whole.indexOf('second ') + 100));
    const { captures, error } = await readAll(path);
    expect(captures.map(({ body }) => body.toString())).toEqual(['first']);
    expect(error).toMatch(/broken after 3 records: the file ends in the middle of a record$/);
  });

  it('packed anew, is found by the id of the record', async () => {
    const path = await write();
    const { captures } = await readAll(path);
    const last = captures.at(-1)?.snapshot as Snapshot;
    const members = await membersOf(path);
    await writeFile(path, Buffer.concat(members.map(({ record }) => gzipSync(record, { level: 0 }))));
    const folder = path.slice(0, -last.file.length);
    expect((await readCapture(folder, last)).body.toString()).toBe('fourth');
    expect((await readCapture(folder, { ...last, offset: 1e9 })).snapshot.offset).not.toBe(1e9);
    await expect(readCapture(folder, { ...last, recordId: '<urn:uuid:none>' })).rejects.toThrow(
      /has no record <urn:uuid:none>$/,
    );
    await expect(readCapture(folder, { ...last, file: 'gone.warc.gz' })).rejects.toThrow(
      /gone\.warc\.gz: no such file$/,
    );
  });

  it('with one character of a body changed, says that the payload is not the one that was written', async () => {
    const path = await write();
    const members = await membersOf(path);
    const changed = members.map(({ record }) =>
      gzipSync(Buffer.from(record.toString('latin1').replace('fourth', 'f0urth'), 'latin1')),
    );
    await writeFile(path, Buffer.concat(changed));
    const { captures } = await readAll(path);
    expect(captures.map(({ payloadIntact }) => payloadIntact)).toEqual([true, true, true, false]);
  });
});

describe('a file of somebody else', () => {
  it('with a chunked body: the lengths of its chunks are not part of the page', async () => {
    const chunked = '7\r\n<td>12 \r\n5\r\n</td>\r\n0\r\n\r\n';
    const path = await file(foreignResponse('a', 'Transfer-Encoding: chunked\r\nContent-Type: text/html', chunked));
    const { captures } = await readAll(path);
    expect(captures[0]).toMatchObject({ contentType: 'text/html', payloadIntact: null, fault: null });
    expect(captures[0]?.body.toString()).toBe('<td>12 </td>');
  });

  it('with digests of another kind, or dates that are no moment, says nothing of them', async () => {
    const head = 'HTTP/1.1 200 OK\r\n\r\nbody';
    const fields = { 'WARC-Type': 'response', 'WARC-Record-ID': '<urn:uuid:a>', 'WARC-Date': '2020-01' };
    const sha1 = createHash('sha1').update('body').digest('hex');
    const path = await file(foreignRecord({ ...fields, 'WARC-Payload-Digest': `sha1:${sha1}` }, head));
    expect((await readAll(path)).captures[0]).toMatchObject({ payloadIntact: null, fetchedAt: null, url: null });
  });

  it('loses one body that is broken, and no other', async () => {
    const path = await file(
      foreignResponse('a', 'Content-Encoding: gzip', gzipSync('x'.repeat(900)).subarray(0, 20)),
      foreignResponse('b', 'Content-Encoding: zstd', 'x'),
      foreignResponse('c', 'Transfer-Encoding: chunked', '5\r\nwhole\r\nzz\r\nno length\r\n'),
      foreignResponse('d', 'Content-Encoding: deflate', deflateSync('whole')),
    );
    const { captures, error } = await readAll(path);
    expect(error).toBeNull();
    expect(captures.map(({ fault, body }) => fault ?? body.toString())).toEqual([
      'the gzip body is broken',
      'unknown content coding "zstd"',
      'the chunked body is broken',
      'whole',
    ]);
    await expect(readCapture(path.slice(0, -'x.warc.gz'.length), captures[0]?.snapshot as Snapshot)).rejects.toThrow(
      /record <urn:uuid:a>: the gzip body is broken$/,
    );
  });

  it('reads files that are not packed, and header values in GBK', async () => {
    const head = `Content-Type: text/html\r\nX-Title: ${Buffer.from([0xd5, 0xfe]).toString('latin1')}`;
    const block = Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\nbody`, 'latin1');
    const fields = { 'WARC-Type': 'response', 'WARC-Record-ID': '<urn:uuid:a>' };
    const path = await file(foreignRecord(fields, block, false), foreignResponse('b', 'A: b', 'second', false));
    const { captures, error } = await readAll(path);
    expect(error).toBeNull();
    expect(captures.map(({ body }) => body.toString())).toEqual(['body', 'second']);
    expect(captures[1]?.snapshot.offset).toBe(foreignRecord(fields, block, false).length);
  });

  it('takes a message without any header line for what it is', async () => {
    const fields = { 'WARC-Type': 'response', 'WARC-Record-ID': '<urn:uuid:a>' };
    const path = await file(
      foreignRecord(fields, 'HTTP/1.0 200 OK\r\n\r\nbody\r\n\r\nbody'),
      foreignRecord(fields, 'HTTP/1.0 200 OK'),
      foreignRecord(fields, 'no message'),
    );
    const { captures, error } = await readAll(path);
    expect(error).toBeNull();
    expect(captures.map(({ status, contentType, body }) => [status, contentType, body.toString()])).toEqual([
      [200, null, 'body\r\n\r\nbody'],
      [200, null, ''],
      [0, null, ''],
    ]);
  });

  it.each([
    ['text that is no WARC file', 'hello', /x\.warc\.gz: no WARC record where one should begin$/],
    ['nothing', '', /x\.warc\.gz: the file is empty$/],
    ['a length that is none', 'WARC/1.0\r\nContent-Length: -5\r\n\r\n', /a record of no sensible length$/],
    [
      'a head that never ends, and unpacks to a thousand times its size',
      gzipSync(`WARC/1.0\r\n${'X: y\r\n'.repeat(900_000)}`, { level: 1 }),
      /a head is over the limit of 1048576 bytes$/,
    ],
    [
      'a length beyond the end',
      'WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 70000000000\r\n\r\nshort',
      /the file ends in the middle of a record$/,
    ],
  ])('%s: one line, and no capture', async (_what, content, message) => {
    const { captures, error } = await readAll(await file(content));
    expect(captures.filter(({ fault }) => fault === null)).toEqual([]);
    expect(error).toMatch(message);
    expect(error?.split('\n')).toHaveLength(1);
  });
});
