import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderings, trial } from './fuzz.js';
import { Random } from './random.js';

const RUNS = 500;
const FIXED_SEED = 20190131;

/** Throws what was read wrong, with the page; fast-check adds the seed. */
function neverWrong(seed: number, whole: boolean, rendering?: string, numRuns = RUNS): void {
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const { verdict, rendering: name, damage, spoiling, page } = trial(new Random(draw), { rendering, whole });
      const faults = whole ? [...verdict.wrong, ...verdict.silent] : verdict.wrong;
      if (faults.length > 0)
        throw new Error(`${name}; damage: ${damage}; spoiling: ${spoiling}\n${faults.join('\n')}\n\n${page}`);
    }),
    { seed, numRuns, endOnFailure: true },
  );
}

describe('random pages', () => {
  it('are never read wrong: the same pages each time', () => neverWrong(FIXED_SEED, false));

  it('are never read wrong: new pages each time', () => neverWrong(Date.now() % 2 ** 31, false));

  it.each(renderings.map(({ name }) => name))('are read whole where nothing is lost: %s', (name) =>
    neverWrong(FIXED_SEED, true, name, 6),
  );

  it('are drawn in every rendering that the fuzzer knows', () => {
    expect(renderings.length).toBeGreaterThanOrEqual(38);
    expect(new Set(renderings.map(({ name }) => name)).size).toBe(renderings.length);
  });
});
