// One host's turn: its robots.txt, its pace, its patience.
import pLimit from 'p-limit';
import robots from 'robots-parser';
import { robotsAgent } from './agent.js';
import type { Client, Fetched } from './client.js';
import { FetchError } from './outcome.js';

export interface PaceOptions {
  /** Between the end of a response and the start of the next request, in ms; up to a third more is added at random. */
  readonly delayMs: number;
  /** Attempts at one address, the first one counted. */
  readonly attempts: number;
  /** First wait before another attempt, in ms; doubled each time. */
  readonly backoffMs: number;
  readonly signal?: AbortSignal | undefined;
}

// The package's types speak of a default export; what Node gives is the function itself.
const robotsParser = robots as unknown as typeof robots.default;

const MAX_CRAWL_DELAY_MS = 10_000;
const MAX_RETRY_AFTER_MS = 60_000;
// RFC 9309, 2.5: a parser must take at least 500 KiB.
const MAX_ROBOTS_BYTES = 512 * 1024;

interface Rules {
  isAllowed(url: string): boolean;
  readonly crawlDelayMs: number;
}

const allowAll: Rules = { isAllowed: () => true, crawlDelayMs: 0 };

/** Requests to one host, one after the other. */
export class Host {
  readonly #client: Client;
  readonly #options: PaceOptions;
  readonly #turn = pLimit(1);
  readonly #origin: string;
  #rules: Promise<Rules> | null = null;
  #freeAt = 0;
  #delayMs: number;

  constructor(origin: string, client: Client, options: PaceOptions) {
    this.#origin = origin;
    this.#client = client;
    this.#options = options;
    this.#delayMs = options.delayMs;
  }

  /**
   * Fetches an address of this host when robots.txt allows it and its turn has come.
   *
   * @throws {FetchError} after the last attempt
   */
  async fetch(address: string): Promise<Fetched> {
    this.#rules ??= this.#turn(() => this.#loadRules());
    const rules = await this.#rules;
    if (!rules.isAllowed(address))
      throw new FetchError('robots_disallowed', `${address}: robots.txt does not allow it`);
    return this.#turn(() => this.#persist(address));
  }

  async #persist(address: string): Promise<Fetched> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= this.#options.attempts;
      let wait = this.#options.backoffMs * 2 ** (attempt - 1);
      try {
        const response = await this.#once(address);
        const isBusy = response.status === 429 || response.status >= 500;
        if (!isBusy || last) return response;
        wait = Math.max(wait, retryAfterOf(response.retryAfter));
      } catch (error) {
        if (!(error instanceof FetchError) || !error.isTransient || last) throw error;
      }
      await this.#sleep(wait + Math.random() * wait * 0.3);
    }
  }

  async #once(address: string): Promise<Fetched> {
    await this.#sleep(this.#freeAt - Date.now());
    try {
      return await this.#client.fetch(address);
    } finally {
      this.#freeAt = Date.now() + this.#delayMs * (1 + Math.random() * 0.3);
    }
  }

  // RFC 9309, 2.3.1: an error of the client means no rules, an error of the server or silence means keep out.
  async #loadRules(): Promise<Rules> {
    const address = `${this.#origin}/robots.txt`;
    let found: Fetched;
    try {
      found = await this.#persist(address);
      for (let hops = 0; hops < 5 && found.location && found.status >= 300 && found.status < 400; hops++) {
        const next = new URL(found.location, found.url);
        if (next.origin !== this.#origin) return allowAll;
        found = await this.#persist(next.href);
      }
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      // Who cannot be asked for its rules cannot be asked for anything: the reason is the same.
      throw new FetchError(error.outcome, error.message);
    }
    if (found.status >= 500)
      throw new FetchError('robots_disallowed', `${address} answered ${found.status}: kept out for now`);
    if (found.status >= 300) return allowAll;
    const body = found.body.subarray(0, MAX_ROBOTS_BYTES).toString('utf8');
    if (/^\s*<(?:!doctype|html|head|script)/i.test(body)) return allowAll;
    const rules = robotsParser(address, body);
    const crawlDelayMs = Math.min(MAX_CRAWL_DELAY_MS, 1000 * (rules.getCrawlDelay(robotsAgent) ?? 0));
    this.#delayMs = Math.max(this.#delayMs, crawlDelayMs);
    return { isAllowed: (url) => rules.isAllowed(url, robotsAgent) ?? false, crawlDelayMs };
  }

  async #sleep(ms: number): Promise<void> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    if (ms <= 0) return;
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }
}

/** The wait that a Retry-After header asks for in either form, in ms, bounded. */
export function retryAfterOf(header: string | null, now: number = Date.now()): number {
  if (header === null) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}
