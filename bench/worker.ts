// One contender in a process of its own: it is told which pages to run, and answers with the time that each took.
import { contenders } from './contenders.js';
import { type BenchPage, benchPages } from './pages.js';

/** Milliseconds by the clock, and of processor time, in which other work on the machine hardly shows. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

const [contender, count] = process.argv.slice(2).map(Number);
const { run } = contenders[contender ?? -1] ?? {};
if (!run) throw new Error(`there is no contender ${contender}`);
const pages = benchPages(count ?? 0);

function time(page: BenchPage): Taken {
  const before = process.cpuUsage();
  const start = performance.now();
  run?.(page);
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

process.on('message', ([from, to]: [number, number]) => {
  process.send?.(pages.slice(from, to).map(time));
});
