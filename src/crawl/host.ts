// One host's turn: its pace, its patience, and ours.
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Exchange } from '../archive/index.js';
import type { Settings } from '../settings/index.js';
import { type Fetched, type HeaderLines, headerOf } from './fetched.js';
import type { RequestBody } from './http/index.js';
import { FetchError, stopped } from './outcome.js';
import { Pace } from './pace.js';
import type { Recorder } from './recorder.js';

/** Why a host is waited for. */
export type PauseReason = 'pace' | 'retry' | 'rest';

export interface HostOptions {
  readonly settings: Settings;
  readonly recorder: Recorder;
  /** One request and its whole response; `again` is waited for before any further request that this takes. */
  readonly exchange: (
    url: URL,
    headers: HeaderLines,
    again: () => Promise<void>,
    body: RequestBody | null,
  ) => Promise<Exchange>;
  readonly signal?: AbortSignal | undefined;
  /** Told of every pause at a host before it is made, in ms. */
  readonly onPause?: ((host: string, ms: number, reason: PauseReason) => void) | undefined;
}

/** A host is to be left alone for a while; nothing is wrong with what was asked of it. */
export class HostRest extends Error {
  override readonly name = 'HostRest';
  constructor(
    message: string,
    /** Until when, in ms since 1970. */
    readonly until: number,
  ) {
    super(message);
  }
}

// A longer Retry-After is no pause between two attempts but a rest of the host.
const MAX_RETRY_PAUSE_MS = 60_000;
const MAX_BACKOFF_MS = 600_000;

/** Requests to one host, one after the other. */
export class Host {
  readonly #name: string;
  readonly #options: HostOptions;
  readonly #turn = pLimit(1);
  readonly #pace: Pace;
  #endedAt = Number.NEGATIVE_INFINITY;
  #restUntil = 0;
  #rests = 0;
  #failures = 0;
  #hasAnswered = false;
  #givenUp: FetchError | null = null;

  constructor(name: string, options: HostOptions) {
    this.#name = name;
    this.#options = options;
    this.#pace = new Pace(options.settings.delay, options.settings.jitter);
  }

  /** Makes the pause between requests at least so long. */
  slowDown(delayMs: number): void {
    this.#pace.ask(delayMs);
  }

  /** Learns of an answer that an earlier part of the run has had. */
  recall(status: number): void {
    if (!isBusy(status)) this.#hasAnswered = true;
  }

  /**
   * Fetches an address of this host when its turn has come, again where the host is busy or silent.
   *
   * @param body makes it a POST
   * @throws {FetchError} after the last attempt
   * @throws {HostRest} while the host is rested
   */
  fetch(url: URL, body: RequestBody | null = null): Promise<Fetched> {
    return this.#turn(() => this.#persist(url, body));
  }

  async #persist(url: URL, body: RequestBody | null): Promise<Fetched> {
    const { attempts, backoff } = this.#options.settings;
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= attempts;
      let waitMs = Math.min(backoff * 2 ** (attempt - 1), MAX_BACKOFF_MS);
      try {
        const answer = await this.#once(url, body, isLast);
        if (!isBusy(answer.status)) {
          this.#failures = 0;
          this.#rests = 0;
          this.#hasAnswered = true;
          return answer;
        }
        const asked = retryAfterOf(headerOf(answer, 'retry-after'));
        if (asked > MAX_RETRY_PAUSE_MS) throw this.#leaveAlone(answer.status, asked);
        if (isLast) {
          this.#fail(`${answer.url} answered ${answer.status}`);
          return answer;
        }
        waitMs = Math.max(waitMs, asked);
      } catch (error) {
        if (!(error instanceof FetchError) || !error.isTransient) throw error;
        if (isLast) {
          this.#fail(error.message);
          throw error;
        }
      }
      await this.#pause(waitMs + Math.random() * waitMs * this.#options.settings.jitter, 'retry');
    }
  }

  async #once(url: URL, body: RequestBody | null, isLast: boolean): Promise<Fetched> {
    const { recorder, exchange } = this.#options;
    if (this.#givenUp) throw this.#givenUp;
    if (this.#restUntil > Date.now()) throw new HostRest(`${this.#name} is rested`, this.#restUntil);
    // What robots.txt asks for counts from the answer that brought it.
    await this.#pause(this.#endedAt + this.#pace.pauseMs() - performance.now(), 'pace');
    let started = performance.now();
    const again = async () => {
      await this.#pause(this.#pace.pauseMs(), 'pace');
      started = performance.now();
    };
    let answer: Exchange | null = null;
    try {
      // Conditions are for what an address holds; a POST asks for more than that.
      answer = await exchange(url, body ? [] : await recorder.conditions(url.href), again, body);
    } finally {
      this.#endedAt = performance.now();
      this.#pace.learn(this.#endedAt - started, answer === null || isBusy(answer.response.status));
    }
    const { status, headers } = answer.response;
    // After a rest it is asked again, also after the last attempt.
    const isRested = retryAfterOf(headerOf({ headers }, 'retry-after')) > MAX_RETRY_PAUSE_MS;
    return recorder.record(answer, !isBusy(status) || (isLast && !isRested));
  }

  /** An address has failed for good: the host is rested if too many have, one after the other, and given up at last. */
  #fail(reason: string): void {
    const { restAfter, rest, rests } = this.#options.settings;
    if (++this.#failures < restAfter) return;
    // Who has never answered will not answer after a rest; who has, and fails at once after it, needs no more trials.
    if (!this.#hasAnswered || this.#rests >= rests) {
      const message = `${this.#name} was given up after ${this.#failures} failures: ${reason}`;
      this.#givenUp = new FetchError('host_given_up', message);
      return;
    }
    this.#rests++;
    this.#failures--;
    this.#rest(rest);
  }

  #leaveAlone(status: number, ms: number): Error {
    const { maxRetryAfter, rests } = this.#options.settings;
    const message = `${this.#name} answered ${status} and asks to be left alone for ${Math.round(ms / 1000)} s`;
    if (ms <= maxRetryAfter && this.#rests < rests) {
      this.#rests++;
      this.#rest(ms);
      return new HostRest(message, this.#restUntil);
    }
    this.#givenUp = new FetchError('host_given_up', message, { status });
    return this.#givenUp;
  }

  #rest(ms: number): void {
    this.#restUntil = Date.now() + ms;
    this.#options.onPause?.(this.#name, ms, 'rest');
  }

  async #pause(ms: number, reason: PauseReason): Promise<void> {
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

// Other codes of the 500s are not of HTTP: protection products answer with them, and would again.
const busyStatuses = new Set([429, 500, 502, 503, 504]);

function isBusy(status: number): boolean {
  return busyStatuses.has(status);
}

/** The wait that a Retry-After header asks for in either form, in ms. */
export function retryAfterOf(header: string | null, now: number = Date.now()): number {
  if (header === null) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
