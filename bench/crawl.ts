// Times crawls of hosts on loopback: `npm run bench:crawl [-- --json] [--rounds N] [--memory N]`.
// Whether politeness costs more than its pauses; how fast a crawl is without them, beside floors that only fetch; and with
// --memory whether it keeps its size over so many pages.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders } from './crawl-contenders.js';
import type { Taken, Task } from './crawl-worker.js';
import { median } from './statistics.js';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'string', default: '0' },
  },
});
const rounds = Number(options.rounds);
const memoryPages = Number(options.memory);

const polite = { hosts: 100, latencyMs: 200, delayMs: 100, pagesAHost: 20, rounds: 3 };
const speed = { hosts: 20, reports: 2000 };
// Reading takes much longer than fetching.
const pagesOf = (name: string) => (name === 'whole crawl' ? 100 : speed.reports);
const WARM_UP = 2;
const FIRST_MARK = 1000;

const start = (script: string, args: readonly (string | number)[], execArgv: readonly string[] = []) =>
  fork(fileURLToPath(new URL(script, import.meta.url)), args.map(String), { execArgv: [...execArgv] });

async function told<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a process ended with ${code}`)));
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
  return message;
}

/** Hosts that answer until `use` is over; it is given the addresses of so many pages, the hosts by turns. */
async function withHosts<T>(
  { hosts, latencyMs = 0, reports = 0 }: { hosts: number; latencyMs?: number; reports?: number },
  use: (urls: (count: number) => string[]) => Promise<T>,
): Promise<T> {
  const server = start('./crawl-server.js', [hosts, latencyMs, reports]);
  const port = await told<number>(server);
  try {
    return await use((count) =>
      Array.from({ length: count }, (_, page) => `http://127.20.${1 + (page % hosts)}.1:${port}/${page}.html`),
    );
  } finally {
    server.disconnect();
  }
}

async function run(worker: ChildProcess, task: Task): Promise<Taken> {
  worker.send(task);
  return told<Taken>(worker);
}

/** How long a polite crawl takes, in ms, and how long its hosts need by themselves. */
async function timePoliteness() {
  const { hosts, pagesAHost, latencyMs, delayMs } = polite;
  const taken = await withHosts(polite, async (urls) => {
    const worker = start('./crawl-worker.js', ['crawl']);
    const all: number[] = [];
    for (let round = 0; round < polite.rounds; round++)
      all.push((await run(worker, { urls: urls(hosts * pagesAHost), delayMs, marks: [] })).clock);
    worker.disconnect();
    return median(all);
  });
  const least = (pagesAHost + 1) * latencyMs + pagesAHost * delayMs;
  return {
    hosts,
    pagesAHost,
    latencyMs,
    delayMs,
    leastMs: least,
    medianMs: Math.round(taken),
    ratio: two(taken / least),
  };
}

/** What each contender takes, in turns. */
async function timeSpeed() {
  const taken = await withHosts(speed, async (urls) => {
    const workers = contenders.map(({ name }) => start('./crawl-worker.js', [name]));
    const all = contenders.map((): Taken[] => []);
    for (let round = -WARM_UP; round < rounds; round++)
      for (let turn = 0; turn < workers.length; turn++) {
        // Who goes first changes from round to round.
        const one = (turn + round + WARM_UP) % workers.length;
        const worker = workers[one];
        if (!worker) continue;
        const count = pagesOf(contenders[one]?.name ?? '');
        const result = await run(worker, { urls: urls(count), delayMs: 0, marks: [] });
        if (round >= 0) all[one]?.push(result);
      }
    for (const worker of workers) worker.disconnect();
    return all;
  });
  const rates = taken.map((turns) => turns.map(({ pages, clock }) => (1000 * pages) / clock));
  const [first = [], second = []] = ['floor 1', 'floor 2'].map(
    (floor) => rates[contenders.findIndex(({ name }) => name === floor)],
  );
  return contenders.map(({ name, what }, one) => {
    const own = rates[one] ?? [];
    const times = (floor: readonly number[]) => two(median(own.map((rate, round) => rate / (floor[round] ?? rate))));
    return {
      name,
      what,
      pagesPerSecond: Math.round(median(own)),
      processorMsPerPage: two(median((taken[one] ?? []).map(({ pages, processor }) => processor / pages))),
      timesFloor1: times(first),
      timesFloor2: times(second),
    };
  });
}

/** The size of one crawl's process after its first thousand pages and at its end. */
async function weigh() {
  const { memory } = await withHosts({ hosts: speed.hosts }, (urls) => {
    const worker = start('./crawl-worker.js', ['crawl'], ['--expose-gc']);
    return run(worker, { urls: urls(memoryPages), delayMs: 0, marks: [FIRST_MARK, memoryPages] }).finally(() =>
      worker.disconnect(),
    );
  });
  return memory.map(({ pages, rss, heap }) => ({ pages, rssMB: megabytes(rss), heapMB: megabytes(heap) }));
}

const two = (value: number) => Number(value.toFixed(2));
const megabytes = (bytes: number) => Number((bytes / 1e6).toFixed(1));
const processors = cpus();
const machine = {
  node: process.version,
  processor: processors[0]?.model.trim() ?? 'unknown',
  cores: processors.length,
};

if (memoryPages > 0) {
  const memory = await weigh();
  if (options.json) console.log(JSON.stringify({ machine, memory }, null, 2));
  else for (const { pages, rssMB, heapMB } of memory) console.log(`page ${pages}: RSS ${rssMB} MB, heap ${heapMB} MB`);
} else {
  const politeness = await timePoliteness();
  const results = await timeSpeed();
  if (options.json) console.log(JSON.stringify({ machine, politeness, rounds, speed: results }, null, 2));
  else {
    const { hosts, pagesAHost, leastMs, medianMs, ratio } = politeness;
    console.log(`Node ${machine.node}, ${machine.processor}, ${machine.cores} cores, ${rounds} rounds\n`);
    console.log(
      `${hosts} polite hosts of ${pagesAHost} pages: ${medianMs} ms, ${ratio} times the least of ${leastMs} ms\n`,
    );
    console.log(' pages/s  CPU ms  x floor 1  x floor 2');
    for (const { name, what, pagesPerSecond, processorMsPerPage, timesFloor1, timesFloor2 } of results)
      console.log(
        `${String(pagesPerSecond).padStart(8)}${processorMsPerPage.toFixed(2).padStart(8)}${timesFloor1.toFixed(2).padStart(11)}${timesFloor2.toFixed(2).padStart(11)}  ${name}: ${what}`,
      );
  }
}
