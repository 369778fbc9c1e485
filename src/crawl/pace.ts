// How long a host is left alone between two requests: longer while it is busy or slow, and by and by as before.

const MAX_FACTOR = 16;
// Part of what a slowing-down has added that is left after a good answer.
const RECOVERY = 0.8;
// An answer that takes so many times as long as usual, and so long at least, is a sign of strain.
const SLOW_FACTOR = 3;
const SLOW_MS = 1000;
const MEMORY = 0.9;

export class Pace {
  readonly #jitter: number;
  #delayMs: number;
  #factor = 1;
  #usualMs: number | null = null;

  /** @param jitter part of a pause that is added at random, at most */
  constructor(delayMs: number, jitter: number) {
    this.#delayMs = delayMs;
    this.#jitter = jitter;
  }

  /** Makes the pause between requests at least so long. */
  ask(delayMs: number): void {
    this.#delayMs = Math.max(this.#delayMs, delayMs);
  }

  /** Learns from an answer: how long it took in ms, and whether it said that the host is busy. */
  learn(tookMs: number, isBusy: boolean): void {
    const usual = this.#usualMs ?? tookMs;
    const isSlow = tookMs > SLOW_MS && tookMs > SLOW_FACTOR * usual;
    this.#usualMs = MEMORY * usual + (1 - MEMORY) * tookMs;
    if (isBusy || isSlow) this.#factor = Math.min(MAX_FACTOR, 2 * this.#factor);
    else this.#factor = 1 + (this.#factor - 1) * RECOVERY;
  }

  /** The pause before the next request, in ms. */
  pauseMs(): number {
    return this.#delayMs * this.#factor * (1 + Math.random() * this.#jitter);
  }
}
