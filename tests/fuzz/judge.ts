// Whether a record says anything that its page does not.
import type { ReportRecord } from '../../src/report/index.js';
import type { Report } from './report.js';

export interface Verdict {
  /** What is wrong, one line each. */
  readonly wrong: readonly string[];
  readonly right: number;
  /** Printed values that were not given, with their status. */
  readonly silent: readonly string[];
  readonly total: number;
}

// What a page that has lost something may make of a printed figure, and of a blank cell.
const ofFigure: readonly string[] = ['read', 'inferred', 'ambiguous', 'missing'];
const ofBlank: readonly string[] = ['blank', 'missing', 'ambiguous'];

export function judge({ truth, form }: Report, record: ReportRecord): Verdict {
  const wrong: string[] = [];
  const silent: string[] = [];
  let right = 0;
  for (const [id, { value, status, candidates }] of Object.entries(record.values)) {
    const expected = truth.get(id);
    const said = `${id}: ${value} (${status})`;
    if (expected !== undefined && !(expected === null ? ofBlank : ofFigure).includes(status))
      wrong.push(`${said}, printed ${expected ?? 'blank'}`);
    else if (expected === undefined) {
      if (value !== null || status === 'blank') wrong.push(`${said}, not on the page`);
      else right++;
    } else if (value !== null) {
      if (value !== expected) wrong.push(`${said}, printed ${expected}`);
      else right++;
    } else if (expected === null) right++;
    else if (candidates && candidates.length > 0 && !candidates.some((candidate) => candidate.value === expected))
      wrong.push(`${said}, candidates ${candidates.map((candidate) => candidate.value)} without ${expected}`);
    else silent.push(`${id}: ${status}, printed ${expected}`);
  }
  const seen = new Set<string>();
  for (const [id, { cite }] of Object.entries(record.values)) {
    if (!cite) continue;
    const place = `${cite.start}-${cite.end}`;
    if (cite.end > cite.start && seen.has(place)) wrong.push(`${id}: shares its place ${place}`);
    seen.add(place);
  }
  if (record.report.form !== null && record.report.form !== form.id)
    wrong.push(`form ${record.report.form} for ${form.id}`);
  return { wrong, right, silent, total: Object.keys(record.values).length };
}
