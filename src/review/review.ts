// All rules over all reports of a dataset, a body at a time.
import { findingsAcross, type Previous } from './across.js';
import { type BodyFiles, listBodies } from './bodies.js';
import type { Finding } from './finding.js';
import { readReviewed } from './read.js';
import { isNamed } from './rules.js';
import { findingsWithin } from './within.js';

/** What is asked; null stands for all. */
export interface ReviewFilter {
  /** GB/T 2260 codes. */
  readonly regions: ReadonlySet<string> | null;
  /** Years reported on; a rule on two years is of the later one. */
  readonly years: ReadonlySet<number> | null;
  /** Names of rules, or what they begin with. */
  readonly rules: readonly string[] | null;
}

/** What was found in the reports of one body. */
export interface BodyReview {
  readonly body: string;
  /** Reports that were held against the rules. */
  readonly reports: number;
  /** Year by year, and in each the rules within the report before those on two years. */
  readonly findings: readonly Finding[];
  /** Files that could not be used. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export interface Review {
  /** Bodies that are asked for. */
  readonly bodies: number;
  /** Copies beside the records that stand for their reports: they are not looked at. */
  readonly copies: number;
  /** In the order of divisions and names; no more than two records are held at a time. */
  readonly results: AsyncIterable<BodyReview>;
}

/**
 * Holds the reports of a dataset against all rules, or those asked for.
 *
 * Of a report that has several records, the one that stands under its id is taken.
 *
 * @throws {Error} one line, where `folder` has no records
 */
export async function review(folder: string, filter: ReviewFilter): Promise<Review> {
  const { bodies, copies } = await listBodies(folder);
  const asked = bodies.filter(({ body }) => isOfRegions(body, filter.regions));
  const results = async function* () {
    for (const files of asked) yield await reviewBody(folder, files, filter);
  };
  return { bodies: asked.length, copies: copies.length, results: results() };
}

async function reviewBody(folder: string, { body, files }: BodyFiles, filter: ReviewFilter): Promise<BodyReview> {
  const { years, rules } = filter;
  const isAsked = (rule: string) => rules === null || rules.some((name) => isNamed(rule, name));
  const isYear = (year: number | null) => years === null || (year !== null && years.has(year));
  const findings: Finding[] = [];
  const problems: { path: string; message: string }[] = [];
  let reports = 0;
  let last: { readonly year: number | null; readonly report: Previous } | null = null;
  for (const { path, year } of files) {
    // The year before one that is asked for is read, and nothing is said of it.
    if (!isYear(year) && (year === null || !isYear(year + 1))) continue;
    const report = await readReviewed(folder, path);
    if ('error' in report) problems.push({ path, message: report.error });
    else if (isYear(year)) {
      reports++;
      const previous = last !== null && year !== null && last.year === year - 1 ? last.report : null;
      findings.push(...findingsWithin(report, isAsked), ...findingsAcross(report, previous, isAsked));
    }
    last = { year, report };
  }
  return { body, reports, findings, problems };
}

/** Whether a report is of one of the divisions, by its id or its file's name. */
export function isOfRegions(name: string, regions: ReviewFilter['regions']): boolean {
  return regions === null || regions.has(name.slice(0, name.indexOf('-')));
}
