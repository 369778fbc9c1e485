// One contender of the crawl benchmark in a process of its own: it is told what to fetch, and answers with what that took.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrawlTask, contenders } from './crawl-contenders.js';

export interface Task extends CrawlTask {
  /** After how many pages memory is to be looked at. */
  readonly marks: readonly number[];
}

export interface Taken {
  readonly pages: number;
  /** Milliseconds by the clock, and of processor time of all threads. */
  readonly clock: number;
  readonly processor: number;
  readonly memory: readonly { readonly pages: number; readonly rss: number; readonly heap: number }[];
}

const contender = contenders.find(({ name }) => name === process.argv[2]);
if (!contender) throw new Error(`there is no contender ${process.argv[2]}`);
const { run } = contender;

async function time(task: Task): Promise<Taken> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
  const memory: { pages: number; rss: number; heap: number }[] = [];
  let pages = 0;
  const onPage = () => {
    if (!task.marks.includes(++pages)) return;
    global.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    memory.push({ pages, rss, heap: heapUsed });
  };
  try {
    const before = process.cpuUsage();
    const start = performance.now();
    const fetched = await run(task, folder, onPage);
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    if (fetched !== task.urls.length) throw new Error(`${fetched} pages of ${task.urls.length} were fetched`);
    return { pages: fetched, clock, processor: (user + system) / 1000, memory };
  } finally {
    await rm(folder, { recursive: true });
  }
}

process.on('message', (task: Task) => {
  void time(task).then((taken) => process.send?.(taken));
});
