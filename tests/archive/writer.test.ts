import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { CDXIndexer } from 'warcio';
import { type Exchange, openArchive, readCapture, type Snapshot } from '../../src/archive/index.js';
import { temporaryFolder } from '../support/folder.js';
import { exchange, membersOf, writeAll } from './support.js';

const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const latin1 = (bytes: Buffer) => bytes.toString('latin1');

it('keeps a response to the byte, with header lines in GBK and a reason in latin1', async () => {
  const folder = await temporaryFolder();
  const body = iconv.encode('<p>二、主动公开</p>', 'gb18030');
  const written: Exchange = {
    ...exchange('http://example.test/a?b=1', body, [
      ['CONTENT-type', 'text/html'],
      ['X-Title', latin1(iconv.encode('政府', 'gbk'))],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Empty', ''],
    ]),
    remoteAddress: '192.0.2.7',
  };
  const head = Buffer.concat([
    Buffer.from('HTTP/1.0 203 Tr\u00e8s bien\r\nCONTENT-type: text/html\r\nX-Title: ', 'latin1'),
    Buffer.from([0xd5, 0xfe, 0xb8, 0xae]),
    Buffer.from('\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Empty: \r\n\r\n'),
  ]);
  const response = { ...written.response, httpVersion: '1.0', status: 203, statusText: 'Tr\u00e8s bien' };
  const path = await writeAll(folder, [{ ...written, response }]);
  const [info, captured, asked] = (await membersOf(path)).map(({ record }) => record);

  const block = Buffer.concat([head, body]);
  const [fields = ''] = latin1(captured ?? Buffer.alloc(0)).split('\r\n\r\n');
  expect(latin1(captured ?? Buffer.alloc(0))).toBe(`${fields}\r\n\r\n${latin1(block)}\r\n\r\n`);
  expect(fields.split('\r\n')).toEqual([
    'WARC/1.1',
    'WARC-Type: response',
    expect.stringMatching(/^WARC-Record-ID: <urn:uuid:[0-9a-f-]{36}>$/),
    'WARC-Target-URI: http://example.test/a?b=1',
    'WARC-Date: 2026-03-01T02:03:04.567Z',
    'WARC-IP-Address: 192.0.2.7',
    `WARC-Payload-Digest: ${sha256(body)}`,
    'Content-Type: application/http;msgtype=response',
    `WARC-Block-Digest: ${sha256(block)}`,
    `Content-Length: ${block.length}`,
  ]);
  const id = /WARC-Record-ID: (.*)/.exec(fields)?.[1]?.trim();
  expect(latin1(asked ?? Buffer.alloc(0))).toContain(`WARC-Concurrent-To: ${id}`);
  expect(latin1(asked ?? Buffer.alloc(0))).toMatch(
    /\r\n\r\nGET \/a HTTP\/1\.1\r\nHost: example\.test\r\n\r\n\r\n\r\n$/,
  );
  expect(latin1(info ?? Buffer.alloc(0))).toMatch(/WARC-Type: warcinfo[\s\S]*software: test\/1\r\n/);
});

it('does not claim a transfer coding that is no longer there', async () => {
  const path = await writeAll(await temporaryFolder(), [
    exchange('http://example.test/', 'body', [
      ['Transfer-Encoding', 'chunked'],
      ['Content-Type', 'text/plain'],
    ]),
  ]);
  const text = latin1((await membersOf(path))[1]?.record ?? Buffer.alloc(0));
  expect(text).toContain('\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\nbody');
  expect(text).not.toMatch(/\nTransfer-Encoding/i);
});

it('gives a drawn document its own record, which names the response it was drawn from', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1' });
  const { snapshot: from } = await archive.write(exchange('http://example.test/', '<script>'));
  const { snapshot: drawn } = await archive.writeRendering({
    url: 'http://example.test/',
    renderedAt: new Date('2026-03-01T02:03:09Z'),
    html: '<p>画出</p>',
    concurrentTo: from.recordId,
    drawnBy: 'browser',
  });
  await archive.close();
  const record = (await membersOf(join(folder, drawn.file))).find(({ offset }) => offset === drawn.offset)?.record;
  expect(record?.toString()).toContain(`WARC-Type: resource\r\nWARC-Record-ID: ${drawn.recordId}`);
  expect(record?.toString()).toContain(`WARC-Concurrent-To: ${from.recordId}\r\nNianbao-Drawn-By: browser\r\n`);
  const capture = await readCapture(folder, drawn);
  expect(capture).toMatchObject({ type: 'resource', status: null, contentType: 'text/html;charset=utf-8' });
  expect(capture.body.toString()).toBe('<p>画出</p>');
});

it('is read by an independent indexer, which finds what the index says', async () => {
  const folder = await temporaryFolder();
  const path = await writeAll(folder, [
    exchange('http://www.ln.gov.cn/web/b.shtml', 'b'.repeat(100_000)),
    exchange('http://www.ln.gov.cn/web/a.shtml', 'a'),
    exchange('http://127.0.0.1:8080/robots.txt', '', [['X-No-Type', '1']]),
    exchange('https://www.liaoyang.gov.cn/%E6%94%BF?x=1', '政'),
  ]);
  const file = path.slice(folder.length + 1);
  const indexer = new CDXIndexer({ format: 'cdxj' });
  const theirs: unknown[] = [];
  for await (const found of indexer.iterIndex([{ filename: file, reader: createReadStream(path) }])) {
    const { urlkey, timestamp, url, mime, status, length, offset, filename } = found as Record<string, unknown>;
    theirs.push([urlkey, timestamp, url, mime ?? 'unk', `${status}`, `${length}`, `${offset}`, filename]);
  }
  const lines = (await readFile(join(folder, 'index.cdxj'), 'utf8')).trimEnd().split('\n');
  const ours = lines.map((line) => {
    const [, urlkey, timestamp, json = ''] = /^(\S+) (\d{14}) (.*)$/.exec(line) ?? [];
    const { url, mime, status, length, offset, filename, digest } = JSON.parse(json) as Record<string, string>;
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    return [urlkey, timestamp, url, mime, status, length, offset, filename];
  });
  expect(lines).toEqual([...lines].sort());
  expect(ours).toHaveLength(4);
  expect(new Set(ours.map((line) => JSON.stringify(line)))).toEqual(
    new Set(theirs.map((line) => JSON.stringify(line))),
  );
  // Its command line passes over every record as well: one info, four responses, four requests.
  const cli = createRequire(import.meta.url)
    .resolve('warcio')
    .replace('index.cjs', 'cli.js');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'index', path]);
  expect(stdout.trimEnd().split('\n')).toHaveLength(9);
  expect(stderr).toBe('');
});

it('adds to the index of a folder and keeps what stood in it', async () => {
  const folder = await temporaryFolder();
  await writeAll(folder, [exchange('http://b.test/', 'b')]);
  await writeAll(folder, [exchange('http://a.test/', 'a')]);
  const lines = (await readFile(join(folder, 'index.cdxj'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => line.split(')')[0])).toEqual(['test,a', 'test,b']);
});

it('begins another file past the limit, and tells where each capture lies', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1', maxFileBytes: 2000 });
  const urls = Array.from({ length: 6 }, (_, index) => `http://example.test/${index}`);
  // Written at once, and still one after the other.
  const snapshots = await Promise.all(urls.map(async (url) => (await archive.write(exchange(url, url))).snapshot));
  await archive.close();
  expect((await readdir(folder)).length).toBeGreaterThan(2);
  for (const [index, snapshot] of snapshots.entries())
    expect((await readCapture(folder, snapshot)).body.toString()).toBe(urls[index]);
});

it('writes nothing where nothing was captured', async () => {
  const folder = await temporaryFolder();
  await (await openArchive(folder, { software: 'test/1' })).close();
  expect(await readdir(folder)).toEqual([]);
});

it('gives back any body and any header value as they came', async () => {
  const folder = await temporaryFolder();
  const archive = await openArchive(folder, { software: 'test/1' });
  const value = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) });
  const body = fc.uint8Array({ maxLength: 3000 }).filter(([first, second]) => first !== 0x1f || second !== 0x8b);
  const written: { snapshot: Snapshot; body: Buffer; value: string }[] = [];
  await fc.assert(
    fc.asyncProperty(body, value, async (bytes, header) => {
      const one = exchange('http://example.test/', Buffer.from(bytes), [['X-Any', header]]);
      written.push({ snapshot: (await archive.write(one)).snapshot, body: Buffer.from(bytes), value: header });
    }),
    { numRuns: 60 },
  );
  await archive.close();
  const members = new Map(
    (await membersOf(join(folder, written[0]?.snapshot.file ?? ''))).map(({ offset, record }) => [offset, record]),
  );
  for (const { snapshot, body: bytes, value: header } of written) {
    const capture = await readCapture(folder, snapshot);
    expect([capture.body.equals(bytes), capture.payloadIntact]).toEqual([true, true]);
    expect(latin1(members.get(snapshot.offset) ?? Buffer.alloc(0))).toContain(`\r\nX-Any: ${header}\r\n\r\n`);
  }
});
