// nianbao status: how far a crawl is.
import type { HarvestRow } from '../harvest/index.js';
import { type CrawlStatus, statusOf } from '../state/index.js';
import { EXIT_OK, print } from './run.js';
import { outcomeCounts } from './summary.js';
import { alignColumns } from './terminal.js';

const MAX_HOSTS = 20;

/** Prints the state of the folder's last crawl. */
export async function status(folder: string, options: { readonly json?: boolean }): Promise<number> {
  const found = statusOf(folder);
  if (!found) throw new Error(`${folder}: no crawl was ever made into it`);
  const { results, ...about } = found;
  const outcomes = outcomeCounts((results as { readonly row: HarvestRow }[]).map(({ row }) => row));
  const text = options.json ? JSON.stringify({ ...about, outcomes }) : linesOf(found, outcomes).join('\n');
  await print(`${text}\n`);
  return EXIT_OK;
}

const states = {
  running: 'a crawl is at work',
  stopped: 'a crawl was stopped; the same command goes on with it',
  finished: 'the last crawl is finished',
} as const;

function linesOf(found: CrawlStatus, outcomes: Readonly<Record<string, number>>): string[] {
  const { state, started, finished, units, done, answers, failures, hosts } = found;
  const about = [
    ['started', started],
    ...(finished === null ? [] : [['finished', finished]]),
    ['done', `${done} of ${units}`],
    ['answers', `${answers} archived; ${failures} addresses came to nothing`],
    ...Object.entries(outcomes).map(([outcome, count]) => [outcome, String(count)]),
  ];
  const left = hosts.map(({ host, left: count, restedUntil, reason }) => [
    host === '' ? 'without a portal' : host,
    `${count} left`,
    restedUntil === null ? '' : `rested until ${restedUntil}: ${reason}`,
  ]);
  const more = left.length > MAX_HOSTS ? [`and ${left.length - MAX_HOSTS} more hosts`] : [];
  return [
    states[state],
    ...alignColumns(about, ['start', 'start']),
    ...alignColumns(left.slice(0, MAX_HOSTS), ['start', 'start', 'start']),
    ...more,
  ];
}
