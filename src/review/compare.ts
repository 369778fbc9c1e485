// The records of one report that were read from several documents, value by value.
import { choose, contenderOf, type Ground, mainPathBeside, type TrustVerdict } from '../dataset/index.js';
import { listBodies } from './bodies.js';
import { type CitedValue, cited, type Reviewed } from './finding.js';
import { readReviewed } from './read.js';
import { isOfRegions, type ReviewFilter } from './review.js';

/** A document that a report was read from. */
export interface CopyAbout {
  readonly record: string;
  readonly digest: string;
  readonly url: string | null;
  readonly fetchedAt: string | null;
  readonly trust: TrustVerdict;
  /** Codes of the signals that the verdict rests on. */
  readonly signals: readonly string[];
  readonly form: string | null;
  readonly readValues: number;
}

/**
 * `number`: both have one, and not the same; `absent`: only one of them has one; `reason`: neither has, and not for the
 * same reason.
 */
export type DifferenceKind = 'number' | 'absent' | 'reason';

export interface Difference {
  readonly id: string;
  readonly kind: DifferenceKind;
  /** In the record that stands for the report. */
  readonly standing: CitedValue;
  readonly copy: CitedValue;
}

export interface Comparison {
  readonly report: string;
  /** The record that stands under the report's id. */
  readonly standing: CopyAbout;
  /** What it is better by than the next best; null where it is not the best, as an earlier version may have chosen. */
  readonly by: Ground | null;
  /** Each with the values that differ, of those that the forms of both have. */
  readonly copies: readonly (CopyAbout & { readonly differences: readonly Difference[] })[];
}

/** A comparison of the records of one report, or a file that cannot be used. */
export type Compared = Comparison | { readonly path: string; readonly error: string };

/**
 * Compares the records of each report that has several, in the order of years and names.
 *
 * @throws {Error} one line, where `folder` has no records
 */
export async function* compareCopies(
  folder: string,
  { regions, years }: Pick<ReviewFilter, 'regions' | 'years'>,
): AsyncGenerator<Compared> {
  const { copies } = await listBodies(folder);
  const reports = new Map<string, string[]>();
  for (const path of copies) {
    const [, year = '', name = ''] = path.split('/');
    if (!isOfRegions(name, regions) || (years && !years.has(Number(year)))) continue;
    const main = mainPathBeside(path);
    reports.set(main, [...(reports.get(main) ?? [main]), path]);
  }
  for (const paths of reports.values()) {
    const records: Reviewed[] = [];
    for (const path of paths) {
      const read = await readReviewed(folder, path);
      if ('error' in read) yield { path, ...read };
      else records.push(read);
    }
    const [standing, ...others] = records;
    // Without the record that stands for it, there is nothing to hold the others against.
    if (standing && standing.path === paths[0] && others.length > 0) yield compare(standing, others);
  }
}

function compare(standing: Reviewed, others: readonly Reviewed[]): Comparison {
  const contenders = [standing, ...others].map((one) => ({ one, ...contenderOf(one.record) }));
  const { best, by } = choose(contenders);
  return {
    report: standing.record.report.id,
    standing: aboutOf(standing),
    by: best.one === standing ? by : null,
    copies: others.map((copy) => ({ ...aboutOf(copy), differences: differencesOf(standing, copy) })),
  };
}

function aboutOf({ path, record: { report, source, values } }: Reviewed): CopyAbout {
  const { digest, url, fetchedAt, trust } = source;
  const { verdict, readValues } = contenderOf({ source, values });
  const signals = trust?.signals.map(({ code }) => code) ?? [];
  return { record: path, digest, url, fetchedAt, trust: verdict, signals, form: report.form, readValues };
}

/** The values of two records of one report that differ, of those that the forms of both have. */
export function differencesOf(standing: Reviewed, copy: Reviewed): Difference[] {
  const ids = new Set([...Object.keys(standing.record.values), ...Object.keys(copy.record.values)]);
  return [...ids].flatMap((id) => {
    const sides = { standing: cited(standing, id), copy: cited(copy, id) };
    const kind = kindOf(sides.standing, sides.copy);
    return kind ? [{ id, kind, ...sides }] : [];
  });
}

function kindOf(a: CitedValue, b: CitedValue): DifferenceKind | null {
  // Where a form has no such value, it is the forms that differ.
  if (a.status === null || b.status === null) return null;
  if (a.value !== null && b.value !== null) return a.value === b.value ? null : 'number';
  if (a.value !== null || b.value !== null) return 'absent';
  return a.status === b.status ? null : 'reason';
}
