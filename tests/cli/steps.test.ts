import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { type Steps, startSteps } from '../../src/cli/steps.js';

function written(isTTY: boolean, use: (steps: Steps) => void): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100, cursorTo: () => true, clearLine: () => true });
  use(startSteps(3, 'bodies', stream as unknown as NodeJS.WriteStream));
  return String(stream.read() ?? '');
}

it('draws how many are done on a terminal, and goes on after something else was written', () => {
  const text = written(true, (steps) => {
    steps.clear();
    steps.done();
    steps.clear();
    steps.done();
    steps.clear();
  });
  expect(text).toMatch(/1\/3 bodies[\s\S]*2\/3 bodies/);
});

it('is silent in the log of a run that is soon over', () => {
  expect(
    written(false, (steps) => {
      for (const _ of [1, 2, 3]) steps.done();
      steps.clear();
    }),
  ).toBe('');
});
