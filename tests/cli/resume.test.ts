// A crawl that is stopped, that meets another one, or that runs out of room: what it says, and that it goes on.
import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readIndex } from '../../src/dataset/index.js';
import { inspectArchive } from '../lab/warc.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';
import { jsonOf, linesOf, main, nianbao, type Run, type RunOptions } from './support.js';

/** A page that is read as a report by its sections. */
const page = (title: string) => `<title>${title}</title><h1>${title}</h1>
  <p>一、总体情况</p><p>无。</p><p>二、主动公开政府信息情况</p><p>无。</p><p>五、存在的主要问题及改进情况</p><p>无。</p>`;
const reports = ['/2018', '/2019', '/2020', '/2021'];
const reportAt = (path = '') => ({ body: page(`辽阳市${path.slice(1)}年政府信息公开工作年度报告`) });

interface Held {
  readonly server: TestServer;
  readonly folder: string;
  /** Runs the command that crawls the reports. */
  readonly crawl: (options?: RunOptions) => Promise<Run>;
  /** Resolved when the third report has been asked for, which is not answered before `release`. */
  readonly asked: Promise<void>;
  readonly release: () => void;
}

async function startHeld(): Promise<Held> {
  const folder = await temporaryFolder();
  let tell: () => void = () => undefined;
  let release: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await startServer(async ({ url }) => {
    if (url === '/robots.txt') return undefined;
    if (url === reports[2]) {
      tell();
      await released;
    }
    return reportAt(url);
  });
  await writeFile(join(folder, 'urls.txt'), reports.map((path) => server.url + path).join('\n'));
  const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '1', '--allow-private'];
  const crawl = (options: RunOptions = {}) => nianbao(args, { cwd: folder, ...options });
  return { server, folder, crawl, asked, release: () => release() };
}

const outcomesIn = async (folder: string) =>
  (await readIndex(join(folder, 'data'))).map(({ url, outcome }) => `${url?.slice(-5)} ${outcome}`);

it('stopped once, ends what is under way, says where it stands, and goes on', async () => {
  const { server, folder, crawl, asked, release } = await startHeld();
  const first = await crawl({
    onStart: (child) => {
      void asked.then(() => child.kill('SIGINT'));
      child.stderr?.on('data', (chunk: Buffer) => chunk.includes('stopping') && release());
    },
  });
  expect([first.code, linesOf(first.stderr).filter((line) => line.startsWith('nianbao'))]).toEqual([
    4,
    [
      'nianbao: stopping when what is under way has come; once more stops at once',
      'nianbao: stopped with 1 of 4 left; the same command goes on from here',
    ],
  ]);
  expect(await outcomesIn(folder)).toEqual(['/2018 ok', '/2019 ok', '/2020 ok', '/2021 stopped']);
  expect(jsonOf((await nianbao(['status', 'data', '--json'], { cwd: folder })).stdout)).toMatchObject([
    { state: 'stopped', units: 4, done: 3 },
  ]);
  const before = server.paths.length;
  const second = await crawl();
  expect([second.code, server.paths.slice(before)]).toEqual([0, ['/2021']]);
  expect(await outcomesIn(folder)).toEqual(reports.map((path) => `${path} ok`));
  expect((await inspectArchive(join(folder, 'data/snapshots'))).faults).toEqual([]);
});

it('stopped twice, ends at once, and goes on', async () => {
  const { server, folder, crawl, asked, release } = await startHeld();
  const first = await crawl({
    onStart: (child) => {
      void asked.then(() => child.kill('SIGINT'));
      child.stderr?.on('data', (chunk: Buffer) => chunk.includes('stopping') && child.kill('SIGINT'));
    },
  });
  expect(first.code).toBe(4);
  release();
  const before = server.paths.length;
  const second = await crawl();
  expect([second.code, server.paths.slice(before)]).toEqual([0, ['/2020', '/2021']]);
  expect(await outcomesIn(folder)).toEqual(reports.map((path) => `${path} ok`));
  expect((await inspectArchive(join(folder, 'data/snapshots'))).faults).toEqual([]);
});

it('keeps its folder to itself, and lets others look', async () => {
  const { server, folder, crawl, asked, release } = await startHeld();
  const first = crawl();
  await asked;
  const second = await crawl();
  expect([second.code, linesOf(second.stderr), second.stdout]).toEqual([
    6,
    ['nianbao: another crawl is at work on data; "nianbao status data" shows how far it is'],
    '',
  ]);
  const status = await nianbao(['status', 'data'], { cwd: folder });
  expect([status.code, linesOf(status.stdout)[0], status.stderr]).toEqual([0, 'a crawl is at work', '']);
  expect(jsonOf((await nianbao(['status', 'data', '--json'], { cwd: folder })).stdout)).toMatchObject([
    { state: 'running', units: 4, done: 2, outcomes: { ok: 2 }, hosts: [{ host: '127.0.0.1', left: 2 }] },
  ]);
  release();
  expect((await first).code).toBe(0);
  expect(server.paths).toEqual(['/robots.txt', ...reports]);
  const after = await nianbao(['status', 'data'], { cwd: folder });
  expect(linesOf(after.stdout)[0]).toBe('the last crawl is finished');
});

// Every file of the crawl may be the one for which there is no room: the smaller, the earlier.
it.runIf(process.platform === 'linux').each([20, 60, 150])(
  'ends cleanly where no file may grow over %i KB, and goes on where it may',
  async (kilobytes) => {
    const folder = await temporaryFolder();
    const paths = Array.from({ length: 24 }, (_, nth) => `/${2000 + nth}`);
    const server = await startServer(({ url }) => {
      if (url === '/robots.txt') return undefined;
      const noise = Array.from({ length: 600 }, (_, nth) => Math.sin(nth + Number(url?.slice(1))).toString(36));
      return { body: `${reportAt(url).body}<!-- ${noise.join(' ')} -->` };
    });
    await writeFile(join(folder, 'urls.txt'), paths.map((path) => server.url + path).join('\n'));
    const args = ['crawl', '--urls', 'urls.txt', '--out', 'data', '--delay', '0', '--allow-private'];
    const limited = await run(
      'bash',
      ['-c', 'ulimit -f "$0"; exec "$@"', `${kilobytes}`, process.execPath, main, ...args],
      folder,
    );
    expect(limited).toEqual({ code: 5, said: expect.stringMatching(/^nianbao: .*goes on when/m) });
    const free = await nianbao(args, { cwd: folder });
    expect([free.code, free.stderr]).toEqual([0, expect.not.stringContaining('nianbao:')]);
    expect(await outcomesIn(folder)).toEqual(paths.map((path) => `${path} ok`));
    expect((await inspectArchive(join(folder, 'data/snapshots'))).faults).toEqual([]);
    expect((await nianbao(['verify', 'data'], { cwd: folder })).code).toBe(0);
    const names = await readdir(join(folder, 'data'), { recursive: true });
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);

function run(program: string, args: readonly string[], cwd: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
}
