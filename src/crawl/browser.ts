// Where a Chromium is.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The program that NIANBAO_BROWSER names; null where it names none. */
export function namedBrowser(): string | null {
  return process.env.NIANBAO_BROWSER || null;
}

/** What to tell a person who has no browser, in one line. */
export function howToGetBrowser(): string {
  const named = namedBrowser();
  if (named !== null) return `NIANBAO_BROWSER names ${named}, which is no program: name a Chromium, or unset it`;
  return 'no Chromium found: install one (Debian: apt-get install chromium; any system: npx playwright install chromium), or name one in NIANBAO_BROWSER';
}

/** Where a browser that was got for this program alone is kept. */
export function browserCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'nianbao', 'browser');
}

/** The path of a Chromium or Chrome of the system, of Playwright, or of the user's cache; null where there is none. */
export async function findBrowser(): Promise<string | null> {
  const named = namedBrowser();
  if (named !== null) return isProgram(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const { chromium } = await import('playwright');
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...usualPlaces,
    chromium.executablePath(),
  ];
  return places.find(isProgram) ?? cachedBrowser();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

interface PackedChromium {
  executablePath(): Promise<string>;
}

async function cachedBrowser(): Promise<string | null> {
  const { TMPDIR } = process.env;
  try {
    const require = createRequire(join(browserCache(), 'package.json'));
    const { href } = pathToFileURL(require.resolve('@sparticuz/chromium'));
    const loaded = (await import(href)) as { default: PackedChromium };
    // It unpacks itself into the folder for temporary files, where anybody could have put another program.
    process.env.TMPDIR = join(browserCache(), 'unpacked');
    mkdirSync(process.env.TMPDIR, { recursive: true, mode: 0o700 });
    return await loaded.default.executablePath();
  } catch {
    return null;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
