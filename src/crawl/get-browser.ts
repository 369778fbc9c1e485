// Getting a browser on a fresh machine, for the demo and the tests.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { browserCache, findBrowser, namedBrowser } from './browser.js';

const run = promisify(execFile);
const INSTALL_TIMEOUT_MS = 180_000;

/**
 * The path of a browser that is there, or else is got: Playwright's own, then a packed one in the user's cache.
 *
 * @returns null where none could be had; where NIANBAO_BROWSER names one, no other is looked for.
 */
export async function ensureBrowser(log: (line: string) => void): Promise<string | null> {
  const found = await findBrowser();
  if (found !== null || namedBrowser() !== null) return found;
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const folder = browserCache();
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      "Playwright's Chromium",
      () => run(process.execPath, [playwright, 'install', 'chromium'], { timeout: INSTALL_TIMEOUT_MS }),
    ],
    [
      `@sparticuz/chromium in ${folder}`,
      async () => {
        await mkdir(folder, { recursive: true });
        const packages = ['install', '--prefix', folder, '--no-audit', '--no-fund', '@sparticuz/chromium@147.0.0'];
        await run('npm', packages, { timeout: INSTALL_TIMEOUT_MS });
      },
    ],
  ];
  for (const [name, install] of ways) {
    log(`no browser found; getting ${name} …`);
    try {
      await install();
    } catch (error) {
      log(`${name} could not be had: ${(error as Error).message.split('\n')[0]}`);
    }
    const got = await findBrowser();
    if (got !== null) return got;
  }
  return null;
}
