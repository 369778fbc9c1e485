// Choices of a random page. Everything comes from one generator, so that a seed gives the same page again.
import fc, { type GeneratorValue } from 'fast-check';

const below = (count: number) => fc.noBias(fc.nat(count - 1));

/** Random choices, drawn from fast-check so that a failing page can be replayed and made smaller. */
export class Random {
  readonly #draw: GeneratorValue;

  constructor(draw: GeneratorValue) {
    this.#draw = draw;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + this.#draw(below, to - from + 1);
  }

  /** Whether something happens that happens `percent` times in a hundred; 0 is never, and the first choice when shrinking. */
  chance(percent: number): boolean {
    return this.#draw(below, 100) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }
}
