// One host's turn: its pace and its patience.
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Client, Fetched } from './client.js';
import { FetchError, stopped } from './outcome.js';

export interface PaceOptions {
  /** Between the end of a response and the start of the next request, in ms; up to a third more is added at random. */
  readonly delayMs: number;
  /** Attempts at one address, the first one counted. */
  readonly attempts: number;
  /** First wait before another attempt, in ms; doubled each time. */
  readonly backoffMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of every pause at a host before it is made, in ms: the usual one, or the one before another attempt. */
  readonly onPause?: ((host: string, ms: number, reason: 'pace' | 'retry') => void) | undefined;
}

const MAX_RETRY_AFTER_MS = 60_000;

/** Requests to one host, one after the other. */
export class Host {
  readonly #name: string;
  readonly #client: Client;
  readonly #options: PaceOptions;
  readonly #turn = pLimit(1);
  #freeAt = 0;
  #delayMs: number;
  #closed: FetchError | null = null;

  constructor(name: string, client: Client, options: PaceOptions) {
    this.#name = name;
    this.#client = client;
    this.#options = options;
    this.#delayMs = options.delayMs;
  }

  /** Makes the pause between requests at least so long. */
  slowDown(delayMs: number): void {
    this.#delayMs = Math.max(this.#delayMs, delayMs);
  }

  /**
   * Fetches an address of this host when its turn has come, again where the host is busy or silent.
   *
   * @throws {FetchError} after the last attempt
   */
  fetch(address: string): Promise<Fetched> {
    return this.#turn(() => this.#persist(address));
  }

  async #persist(address: string): Promise<Fetched> {
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= this.#options.attempts;
      let wait = this.#options.backoffMs * 2 ** (attempt - 1);
      try {
        const response = await this.#once(address);
        const isBusy = response.status === 429 || response.status >= 500;
        if (!isBusy) return response;
        const asked = retryAfterOf(response.header('retry-after'));
        if (asked > MAX_RETRY_AFTER_MS) throw this.#close(response.status, asked);
        if (last) return response;
        wait = Math.max(wait, asked);
      } catch (error) {
        if (!(error instanceof FetchError) || !error.isTransient || last) throw error;
      }
      await this.#pause(wait + Math.random() * wait * 0.3, 'retry');
    }
  }

  async #once(address: string): Promise<Fetched> {
    if (this.#closed) throw this.#closed;
    await this.#pause(this.#freeAt - Date.now(), 'pace');
    try {
      return await this.#client.fetch(address);
    } finally {
      this.#freeAt = Date.now() + this.#delayMs * (1 + Math.random() * 0.3);
    }
  }

  // Who asks for more patience than a run has is not asked again in this run.
  #close(status: number, ms: number): FetchError {
    const message = `${this.#name} answered ${status} and asks to be left alone for ${Math.round(ms / 1000)} s`;
    this.#closed = new FetchError('http_error', message, { status });
    return this.#closed;
  }

  async #pause(ms: number, reason: 'pace' | 'retry'): Promise<void> {
    const { signal, onPause } = this.#options;
    if (signal?.aborted) throw stopped();
    if (ms <= 0) return;
    onPause?.(this.#name, ms, reason);
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      throw stopped();
    }
  }
}

/** The wait that a Retry-After header asks for in either form, in ms. */
export function retryAfterOf(header: string | null, now: number = Date.now()): number {
  if (header === null) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
