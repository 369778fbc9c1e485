// nianbao track over three years, killed at any moment.
import { watch } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunOptions } from '../cli/support.js';
import { expected, ledgerInTheEnd, scenario } from './scenario.js';
import { Scene, toldByDay, toldIn } from './scene.js';

/** From before anything is fetched to after all is told, in ms. */
const moment = fc.integer({ min: 100, max: 1600 });

// Forty processes or so, one after the other.
it('tells the same however often its runs are killed', { timeout: 300_000 }, async () => {
  const scene = await Scene.open();
  const data = join(scene.folder, 'data');
  const moments = fc.sample(moment, { numRuns: scenario.length, seed: 20261128 });
  const told = new Set<string>();
  const run = async (options: RunOptions = {}) => {
    const changes = toldIn(await scene.track(options));
    for (const { id } of changes) told.add(id);
    return changes;
  };
  for (const [at, day] of scenario.entries()) {
    scene.begin(day);
    const written = at % 2 === 0 ? 'changes.jsonl' : 'feed.json';
    for (const kill of [after(moments[at] ?? 0), whenWritten(data, written)]) await run({ onStart: kill });
    while ((await run()).length > 0);
  }
  const history = await scene.history();
  expect(toldByDay(history)).toEqual(expected);
  expect([...told].sort()).toEqual(history.map(({ id }) => id).sort());
  expect((await scene.feed()).items.map(({ id }) => id)).toEqual(history.map(({ id }) => id).reverse());
  expect(await scene.ledger()).toEqual(ledgerInTheEnd);
});

type OnStart = NonNullable<RunOptions['onStart']>;

const after =
  (ms: number): OnStart =>
  (child) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.once('exit', () => clearTimeout(timer));
  };

/** Kills a process when it has written a file, and before it has told of it. */
const whenWritten =
  (folder: string, file: string): OnStart =>
  (child) => {
    const watcher = watch(folder, (_event, name) => name === file && child.kill('SIGKILL'));
    child.once('exit', () => watcher.close());
  };
