import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleReports, startPortal } from '../../src/portal/index.js';
import { parseRecord } from '../../src/report/index.js';
import { exchange, foreignResponse, writeAll } from '../archive/support.js';
import { jsonOf, linesOf, nianbao } from './support.js';

let cwd: string;
const pages: Buffer[] = [];

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'nianbao-extract-'));
  const portal = await startPortal();
  for (const { code, year } of sampleReports.slice(0, 4)) {
    const path = `/web/zwgkx/zfxxgk1/2010zfxxgk_148535/${year}/${year + 1}0129${code}0930/index.shtml`;
    pages.push(Buffer.from(await (await fetch(portal.url + path)).arrayBuffer()));
  }
  await portal.close();
  const write = (name: string, content: string | Buffer) => writeFile(join(cwd, name), content);
  await mkdir(join(cwd, 'folder/deeper'), { recursive: true });
  for (const [index, name] of ['b.html', 'folder/2.htm', 'folder/1.shtml', 'folder/deeper/3.html'].entries())
    await write(name, pages[index] as Buffer);
  await write('folder/picture.png', '\x89PNG');
  await write('empty.html', '');
  await write('picture.html', Buffer.from('89504e470d0a1a0a', 'hex'));
  await write('noise.html', Buffer.alloc(5000));
  await write('notice.html', '<p>关于召开会议的通知</p>');
  await mkdir(join(cwd, 'nothing'));
  const url = (name: string) => `http://example.test/${name}`;
  const html: [string, string][] = [['Content-Type', 'text/html']];
  const warc = await writeAll(join(cwd, 'warc'), [
    exchange(url('list'), '<li><a href="a">年报</a></li>', html),
    exchange(url('a'), pages[0] as Buffer, html),
    {
      ...exchange(url('gone'), pages[1] as Buffer, html),
      response: { ...exchange(url('gone'), pages[1] as Buffer, html).response, status: 404 },
    },
    exchange(url('broken'), 'x', [...html, ['Content-Encoding', 'br']]),
    exchange(url('b'), gzipSync(pages[1] as Buffer), [...html, ['Content-Encoding', 'gzip']]),
  ]);
  await copyFile(warc, join(cwd, 'x.warc.gz'));
  await write('lists.warc.gz', foreignResponse('a', 'Content-Type: text/html', '<p>通知</p>'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const idsOf = (stdout: string) =>
  jsonOf(stdout).map((line) =>
    line.error === undefined ? (line.report as { id: string }).id : `${String(line.file)}: ${String(line.error)}`,
  );
const ids = ['211000-辽阳市-2019', '210100-沈阳市-2019', '210300-鞍山市-2019', '210800-营口市-2019'];

it('reads a file, a folder, standard input and a WARC file, in the order in which they are named', async () => {
  const { code, stdout, stderr } = await nianbao(['extract', 'folder', '-', 'b.html', 'x.warc.gz'], {
    cwd,
    input: pages[3] as Buffer,
  });
  expect(idsOf(stdout)).toEqual([
    // A folder in the order of names.
    ids[2],
    ids[1],
    ids[3],
    ids[3],
    ids[0],
    ids[0],
    expect.stringMatching(/^x\.warc\.gz#<urn:uuid:\S+>: the br body is broken$/),
    ids[1],
  ]);
  expect([code, linesOf(stderr)]).toEqual([1, ['nianbao: folder: 1 other file passed over']]);
  const lines = jsonOf(stdout);
  const sources = await Promise.all(
    lines.filter(({ error }) => error === undefined).map(async (line) => (await parseRecord(line)).source),
  );
  expect(sources.map(({ file, url, snapshot }) => [file, url, snapshot?.file ?? null])).toEqual([
    ['folder/1.shtml', null, null],
    ['folder/2.htm', null, null],
    ['folder/deeper/3.html', null, null],
    [null, null, null],
    ['b.html', null, null],
    ['x.warc.gz', 'http://example.test/a', 'x.warc.gz'],
    ['x.warc.gz', 'http://example.test/b', 'x.warc.gz'],
  ]);
  const offsets = sources.slice(-2).map(({ snapshot }) => snapshot?.offset ?? 0);
  expect(offsets[0]).toBeGreaterThan(100);
  expect(offsets[1]).toBeGreaterThan(offsets[0] ?? 0);
});

it('takes the address and the encoding of a document from the command line', async () => {
  const args = ['extract', '-', '--url', 'http://example.test/x', '--charset', 'gbk'];
  const { code, stdout } = await nianbao(args, { cwd, input: pages[0] as Buffer });
  const [record] = jsonOf(stdout);
  expect([code, record?.source]).toEqual([
    0,
    expect.objectContaining({ url: 'http://example.test/x', charset: 'gb18030', file: null }),
  ]);
});

it('says of each document that cannot be read why, in one line, and goes on', async () => {
  const bad = [
    'gone.html',
    'empty.html',
    'picture.html',
    'noise.html',
    'notice.html',
    'nothing',
    'gone.warc.gz',
    'lists.warc.gz',
  ];
  const { code, stdout, stderr } = await nianbao(['extract', ...bad, 'b.html'], { cwd });
  expect(idsOf(stdout)).toEqual([
    'gone.html: no such file or folder',
    'empty.html: the document is empty',
    'picture.html: the document is a picture, neither HTML nor text',
    'noise.html: the document is binary data, neither HTML nor text',
    'notice.html: no yearly report: neither a table of the national form nor two of its sections',
    'nothing: no documents in it (.html .htm .shtml .xhtml .txt .warc .warc.gz)',
    'gone.warc.gz: no such file or folder',
    'lists.warc.gz: no yearly report among its captures',
    ids[0],
  ]);
  expect([code, stderr]).toEqual([1, '']);
});

it('says why standard input cannot be read, and ends well where its reader leaves', async () => {
  expect(await nianbao(['extract', '-'], { cwd })).toEqual({
    code: 1,
    stdout: '{"file":"-","error":"the document is empty"}\n',
    stderr: '',
  });
  const left = await nianbao(['extract', 'folder', 'folder', 'folder'], {
    cwd,
    onStart: (child) => child.stdout?.destroy(),
  });
  expect([left.code, left.stderr.replace(/^nianbao: folder: 1 other file passed over\n/, '')]).toEqual([0, '']);
});
