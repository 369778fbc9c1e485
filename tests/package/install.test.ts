// The package as npm packs and installs it, in a folder of its own: nothing in it may lean on the clone.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleReports } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import { type Portals, startPortals } from '../portals/portals.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Lock {
  readonly packages: Record<string, { readonly dev?: boolean; readonly dependencies?: Record<string, string> }>;
}

let folder: string;
let lab: Portals;
beforeAll(async () => {
  [folder, lab] = await Promise.all([mkdtemp(join(tmpdir(), 'nianbao-install-')), startPortals()]);
  await install();
});
afterAll(() => Promise.all([rm(folder, { recursive: true, force: true }), lab.close()]));

/** Packs the built project and installs it with npm, dependencies out of npm's cache as the lock file names them. */
async function install(): Promise<void> {
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
  });
  const tarball = `file:${stdout.trim()}`;
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const { '': own, ...others } = packages;
  const { dependencies, bin, engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const needed = Object.fromEntries(Object.entries(others).filter(([, { dev }]) => !dev));
  expect(own?.dependencies).toEqual(dependencies);
  const about = { name: 'user', version: '1.0.0', dependencies: { nianbao: tarball } };
  const lock = {
    ...about,
    lockfileVersion: 3,
    requires: true,
    packages: { '': about, 'node_modules/nianbao': { resolved: tarball, dependencies, bin, engines }, ...needed },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(about));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  await run('npm', ['ci', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

async function nianbao(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const bin = join(folder, 'node_modules/.bin/nianbao');
  try {
    return { code: 0, ...(await run(bin, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

it('runs the demo', async () => {
  const { code, stdout, stderr } = await nianbao('demo', '--out', 'data');
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/12 in all: 11 ok, 1 not_listed/);
  expect(await readdir(join(folder, 'data'))).toContain('index.jsonl');
});

it('reads a file', async () => {
  const [page] = sampleReports;
  await writeFile(join(folder, 'report.html'), page ? renderPage(page) : '');
  const { code, stdout } = await nianbao('extract', 'report.html');
  expect([code, JSON.parse(stdout).report.year]).toEqual([0, page?.year]);
});

it('knows its portals, and those of the folder that new-site writes into', async () => {
  const { url, city } = lab.portal('trs-wcm');
  const made = await nianbao('new-site', url, '--city', city.code, '--allow-private', '--delay', '0');
  expect(made.code, made.stderr).toBe(0);
  const sites = (await nianbao('sites')).stdout.split('\n');
  expect(sites.filter((line) => line.startsWith(city.code))).toHaveLength(1);
  expect(sites.some((line) => line.startsWith('210000  liaoning'))).toBe(true);
  const args = ['--cities', city.code, '--years', '2023-2024', '--allow-private', '--delay', '0', '--out', 'crawled'];
  expect((await nianbao('crawl', ...args)).stdout).toMatch(/2 in all: 2 ok/);
});
