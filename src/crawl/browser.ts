// A Chromium that draws what only a script draws, behind a proxy that guards its addresses.
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright';
import { userAgent } from './agent.js';
import { FetchError } from './outcome.js';
import { type GuardedProxy, startProxy } from './proxy.js';

export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** What to tell a person who has no browser. */
export const howToGetBrowser =
  'no Chromium found: install one (Debian: apt-get install chromium; any system: npx playwright install chromium), or name one in NIANBAO_BROWSER';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a browser that was got for this program alone is kept. */
export function browserCache(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nianbao', 'browser');
}

/** A browser of the system, of Playwright, or of the user's cache; null where there is none. */
export async function findBrowser(): Promise<FoundBrowser | null> {
  const named = process.env.NIANBAO_BROWSER;
  if (named !== undefined && named !== '') return isExecutable(named) ? { executablePath: named, args: [] } : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const { chromium } = await import('playwright');
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...usualPlaces,
    chromium.executablePath(),
  ];
  const executablePath = places.find(isExecutable);
  return executablePath === undefined ? cachedBrowser() : { executablePath, args: [] };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface PackedChromium {
  readonly args: string[];
  executablePath(): Promise<string>;
}

async function cachedBrowser(): Promise<FoundBrowser | null> {
  try {
    const require = createRequire(join(browserCache(), 'package.json'));
    const loaded = (await import(require.resolve('@sparticuz/chromium'))) as { default: PackedChromium };
    return { executablePath: await loaded.default.executablePath(), args: loaded.default.args };
  } catch {
    return null;
  }
}

const RENDER_TIMEOUT_MS = 30_000;
const MAX_RENDERED_CHARACTERS = 32 * 1024 * 1024;
const unwanted = new Set(['image', 'media', 'font']);

/** Draws pages; the browser is started for the first and closed at the end. */
export class Renderer {
  readonly #allowPrivate: boolean;
  #started: Promise<{ browser: Browser; proxy: GuardedProxy }> | null = null;

  constructor(allowPrivate: boolean) {
    this.#allowPrivate = allowPrivate;
  }

  /**
   * The document of an address as scripts have drawn it.
   *
   * @throws {FetchError} `browser_missing` or `render_failed`
   */
  async render(url: string): Promise<string> {
    this.#started ??= this.#start();
    const { browser } = await this.#started;
    const context = await browser.newContext({
      userAgent,
      locale: 'zh-CN',
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
    try {
      const page = await context.newPage();
      await page.route('**/*', (route) =>
        unwanted.has(route.request().resourceType()) ? route.abort() : route.continue(),
      );
      await page.goto(url, { waitUntil: 'networkidle', timeout: RENDER_TIMEOUT_MS });
      const html = await page.content();
      if (html.length > MAX_RENDERED_CHARACTERS) throw new Error(`over ${MAX_RENDERED_CHARACTERS} characters`);
      return html;
    } catch (error) {
      throw new FetchError(
        'render_failed',
        `${url}: the browser could not draw it: ${(error as Error).message.split('\n')[0]}`,
      );
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    const started = await this.#started?.catch(() => null);
    await started?.browser.close();
    await started?.proxy.close();
  }

  async #start() {
    const found = await findBrowser();
    if (!found) throw new FetchError('browser_missing', howToGetBrowser);
    const { chromium } = await import('playwright');
    const proxy = await startProxy(this.#allowPrivate);
    try {
      const browser = await chromium.launch({
        executablePath: found.executablePath,
        // Loopback goes through the proxy as well, or a page could reach the machine that draws it.
        proxy: { server: proxy.url, bypass: '<-loopback>' },
        args: [
          ...found.args,
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
        chromiumSandbox: process.getuid?.() !== 0,
      });
      return { browser, proxy };
    } catch (error) {
      await proxy.close();
      throw new FetchError(
        'render_failed',
        `${found.executablePath} does not start: ${(error as Error).message.split('\n')[0]}`,
      );
    }
  }
}
