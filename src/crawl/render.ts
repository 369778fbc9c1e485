// Pages drawn by a Chromium that is cut off from the network: whatever a page asks for is fetched by the crawler itself,
// at its pace, within its bounds, past its guard, and into its archive.
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Browser, BrowserContext, Route } from 'playwright';
import { detectCharset } from '../page/index.js';
import { userAgent } from './agent.js';
import { findBrowser, howToGetBrowser } from './browser.js';
import { Deadline } from './deadline.js';
import type { CrawlDocument } from './document.js';
import { type Fetched, headerOf } from './fetched.js';
import { FetchError, stopped } from './outcome.js';

type Drawable = Pick<CrawlDocument, 'url' | 'bytes' | 'contentType'>;

export interface RenderOptions {
  /** Bound on drawing one page with all that it loads, in ms. */
  readonly timeoutMs: number;
  /** Pages that are drawn at one time. */
  readonly pages: number;
  readonly signal?: AbortSignal | undefined;
}

const IDLE_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 10_000;
const MAX_RENDERED_CHARACTERS = 32 * 1024 * 1024;
const MAX_REQUESTS = 100;
const MOST_AT_ONCE = 4;
// What may bring text into a page; the rest only adorns it.
const wanted = new Set(['script', 'xhr', 'fetch']);

// No name and no address can be reached, not even the proxy.
const isolation = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // The same, by its newer and its older name.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  // A page's scripts may fill so much memory and no more; then its process ends, and the page is given up.
  '--js-flags=--max-old-space-size=512',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Why a drawing is worth nothing although the browser gave one: a host that is rested, a run that is stopped. */
interface Interruption {
  error: Error | null;
  /** What the page has asked for and not yet got. */
  pending: number;
  /** Whether the drawing has ended, so that what it still waits for is worth nothing. */
  isOver: boolean;
}

/** Draws pages; the browser is started for the first and closed at the end. */
export class Renderer {
  readonly #fetch: (url: string) => Promise<Fetched>;
  readonly #options: RenderOptions;
  readonly #pages: LimitFunction;
  readonly #lost = new WeakSet<Browser>();
  #started: Promise<Browser> | null = null;

  /** @param fetch gives what a page's scripts ask for */
  constructor(fetch: (url: string) => Promise<Fetched>, options: RenderOptions) {
    this.#fetch = fetch;
    this.#pages = pLimit(options.pages);
    this.#options = options;
  }

  /**
   * A document as scripts have drawn it.
   *
   * @throws {FetchError} `browser_missing` or `render_failed`
   */
  render(document: Drawable): Promise<string> {
    return this.#pages(() => this.#draw(document));
  }

  async close(): Promise<void> {
    const browser = await this.#started?.catch(() => null);
    await browser?.close();
  }

  async #draw(document: Drawable): Promise<string> {
    const { signal, timeoutMs } = this.#options;
    if (signal?.aborted) throw stopped();
    const browser = await this.#browser();
    const deadline = new Deadline(timeoutMs, signal);
    const context = browser.newContext({
      userAgent,
      locale: 'zh-CN',
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
    const interruption: Interruption = { error: null, pending: 0, isOver: false };
    try {
      // A page whose script never rests answers nothing, so nothing is waited for beyond the deadline.
      const html = await Promise.race([this.#content(context, document, interruption), deadline.ended]);
      if (interruption.error) throw interruption.error;
      return html;
    } catch (error) {
      if (interruption.error) throw interruption.error;
      const end = deadline.reason('not');
      if (end?.outcome === 'stopped') throw end;
      const reason = end?.message ?? (error as Error).message.split('\n')[0];
      throw new FetchError('render_failed', `${document.url}: the browser could not draw it: ${reason}`);
    } finally {
      deadline.clear();
      interruption.isOver = true;
      await this.#dismiss(browser, context);
    }
  }

  /** Closes a page with its context; a browser that cannot do even that is given up. */
  async #dismiss(browser: Browser, context: Promise<BrowserContext>): Promise<void> {
    const closed = context.then((open) => open.close()).catch(() => undefined);
    const isClosed = await Promise.race([closed.then(() => true), sleep(CLOSE_TIMEOUT_MS, false, { ref: false })]);
    if (isClosed) return;
    this.#lost.add(browser);
    void browser.close().catch(() => undefined);
  }

  /** The browser, started anew where a page has brought it down. */
  async #browser(): Promise<Browser> {
    const started = this.#started;
    const browser = await started?.catch(() => null);
    const isOver = !browser || this.#lost.has(browser) || !browser.isConnected();
    if (isOver && this.#started === started) this.#started = null;
    this.#started ??= this.#start();
    return this.#started;
  }

  async #content(opening: Promise<BrowserContext>, document: Drawable, interruption: Interruption): Promise<string> {
    const context = await opening;
    const page = await context.newPage();
    context.on('page', (popup) => void popup.close().catch(() => undefined));
    // Few at a time: those that wait for their host's turn when the drawing is given up cannot be taken back.
    const few = pLimit(MOST_AT_ONCE);
    let isGiven = false;
    let requests = 0;
    await context.route('**/*', async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest()) {
        const isWanted = wanted.has(request.resourceType()) && request.method() === 'GET' && requests++ < MAX_REQUESTS;
        return isWanted ? this.#answer(route, interruption, few) : refuse(route);
      }
      // A page that sends its reader elsewhere stays where it is, as it does on an answer without content.
      const charset = detectCharset(document.bytes, document.contentType);
      const given = { body: document.bytes, contentType: `text/html; charset=${charset}` };
      await route.fulfill(isGiven ? { status: 204 } : given).catch(() => undefined);
      isGiven = true;
    });
    await page.goto(document.url, { waitUntil: 'commit', timeout: 0 });
    // The page is asked itself: its events are not told once it has tried to send its reader elsewhere.
    await page.waitForFunction("document.readyState !== 'loading'", undefined, { timeout: 0, polling: 50 });
    // Some pages ask for news for ever; what they show by then is what they show.
    const idle = Math.min(IDLE_TIMEOUT_MS, this.#options.timeoutMs / 2);
    // What is on its way belongs to what it shows, however long the crawler has to wait for its turn.
    do await page.waitForLoadState('networkidle', { timeout: idle }).catch(() => undefined);
    while (interruption.pending > 0 && !page.isClosed());
    const html = await page.content();
    if (html.length > MAX_RENDERED_CHARACTERS) throw new Error(`over ${MAX_RENDERED_CHARACTERS} characters`);
    return html;
  }

  async #answer(route: Route, interruption: Interruption, few: LimitFunction): Promise<void> {
    interruption.pending++;
    try {
      const fetched = await few(() => {
        if (interruption.isOver) throw stopped();
        return this.#fetch(route.request().url());
      });
      const headers: Record<string, string> = {};
      for (const name of ['content-type', 'access-control-allow-origin']) {
        const value = headerOf(fetched, name);
        if (value !== null) headers[name] = value;
      }
      await route.fulfill({ status: fetched.status, headers, body: fetched.body });
    } catch (error) {
      // What the crawler may not or cannot fetch, the page does without; not so what it may fetch later.
      if (!(error instanceof FetchError) || error.outcome === 'stopped') interruption.error ??= error as Error;
      await refuse(route);
    } finally {
      interruption.pending--;
    }
  }

  async #start(): Promise<Browser> {
    const executablePath = await findBrowser();
    if (executablePath === null) throw new FetchError('browser_missing', howToGetBrowser());
    const { chromium } = await import('playwright');
    try {
      return await chromium.launch({
        executablePath,
        // Loopback as well goes to the proxy that is none, or a page could reach the machine that draws it.
        proxy: { server: 'http://nowhere.invalid', bypass: '<-loopback>' },
        args: isolation,
        chromiumSandbox: process.getuid?.() !== 0,
        // They are the crawl's own to heed: Playwright would end the process.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
    } catch (error) {
      throw new FetchError(
        'render_failed',
        `${executablePath} does not start: ${(error as Error).message.split('\n')[0]}`,
      );
    }
  }
}

// The page may have gone meanwhile.
async function refuse(route: Route): Promise<void> {
  await route.abort().catch(() => undefined);
}
