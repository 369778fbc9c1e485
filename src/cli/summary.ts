// The table that ends a crawl.
import type { HarvestRow } from '../harvest/index.js';
import { alignColumns } from './terminal.js';

const heads = ['city', 'year', 'form', 'read', 'inferred', 'blank', 'ambiguous', 'missing', 'failed checks', 'outcome'];

/** One line for each item under a line of heads. */
export function summaryLines(rows: readonly HarvestRow[]): string[] {
  const cells = rows.map(({ city, url, year, form, record, counts, failedChecks, outcome, detail }) => {
    const name = [city ?? url ?? '-', String(year ?? '-'), form ?? '-'];
    const told = outcome === 'ok' && form !== null ? outcome : `${outcome}: ${detail}`;
    if (record === null) return [...name, '', '', '', '', '', '', told];
    const { read = 0, inferred = 0, blank = 0, ambiguous = 0, missing = 0 } = counts;
    return [...name, ...[read, inferred, blank, ambiguous, missing, failedChecks].map(String), told];
  });
  return alignColumns([heads, ...cells], ['start', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'start']);
}
