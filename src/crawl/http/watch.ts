// How long a request may take, one timer for all its phases, and the way to break it off.
import { FetchError } from '../outcome.js';
import type { HttpOptions } from './options.js';

export type Phase = 'resolve' | 'connect' | 'head' | 'body';

const missing: Readonly<Record<Phase, string>> = {
  resolve: 'the name was not resolved',
  connect: 'no connection',
  head: 'no answer',
  body: 'no whole answer',
};

export class Watch {
  readonly #host: string;
  readonly #totalMs: number;
  readonly #limits: Readonly<Record<Phase, number>>;
  #phase: Phase = 'resolve';
  /** When the whole request must have ended, when this phase must have, and when the timer goes off. */
  #end = Number.POSITIVE_INFINITY;
  #due = Number.POSITIVE_INFINITY;
  #armed = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #reason: FetchError | null = null;
  #stop: (reason: FetchError) => void = () => undefined;

  constructor(host: string, options: HttpOptions) {
    this.#host = host;
    this.#totalMs = options.totalTimeoutMs;
    this.#limits = {
      resolve: options.connectTimeoutMs,
      connect: options.connectTimeoutMs,
      head: options.headerTimeoutMs,
      body: options.totalTimeoutMs,
    };
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Begins the total time. */
  start(): void {
    this.#end = performance.now() + this.#totalMs;
  }

  /** After one address took too long, so that another one can be tried. */
  renew(): void {
    this.rest();
    this.#end = Number.POSITIVE_INFINITY;
    if (this.#reason?.outcome === 'timeout') this.#reason = null;
  }

  enter(phase: Phase): void {
    this.#phase = phase;
    this.#due = Math.min(performance.now() + this.#limits[phase], this.#end);
    // A timer that goes off too early looks again; setting a new one for each phase costs more.
    if (this.#due < this.#armed) this.#arm();
  }

  /** Stops the time, while a turn is waited for and at the end. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#armed = Number.POSITIVE_INFINITY;
  }

  /** Breaks off what is under way and all that would follow. */
  breakOff(reason: FetchError): void {
    this.#reason = reason;
    this.rest();
    this.#stop(reason);
  }

  /** Waits for what `begin` starts; the function that it returns is called where that is broken off. */
  step<T>(begin: (done: (value: T) => void, fail: (error: Error) => void) => () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#reason) {
        reject(this.#reason);
        return;
      }
      const stop = begin(resolve, reject);
      this.#stop = (reason) => {
        reject(reason);
        stop();
      };
    });
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#armed = this.#due;
    // What came while this process was held up is read first.
    const look = () => setImmediate(() => this.#look());
    this.#timer = setTimeout(look, Math.max(1, Math.ceil(this.#due - performance.now())));
  }

  #look(): void {
    if (this.#armed === Number.POSITIVE_INFINITY) return;
    if (performance.now() < this.#due) {
      this.#arm();
      return;
    }
    const isTotal = this.#due === this.#end;
    const what = isTotal ? missing.body : missing[this.#phase];
    const ms = isTotal ? this.#totalMs : this.#limits[this.#phase];
    this.breakOff(new FetchError('timeout', `${this.#host}: ${what} within ${ms} ms`, { isTransient: true }));
  }
}
