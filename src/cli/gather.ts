// What crawl, track and demo share: a harvest with its progress shown, which a person may stop.
import { join } from 'node:path';
import { howToGetBrowser, type Plan } from '../crawl/index.js';
import { type HarvestOptions, type HarvestRow, harvest } from '../harvest/index.js';
import { startEvents, startNothing, startProgress } from './progress.js';
import { atBrokenPipe, complain, EXIT_STOPPED } from './run.js';
import { exitCodeOf, outcomeCounts } from './summary.js';

/** Where records and captures go: `output` and `snapshots`, or one folder for both. */
export function foldersOf(out: string | undefined): { records: string; snapshots: string } {
  return out === undefined
    ? { records: 'output', snapshots: 'snapshots' }
    : { records: out, snapshots: join(out, 'snapshots') };
}

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface GatherOptions extends HarvestOptions {
  /** Progress for a person on standard error, events on standard output, or nothing of either. */
  readonly show: 'progress' | 'events' | 'nothing';
}

/** Harvests a plan. The first signal to stop ends it when what is under way has come, the second at once. */
export async function gather(plan: Plan, options: GatherOptions): Promise<HarvestRow[]> {
  const stop = new AbortController();
  const progress = { progress: startProgress, events: () => startEvents(process.stdout), nothing: startNothing }[
    options.show
  ]();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(EXIT_STOPPED);
    progress.stop();
    complain('stopping when what is under way has come; once more stops at once');
    stop.abort();
  };
  for (const signal of signals) process.on(signal, interrupt);
  // Whoever takes the events has gone: what is not told is not lost, as the same command goes on.
  atBrokenPipe(() => {
    if (!stop.signal.aborted) interrupt();
  });
  let rows: HarvestRow[];
  try {
    rows = await harvest(plan, {
      ...options,
      signal: stop.signal,
      onStart: (start) => progress.start(start),
      onItem: (row) => progress.done(row),
      onRequest: (url) => progress.request(url),
      onPause: (host, ms, reason) => progress.pause(host, ms, reason),
    });
  } finally {
    progress.stop();
    for (const signal of signals) process.off(signal, interrupt);
  }
  const left = rows.filter(({ outcome }) => outcome === 'stopped').length;
  if (left > 0) complain(`stopped with ${left} of ${rows.length} left; the same command goes on from here`);
  if (rows.some(({ outcome }) => outcome === 'browser_missing')) complain(howToGetBrowser());
  if (options.show === 'events') {
    const end = { event: 'end', items: rows.length, outcomes: outcomeCounts(rows), exitCode: exitCodeOf(rows) };
    process.stdout.write(`${JSON.stringify(end)}\n`);
  }
  return rows;
}
