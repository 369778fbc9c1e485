// What crawl and demo share: a harvest with its progress shown, which a person may stop.
import { join } from 'node:path';
import { howToGetBrowser, type Plan, plannedItems } from '../crawl/index.js';
import { type HarvestOptions, type HarvestRow, harvest } from '../harvest/index.js';
import { startProgress } from './progress.js';
import { complain } from './run.js';

/** Where records and captures go: `output` and `snapshots`, or one folder for both. */
export function foldersOf(out: string | undefined): { records: string; snapshots: string } {
  return out === undefined
    ? { records: 'output', snapshots: 'snapshots' }
    : { records: out, snapshots: join(out, 'snapshots') };
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Harvests a plan. The first signal to stop ends it in order, the second at once. */
export async function gather(plan: Plan, options: HarvestOptions): Promise<HarvestRow[]> {
  const stop = new AbortController();
  const progress = startProgress(plannedItems(plan));
  const interrupt = () => {
    for (const signal of signals) process.off(signal, interrupt);
    progress.stop();
    stop.abort();
  };
  for (const signal of signals) process.on(signal, interrupt);
  let rows: HarvestRow[];
  try {
    rows = await harvest(plan, {
      ...options,
      signal: stop.signal,
      onItem: (row) => progress.done(row),
      onRequest: (url) => progress.request(url),
      onPause: (host, ms, reason) => {
        if (reason === 'retry') progress.pause(host, ms);
      },
    });
  } finally {
    progress.stop();
    for (const signal of signals) process.off(signal, interrupt);
  }
  if (stop.signal.aborted) complain('stopped; what was fetched is kept');
  if (rows.some(({ outcome }) => outcome === 'browser_missing')) complain(howToGetBrowser());
  return rows;
}
