// What site files cost a command that does not need them: `npm run bench:sites [-- --rounds N]`. The same commands run by
// turns in a folder with three site files and in one with three hundred; ratios of medians.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { benchPages } from './pages.js';
import { median } from './statistics.js';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const few = 3;
const many = 300;
const commands: readonly (readonly string[])[] = [
  ['--help'],
  ['extract', 'report.html'],
  ['crawl', '--cities', '211000', '--years', '2024', '--dry-run'],
  ['sites', '--json'],
];

async function folderWith(sites: number, work: string): Promise<string> {
  const folder = join(work, String(sites));
  await mkdir(join(folder, 'extractors'), { recursive: true });
  const [page] = benchPages(1);
  await writeFile(join(folder, 'report.html'), page?.bytes ?? '');
  for (let at = 0; at < sites; at++) {
    const region = String(110101 + at);
    const site = { title: '门户', region, root: `https://a${at}.example/`, columns: [{ path: '/nb/' }], seen: null };
    const text = JSON.stringify({ ...site, source: 'made for a benchmark' });
    await writeFile(join(folder, 'extractors', `${region}-a${at}.json`), text);
  }
  return folder;
}

async function timed(cwd: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [main, ...args], { cwd });
  return performance.now() - start;
}

const work = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
try {
  const folders = [await folderWith(few, work), await folderWith(many, work)] as const;
  for (const args of commands) {
    const taken: [number[], number[]] = [[], []];
    for (let round = -1; round < Number(options.rounds); round++)
      for (const one of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const ms = await timed(folders[one], args);
        if (round >= 0) taken[one].push(ms);
      }
    const [small, large] = taken.map(median) as [number, number];
    const name = `nianbao ${args.join(' ')}`.padEnd(56);
    console.log(`${name} ${small.toFixed(0)} ms with ${few}, ${(large / small).toFixed(2)} x with ${many}`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
