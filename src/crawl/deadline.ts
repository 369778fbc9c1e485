// A bound on how long something may take, which a stop of the whole run also ends.
import { FetchError, stopped } from './outcome.js';

export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #stop: AbortSignal | undefined;
  readonly #ms: number;
  readonly #end = () => this.#controller.abort();

  /** @param stop the run's own signal */
  constructor(ms: number, stop?: AbortSignal) {
    this.#ms = ms;
    this.#stop = stop;
    this.#timer = setTimeout(this.#end, ms);
    if (stop?.aborted) this.#end();
    else stop?.addEventListener('abort', this.#end, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Rejected at the end, for what cannot be told of a signal. */
  get ended(): Promise<never> {
    return new Promise((_, reject) => {
      if (this.signal.aborted) reject(this.signal.reason as Error);
      else this.signal.addEventListener('abort', () => reject(this.signal.reason as Error), { once: true });
    });
  }

  /** What an error means that came after the end: `timeout` or `stopped`; null where the end has not come. */
  reason(what: string): FetchError | null {
    if (!this.signal.aborted) return null;
    if (this.#stop?.aborted) return stopped();
    return new FetchError('timeout', `${what} within ${this.#ms} ms`, { isTransient: true });
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#stop?.removeEventListener('abort', this.#end);
  }
}
