import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linesOf, nianbao } from './support.js';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'nianbao-usage-'));
  await writeFile(join(cwd, 'none.txt'), '# nothing\n\n');
  await writeFile(join(cwd, 'odd.txt'), 'http://a.test/\nfile:///etc/passwd\n');
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

it('tells its version', async () => {
  expect(await nianbao(['--version'], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

it.concurrent.each<[string, string[], string | RegExp]>([
  [
    'an unknown city',
    ['crawl', '--cities', '辽阳阳市', '--years', '2019'],
    /^nianbao: no division is called 辽阳阳市; is one of these meant\? 辽阳市 \(211000\), /,
  ],
  [
    'a city that is none at all',
    ['crawl', '--cities', 'Atlantis', '--years', '2019'],
    'nianbao: no division is called Atlantis',
  ],
  [
    'a name that several bear',
    ['crawl', '--cities', '朝阳区', '--years', '2019'],
    /^nianbao: 朝阳区 may be .*: give the code$/,
  ],
  [
    'a year that has not come',
    ['crawl', '--cities', '辽阳市', '--years', '2999'],
    /^nianbao: --years 2999: years from 2008 to \d{4}, such as 2019-2021,2023$/,
  ],
  [
    'years the wrong way round',
    ['crawl', '--cities', '辽阳市', '--years', '2021-2019'],
    /^nianbao: --years 2021-2019: years from/,
  ],
  ['no years', ['crawl', '--cities', '辽阳市', '--years', ','], 'nianbao: --years names no year'],
  [
    'cities without years',
    ['crawl', '--cities', '辽阳市'],
    'nianbao: say what to crawl: --cities 辽阳市,沈阳市 --years 2019-2021, or --urls FILE',
  ],
  ['a track of nothing', ['track'], 'nianbao: say what to crawl: --cities 辽阳市,沈阳市 --years 2019-2021'],
  [
    'both ways at once',
    ['crawl', '--cities', '辽阳市', '--urls', 'x'],
    'nianbao: --urls stands alone, without divisions, --years and --root',
  ],
  [
    'a root that is no web address',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--root', 'file:///x'],
    'nianbao: --root file:///x is no http(s) address',
  ],
  [
    'a pause that is none',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--delay', '1s'],
    'nianbao: --delay 1s: not a number',
  ],
  [
    'a pause out of bounds',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--delay', '600001'],
    'nianbao: --delay 600001: a whole number of ms from 0 to 600000',
  ],
  [
    'a pause below nothing',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--delay', '-5'],
    'nianbao: --delay -5: a whole number of ms from 0 to 600000',
  ],
  [
    'half an attempt',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--attempts', '1.5'],
    'nianbao: --attempts 1.5: a whole number from 1 to 20',
  ],
  [
    'a contact that nobody can reach',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--contact', 'me'],
    'nianbao: --contact me: an e-mail address or a URL, without blanks',
  ],
  [
    'a proxy that is none',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--proxy', 'ftp://a.test'],
    /^nianbao: .*proxy/i,
  ],
  [
    'a host with a port, of which certificates know nothing',
    ['crawl', '--cities', '辽阳市', '--years', '2019', '--insecure-tls', 'a.test:8443'],
    'nianbao: --insecure-tls a.test:8443: the name of a host, without a port',
  ],
  [
    'a list of addresses that is not there',
    ['crawl', '--urls', 'gone.txt'],
    'nianbao: gone.txt: no such file or folder',
  ],
  ['a list without addresses', ['crawl', '--urls', 'none.txt'], 'nianbao: none.txt: no addresses in it'],
  [
    'a list with another kind of address',
    ['crawl', '--urls', 'odd.txt'],
    'nianbao: odd.txt: file:///etc/passwd is no http(s) address',
  ],
  ['an unknown encoding', ['extract', 'x', '--charset', 'klingon'], 'nianbao: --charset klingon: no such encoding'],
  [
    'an address for several documents',
    ['extract', 'a', 'b', '--url', 'http://a.test/'],
    'nianbao: --url is the address of one document; a folder or a WARC file holds several',
  ],
  [
    'an address for a folder',
    ['extract', '.', '--url', 'http://a.test/'],
    'nianbao: --url is the address of one document; a folder or a WARC file holds several',
  ],
  ['an address that is none', ['extract', '-', '--url', 'here'], 'nianbao: --url here is no address'],
])('%s is wrong usage: one line, nothing done', async (_what, args, line) => {
  const { code, stdout, stderr } = await nianbao(args, { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(linesOf(stderr)).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)]);
});

it.concurrent.each([[[]], [['read']], [['extract']], [['crawl', '--fast']], [['show']]])(
  '%j: wrong usage, and where help is',
  async (args) => {
    const { code, stdout, stderr } = await nianbao(args, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/nianbao --help tells how it is called|Usage: nianbao/);
    expect(stderr).not.toMatch(/\n\s+at /);
  },
);

it.concurrent.each<[string, string[], RegExp]>([
  [
    'verify without a dataset',
    ['verify', 'gone'],
    /^nianbao: gone\/records: no such folder; is gone what a crawl wrote\?$/,
  ],
  ['show without a file', ['show', 'gone.json'], /^nianbao: gone\.json: no such file$/],
  ['show of what is no JSON', ['show', 'none.txt'], /^nianbao: none\.txt: it is not JSON$/],
])('%s: one line, exit code 1', async (_what, args, line) => {
  const { code, stdout, stderr } = await nianbao(args, { cwd });
  expect([code, stdout, linesOf(stderr)]).toEqual([1, '', [expect.stringMatching(line)]]);
});
