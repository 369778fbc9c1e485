// Times the way from bytes to record beside its floors: `npm run bench [-- --json] [--pages N] [--rounds N]`.
// Each has a process of its own, as a program that does nothing else, and they take turns of a few pages.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.js';
import { benchPages } from './pages.js';
import { mean, median } from './statistics.js';
import type { Taken } from './worker.js';

const WARM_UP = 4;
const PAGES_A_TURN = 11;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pages: { type: 'string', default: '66' },
    rounds: { type: 'string', default: '10' },
  },
});
const count = Number(options.pages);
const rounds = Number(options.rounds);

/** What each page took, by contender, in the same order for all. */
async function time(): Promise<Taken[][]> {
  const script = fileURLToPath(new URL('./worker.js', import.meta.url));
  const workers = contenders.map((_, contender) => fork(script, [String(contender), String(count)]));
  const taken = contenders.map((): Taken[] => []);
  for (let round = -WARM_UP; round < rounds; round++)
    for (let from = 0; from < count; from += PAGES_A_TURN)
      for (let turn = 0; turn < workers.length; turn++) {
        // Who goes first changes from turn to turn.
        const one = (turn + from / PAGES_A_TURN + round + WARM_UP) % workers.length;
        const worker = workers[one];
        if (!worker) continue;
        worker.send([from, Math.min(from + PAGES_A_TURN, count)]);
        const [answer] = (await once(worker, 'message')) as [Taken[]];
        if (round >= 0) taken[one]?.push(...answer);
      }
  for (const worker of workers) worker.disconnect();
  return taken;
}

const taken = await time();
const processorTimes = taken.map((turns) => mean(turns.map(({ processor }) => processor)));
const [own = []] = taken;
const sizes = benchPages(count).map(({ bytes }) => bytes.length);
const processors = cpus();
const machine = {
  node: process.version,
  processor: processors[0]?.model.trim() ?? 'unknown',
  cores: processors.length,
};
const round = (value: number) => Number(value.toFixed(2));
const results = contenders.map(({ name, what }, one) => {
  const clocks = (taken[one] ?? []).map(({ clock }) => clock);
  return {
    name,
    what,
    medianMs: round(median(clocks)),
    // Page by page: how many times this floor the way to the record took.
    medianRatio: round(median(own.map(({ clock }, page) => clock / (clocks[page] ?? clock)))),
    processorMs: round(processorTimes[one] ?? 0),
    processorRatio: round((processorTimes[0] ?? 0) / (processorTimes[one] ?? 1)),
  };
});
const pages = { count, rounds, smallestBytes: Math.min(...sizes), largestBytes: Math.max(...sizes) };
if (options.json) console.log(JSON.stringify({ machine, pages, results }, null, 2));
else {
  console.log(`${count} pages of ${pages.smallestBytes} to ${pages.largestBytes} bytes, ${rounds} rounds`);
  console.log(`Node ${machine.node}, ${machine.processor}, ${machine.cores} cores\n`);
  console.log('   clock, median        processor, mean');
  const cell = (ms: number, ratio: number) => `${ms.toFixed(2).padStart(7)} ms ${ratio.toFixed(2).padStart(6)} x   `;
  for (const { name, what, medianMs, medianRatio, processorMs, processorRatio } of results)
    console.log(`${cell(medianMs, medianRatio)}${cell(processorMs, processorRatio)}${name}: ${what}`);
}
