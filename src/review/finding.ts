// What a rule says of one report, or of two.
import type { ReportRecord, ReportValue } from '../report/index.js';
import type { Text } from './text.js';

/** A record and its file, relative to the dataset's folder. */
export interface Reviewed {
  readonly path: string;
  readonly record: ReportRecord;
}

/**
 * `failed`: a sum does not hold; `warning`: it looks odd, and no sum is broken; `passed`; `not_assessable`: a figure that
 * the rule needs is not there.
 */
export const verdicts = ['failed', 'warning', 'passed', 'not_assessable'] as const;
export type Verdict = (typeof verdicts)[number];

/** A value that a rule compares, with all that is needed to look it up. */
export interface CitedValue {
  /** How it is counted: 1 where it is added, -1 where it is taken away. */
  readonly sign: 1 | -1;
  readonly id: string;
  readonly year: number | null;
  /** Null where there is no such value: no report of that year, or one on a form without it. */
  readonly value: number | null;
  readonly status: ReportValue['status'] | null;
  readonly record: string | null;
  readonly url: string | null;
  readonly cite: { readonly start: number; readonly end: number; readonly quote: string } | null;
}

/** One side of a rule; `sum` is null where a figure is lacking. */
export interface Side {
  readonly sum: number | null;
  readonly values: readonly CitedValue[];
}

export const whyCodes = ['no_number', 'no_report', 'other_form', 'unknown_body', 'unreadable'] as const;

export interface Finding {
  readonly verdict: Verdict;
  readonly rule: string;
  /** Report id without its year: the reports of one body share it. */
  readonly body: string;
  readonly issuer: string | null;
  /** GB/T 2260 code of the division whose body it is. */
  readonly region: string | null;
  /** The year reported on; of two years the later one. */
  readonly year: number | null;
  readonly left: Side;
  readonly right: Side;
  /** Why nothing can be said; null for other verdicts. */
  readonly why: { readonly code: (typeof whyCodes)[number]; readonly text: Text } | null;
  /** What to look at first; null where nothing is to be looked at. */
  readonly hint: Text | null;
}

/** Report id without its year. */
export function bodyOf(id: string): string {
  return id.replace(/-(?:\d{4}|x)$/, '');
}

/** A value of a report, cited. */
export function cited({ path, record }: Reviewed, id: string, sign: CitedValue['sign'] = 1): CitedValue {
  const { value = null, status = null, cite } = record.values[id] ?? {};
  const { url } = record.source;
  const place = cite ? { start: cite.start, end: cite.end, quote: cite.quote } : null;
  return { sign, id, year: record.report.year, value, status, record: path, url, cite: place };
}

/** The body and year that a finding on a report is about. */
export function aboutOf({ record: { report } }: Reviewed): Pick<Finding, 'body' | 'issuer' | 'region' | 'year'> {
  const { id, issuer, year } = report;
  return { body: bodyOf(id), issuer: issuer.name, region: issuer.region?.code ?? null, year };
}
