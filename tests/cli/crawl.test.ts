import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readIndex } from '../../src/dataset/index.js';
import { startPortal } from '../../src/portal/index.js';
import { membersOf } from '../archive/support.js';
import { browserPath, hasNoBrowser } from '../support/browser.js';
import { certificate, freePort, startSecureServer, startServer } from '../support/server.js';
import { jsonOf, linesOf, nianbao } from './support.js';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'nianbao-crawl-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const html = { 'Content-Type': 'text/html; charset=utf-8' };
/** A page that is read as a report by its sections. */
const page = (title: string) => `<title>${title}</title><h1>${title}</h1>
  <p>一、总体情况</p><p>无。</p><p>二、主动公开政府信息情况</p><p>无。</p><p>五、存在的主要问题及改进情况</p><p>无。</p>`;

it('crawls cities and years of a portal, says what is not there, and keeps to the layout', async () => {
  const portal = await startPortal();
  const args = [
    '--cities',
    '辽阳市,210800',
    '--years',
    '2020-2021,2015',
    '--root',
    portal.url,
    '--allow-private',
    '--delay',
    '1',
  ];
  const run = await nianbao(['crawl', ...args], { cwd, env: { NIANBAO_BROWSER: '/nonexistent' } });
  await portal.close();
  expect(run.code).toBe(1);
  expect(
    linesOf(run.stdout.split('\n\n')[0] ?? '').map((line) =>
      line.split(/\s{2,}/).filter((_, index, all) => index < 2 || index === all.length - 1),
    ),
  ).toEqual([
    ['city', 'year', 'outcome'],
    [
      '辽阳市',
      '2015',
      expect.stringMatching(/^no_column: 辽宁省人民政府门户网站 has no column for 2015 \(http\S+ answered 404\)$/),
    ],
    ['营口市', '2015', expect.stringMatching(/^no_column: /)],
    ['辽阳市', '2020', expect.stringMatching(/^browser_missing: NIANBAO_BROWSER names \/nonexistent/)],
    ['营口市', '2020', 'not_listed: 辽宁省人民政府门户网站 lists no report of it for 2020'],
    ['辽阳市', '2021', 'ok'],
    ['营口市', '2021', 'ok'],
  ]);
  expect(run.stdout).toMatch(/\n\n6 in all: 2 no_column, 2 ok, 1 browser_missing, 1 not_listed\n$/);
  expect(linesOf(run.stderr)[0]).toBe('6 to do; 1 host');
  expect(linesOf(run.stderr).at(-1)).toBe(
    'nianbao: NIANBAO_BROWSER names /nonexistent, which is no program: name a Chromium, or unset it',
  );
  expect((await readdir(cwd)).sort()).toEqual(['output', 'snapshots']);
  expect((await readdir(join(cwd, 'output'), { recursive: true })).sort()).toEqual([
    'columns.json',
    'crawl.lock',
    'crawl.sqlite',
    'index.jsonl',
    'records',
    'records/2021',
    'records/2021/210800-营口市-2021.json',
    'records/2021/211000-辽阳市-2021.json',
  ]);
  const missing = (await readIndex(join(cwd, 'output'))).find(({ outcome }) => outcome === 'browser_missing');
  expect(missing?.snapshot?.file).toMatch(/^\.\.\/snapshots\/nianbao-\S+\.warc\.gz$/);
  // What it wrote can be proved where it stands.
  expect(await nianbao(['verify'], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^2 records, 400 citations: every citation holds\n$/),
  });
});

it('gives one line for a port where nobody answers, for a private address, and for a page that is no report', async () => {
  const server = await startServer(({ url }) => (url === '/a' ? { body: '<p>通知</p>' } : undefined));
  const dead = `http://127.0.0.1:${await freePort()}`;
  await writeFile(join(cwd, 'urls.txt'), `# pages\n${server.url}/a\r\n\n${dead}/b\n${server.url}/a\n`);
  const crawl = (...more: string[]) =>
    nianbao(['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', ...more], { cwd });
  const open = await crawl('--allow-private');
  expect(open.code).toBe(1);
  const told = linesOf(open.stderr).map((line) => line.replace(/^\d\/2 /, ''));
  expect(told.sort()).toEqual(
    [
      '2 to do; 1 host',
      `${server.url}/a no_report: ${server.url}/a holds no report`,
      `${dead}/b network_error: ${new URL(dead).host}: connection refused`,
    ].sort(),
  );
  const guarded = await crawl();
  expect(linesOf(guarded.stderr).map((line) => line.replace(/^\d\/2 \S+ /, ''))).toEqual([
    '2 to do; 1 host',
    ...Array<string>(2).fill('refused_address: 127.0.0.1 is a private address; --allow-private permits it'),
  ]);
  expect(server.paths).toEqual(['/robots.txt', '/a']);
});

it('fetches over TLS where the certificate is trusted', async () => {
  const { url } = await startSecureServer(page('辽阳市2019年政府信息公开工作年度报告'));
  await writeFile(join(cwd, 'urls.txt'), `${url}/a`);
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'];
  const { code, stderr } = await nianbao(args, { cwd, env: { NODE_EXTRA_CA_CERTS: certificate } });
  expect([code, linesOf(stderr).slice(1)]).toEqual([0, [`1/1 辽阳市 2019 ok: ${url}/a shows no table of the form`]]);
});

it('asks by https where nobody answers by http, also if another port of the host has answered', async () => {
  const titled = page('辽阳市2019年政府信息公开工作年度报告');
  const plain = await startServer(({ url }) => (url === '/robots.txt' ? undefined : { body: titled }));
  const { url } = await startSecureServer(titled);
  await writeFile(join(cwd, 'urls.txt'), `${plain.url}/a\n${url.replace('https:', 'http:')}/a`);
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--backoff', '1', '--allow-private'];
  const { code, stderr } = await nianbao(args, { cwd, env: { NODE_EXTRA_CA_CERTS: certificate } });
  expect([code, linesOf(stderr).slice(1)]).toEqual([
    0,
    [plain.url, url].map((origin, n) => `${n + 1}/2 辽阳市 2019 ok: ${origin}/a shows no table of the form`),
  ]);
});

it('accepts a certificate that does not verify only for the host that is named, and records it', async () => {
  const { url } = await startSecureServer(page('辽阳市2019年政府信息公开工作年度报告'));
  await writeFile(join(cwd, 'urls.txt'), `${url}/a`);
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'];
  const refused = await nianbao(args, { cwd });
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('--insecure-tls 127.0.0.1 accepts it')]);
  const accepted = await nianbao([...args, '--insecure-tls', '127.0.0.1'], { cwd });
  expect(accepted.code).toBe(0);
  const names = (await readdir(join(cwd, 'data/snapshots'))).filter((name) => name.endsWith('.gz')).sort();
  const records = await membersOf(join(cwd, 'data/snapshots', names.at(-1) ?? ''));
  const told = records.filter(({ record }) => record.includes('\r\nNianbao-Transport: insecure-tls\r\n'));
  expect(told.length).toBe(records.length - 1);
});

it('tells a machine in events, and a person afterwards, how far it came', async () => {
  const server = await startServer(({ url }) => (url === '/a' ? { body: '<p>通知</p>' } : undefined));
  await writeFile(join(cwd, 'urls.txt'), `${server.url}/a\n${server.url}/b\n`);
  const none = await nianbao(['status', 'data'], { cwd });
  expect(none).toEqual({ code: 1, stdout: '', stderr: 'nianbao: data: no crawl was ever made into it\n' });
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'];
  const { code, stdout, stderr } = await nianbao([...args, '--json'], { cwd });
  expect([code, stderr]).toEqual([1, '']);
  const events = jsonOf(stdout);
  expect(events[0]).toEqual({ event: 'start', isResumed: false, units: 2, done: 0, hosts: 1 });
  expect(events.filter(({ event }) => event === 'item').map(({ outcome }) => outcome)).toEqual([
    'no_report',
    'http_error',
  ]);
  const outcomes = { http_error: 1, no_report: 1 };
  expect(events.at(-1)).toEqual({ event: 'end', items: 2, outcomes, exitCode: 1 });
  const [status] = jsonOf((await nianbao(['status', 'data', '--json'], { cwd })).stdout);
  expect(status).toMatchObject({
    asked: { urls: [`${server.url}/a`, `${server.url}/b`] },
    ...{ state: 'finished', units: 2, done: 2, answers: 3, failures: 0, hosts: [], outcomes },
  });
  const { stdout: text } = await nianbao(['status', 'data'], { cwd });
  expect(linesOf(text)).toEqual([
    'the last crawl is finished',
    expect.stringMatching(/^started {5}\S+Z$/),
    expect.stringMatching(/^finished {4}\S+Z$/),
    'done        2 of 2',
    'answers     3 archived; 0 addresses came to nothing',
    'http_error  1',
    'no_report   1',
  ]);
});

it('ends with a code of its own where every portal refuses', async () => {
  const server = await startServer(({ url }) =>
    url === '/robots.txt' ? { body: 'User-agent: *\nDisallow: /' } : { body: '<p>一</p>' },
  );
  await writeFile(join(cwd, 'urls.txt'), `${server.url}/a\n`);
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'];
  expect((await nianbao(args, { cwd })).code).toBe(3);
  expect(server.paths).toEqual(['/robots.txt']);
});

it('marks a page that is the report of another body or year than its list says', async () => {
  const column = '/web/zwgkx/zfxxgk1/2010zfxxgk_148535/2019/index.shtml';
  const server = await startServer(({ url }) => {
    if (url === column) return { body: '<li><a href="/x">辽阳市2019年政府信息公开工作年度报告</a></li>' };
    return url === '/x' ? { body: page('沈阳市2018年政府信息公开工作年度报告') } : undefined;
  });
  const args = [
    '--cities',
    '辽阳市',
    '--years',
    '2019',
    '--root',
    server.url,
    '--allow-private',
    '--delay',
    '1',
    '--out',
    'data',
  ];
  const { code, stderr } = await nianbao(['crawl', ...args], { cwd });
  expect([code, linesOf(stderr).slice(1)]).toEqual([
    1,
    [`1/1 辽阳市 2019 other_report: ${server.url}/x is the report of 沈阳市 for 2018`],
  ]);
  expect(await readIndex(join(cwd, 'data'))).toMatchObject([
    { city: '辽阳市', year: 2019, outcome: 'other_report', record: 'records/2018/210100-沈阳市-2018.json' },
  ]);
});

it('lets nothing of a page steer the terminal', async () => {
  const title = '\u001b]0;owned\u0007\u001b[2J\u202e辽阳市2019年政府信息公开工作年度报告';
  const server = await startServer(({ url }) =>
    url === '/a'
      ? { body: page(title), headers: html }
      : url === '/b'
        ? { headers: { 'Content-Type': 'x/\u009b31m' }, body: 'b' }
        : undefined,
  );
  await writeFile(join(cwd, 'urls.txt'), `${server.url}/a\n${server.url}/b\n`);
  const crawled = await nianbao(['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'], {
    cwd,
  });
  const [name = ''] = await readdir(join(cwd, 'data/records/2019'));
  const file = join(cwd, 'data/records/2019', name);
  const record = JSON.parse(await readFile(file, 'utf8')) as { report: { title: string } };
  // A record is somebody's file as well.
  await writeFile(file, JSON.stringify({ ...record, report: { ...record.report, title } }));
  const shown = await nianbao(['show', file], { cwd });
  const verified = await nianbao(['verify', 'data'], { cwd });
  for (const { stdout, stderr } of [crawled, shown, verified])
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(linesOf(shown.stdout)[0]).toBe('\\u001b]0;owned\\u0007\\u001b[2J\\u202e辽阳市2019年政府信息公开工作年度报告');
  expect(crawled.stderr).toContain('is x/\\u009b31m');
});

it('stopped by a signal, keeps what was fetched and writes both indexes', async () => {
  let stop: () => void = () => undefined;
  const server = await startServer(({ url }) => {
    if (url === '/robots.txt') return undefined;
    if (url !== '/2') return { body: page(`辽阳市201${url?.slice(1)}年政府信息公开工作年度报告`), headers: html };
    stop();
    return new Promise(() => undefined);
  });
  const urls = ['/8', '/9', '/2', '/3'].map((path) => `${server.url}${path}`);
  await writeFile(join(cwd, 'urls.txt'), urls.join('\n'));
  const args = ['--delay', '1', '--allow-private', '--timeout', '1000', '--header-timeout', '1000'];
  const run = await nianbao(['crawl', '--urls', 'urls.txt', '--out', 'data', ...args], {
    cwd,
    onStart: (child) => {
      stop = () => child.kill('SIGINT');
    },
  });
  expect([run.code, linesOf(run.stderr).at(-1)]).toEqual([
    4,
    'nianbao: stopped with 2 of 4 left; the same command goes on from here',
  ]);
  const lines = await readIndex(join(cwd, 'data'));
  expect(lines.map(({ url, outcome }) => `${url?.slice(server.url.length)} ${outcome}`).sort()).toEqual([
    '/2 stopped',
    '/3 stopped',
    '/8 ok',
    '/9 ok',
  ]);
  for (const { record } of lines)
    if (record) expect(await readFile(join(cwd, 'data', record), 'utf8')).toContain('辽阳市');
  const index = linesOf(await readFile(join(cwd, 'data/snapshots/index.cdxj'), 'utf8'));
  expect(index.map((line) => /"url":"[^"]*(\/[^"/]*)"/.exec(line)?.[1])).toEqual(['/8', '/9', '/robots.txt']);
  expect((await readdir(join(cwd, 'data/snapshots'))).filter((name) => name.endsWith('.gz'))).toHaveLength(1);
});

it.skipIf(hasNoBrowser)('stopped by a signal while a browser draws a page, ends as it does without one', async () => {
  let stop: () => void = () => undefined;
  const server = await startServer(({ url }) => {
    if (url === '/draw.js') stop();
    return url === '/a' ? { body: '<div id="zoom"></div><script src="/draw.js"></script>' } : undefined;
  });
  await writeFile(join(cwd, 'urls.txt'), `${server.url}/a`);
  const run = await nianbao(['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'], {
    cwd,
    env: { NIANBAO_BROWSER: browserPath },
    onStart: (child) => {
      stop = () => child.kill('SIGINT');
    },
  });
  expect([run.code, linesOf(run.stderr).at(-1)]).toEqual([
    4,
    'nianbao: stopped with 1 of 1 left; the same command goes on from here',
  ]);
  expect((await readIndex(join(cwd, 'data'))).map(({ outcome }) => outcome)).toEqual(['stopped']);
});

it('says in one line that its folder is none', async () => {
  await writeFile(join(cwd, 'file'), '');
  await writeFile(join(cwd, 'urls.txt'), 'http://127.0.0.1:1/');
  const { code, stderr } = await nianbao(['crawl', '--urls', 'urls.txt', '--out', 'file'], { cwd });
  expect([code, linesOf(stderr)]).toEqual([
    1,
    [expect.stringMatching(/^nianbao: file: is there already and is no folder$/)],
  ]);
});
