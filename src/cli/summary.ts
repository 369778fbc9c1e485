// The table that ends a crawl.
import type { HarvestRow } from '../harvest/index.js';
import { alignColumns } from './terminal.js';

const heads = ['city', 'year', 'form', 'read', 'inferred', 'blank', 'ambiguous', 'missing', 'failed checks', 'outcome'];

/** One line for each item under a line of heads. */
export function summaryLines(rows: readonly HarvestRow[]): string[] {
  const cells = rows.map(({ city, year, form, counts, failedChecks, outcome, detail }) => {
    const name = [city ?? '-', String(year ?? '-'), form ?? '-'];
    if (outcome !== 'ok') return [...name, '', '', '', '', '', '', `${outcome}: ${detail}`];
    const { read = 0, inferred = 0, blank = 0, ambiguous = 0, missing = 0 } = counts;
    return [...name, ...[read, inferred, blank, ambiguous, missing, failedChecks].map(String), outcome];
  });
  return alignColumns([heads, ...cells], ['start', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'start']);
}
