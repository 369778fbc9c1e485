// How a crawl ended: a table for a person, counts for a machine, a code for a scheduler.
import type { HarvestRow } from '../harvest/index.js';
import { EXIT_OK, EXIT_PROBLEM, EXIT_REFUSED, EXIT_STOPPED } from './run.js';
import { alignColumns } from './terminal.js';

const heads = ['city', 'year', 'form', 'read', 'inferred', 'blank', 'ambiguous', 'missing', 'failed checks', 'outcome'];

/** One line for each item under a line of heads, and what came of all by outcome. */
export function summaryLines(rows: readonly HarvestRow[]): string[] {
  const cells = rows.map(({ city, url, year, form, record, counts, failedChecks, outcome, detail }) => {
    const name = [city ?? url ?? '-', String(year ?? '-'), form ?? '-'];
    const told = outcome === 'ok' && form !== null ? outcome : `${outcome}: ${detail}`;
    if (record === null) return [...name, '', '', '', '', '', '', told];
    const { read = 0, inferred = 0, blank = 0, ambiguous = 0, missing = 0 } = counts;
    return [...name, ...[read, inferred, blank, ambiguous, missing, failedChecks].map(String), told];
  });
  const table = alignColumns(
    [heads, ...cells],
    ['start', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'start'],
  );
  const totals = Object.entries(outcomeCounts(rows)).map(([outcome, count]) => `${count} ${outcome}`);
  return [...table, '', `${rows.length} in all: ${totals.join(', ')}`];
}

/** How many items had each outcome, the most frequent first. */
export function outcomeCounts(rows: readonly Pick<HarvestRow, 'outcome'>[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

const refusals = new Set(['challenge', 'ip_block', 'robots_disallowed']);

/** The exit code of a crawl. */
export function exitCodeOf(rows: readonly Pick<HarvestRow, 'outcome'>[]): number {
  if (rows.some(({ outcome }) => outcome === 'stopped')) return EXIT_STOPPED;
  if (rows.every(({ outcome }) => outcome === 'ok')) return EXIT_OK;
  return rows.every(({ outcome }) => refusals.has(outcome)) ? EXIT_REFUSED : EXIT_PROBLEM;
}
