import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findBrowser } from '../../src/crawl/browser.js';
import { ensureBrowser } from '../../src/crawl/index.js';
import { temporaryFolder } from '../support/folder.js';

// Read when the library is loaded, which is when a browser is first looked for.
const downloads = join(tmpdir(), `nianbao-downloads-${process.pid}-${Date.now()}`);
process.env.PLAYWRIGHT_BROWSERS_PATH = downloads;

afterEach(() => void vi.unstubAllEnvs());

async function program(path: string, mode = 0o755): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, mode);
  return path;
}

it('takes a Chromium of the system before a Chrome, and neither a folder nor a file that is no program', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'a/chromium'), { recursive: true });
  await program(join(folder, 'b/chromium'), 0o644);
  const chrome = await program(join(folder, 'c/google-chrome'));
  vi.stubEnv('NIANBAO_BROWSER', '');
  vi.stubEnv('PATH', ['a', 'b', 'c', 'd'].map((name) => join(folder, name)).join(':'));
  expect(await findBrowser()).toBe(chrome);
  const chromium = await program(join(folder, 'd/chromium'));
  expect(await findBrowser()).toBe(chromium);
});

it('takes the one that is named, and no other in its place', async () => {
  const named = await program(join(await temporaryFolder(), 'mine'));
  vi.stubEnv('NIANBAO_BROWSER', named);
  expect(await findBrowser()).toBe(named);
  vi.stubEnv('NIANBAO_BROWSER', '/nonexistent');
  expect(await findBrowser()).toBeNull();
  const said: string[] = [];
  expect(await ensureBrowser((line) => said.push(line))).toBeNull();
  expect(said).toEqual([]);
});

it.skipIf(process.platform !== 'linux')(
  'takes Playwright’s download next, and at last the packed one, which unpacks itself in the user’s cache',
  async () => {
    process.env.PATH = '';
    process.env.XDG_CACHE_HOME = await temporaryFolder();
    expect(await findBrowser()).toBeNull();
    const cache = join(process.env.XDG_CACHE_HOME, 'nianbao/browser');
    const packed = join(cache, 'node_modules/@sparticuz/chromium');
    await mkdir(packed, { recursive: true });
    await writeFile(join(packed, 'package.json'), '{"name": "@sparticuz/chromium", "main": "index.cjs"}');
    const unpack =
      "exports.executablePath = async () => require('node:path').join(require('node:os').tmpdir(), 'chromium');";
    await writeFile(join(packed, 'index.cjs'), unpack);
    const { TMPDIR } = process.env;
    expect(await findBrowser()).toBe(join(cache, 'unpacked/chromium'));
    expect(process.env.TMPDIR).toBe(TMPDIR);
    const { chromium } = await import('playwright');
    const downloaded = await program(chromium.executablePath());
    expect(await findBrowser()).toBe(downloaded);
    await rm(downloads, { recursive: true });
  },
);
