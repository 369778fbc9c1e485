// Reports of one body for several years, from figures as pages print them.
import { openDataset } from '../../src/dataset/index.js';
import { checkValues, type FormId, forms, type ReportRecord, type ReportValue } from '../../src/report/index.js';
import { type Finding, type ReviewFilter, review } from '../../src/review/index.js';
import { printed } from '../report/printed.js';
import { temporaryFolder } from '../support/folder.js';
import { record } from '../support/records.js';

export interface About {
  readonly form?: FormId | null;
  readonly name?: string | null;
  readonly region?: string | null;
  readonly verdict?: 'official' | 'unknown' | 'copy' | 'altered';
  /** Letter that the digest is made of. */
  readonly document?: string;
  /** What is changed in single values after the page was read. */
  readonly change?: Readonly<Record<string, Partial<ReportValue>>>;
}

/** A report; rows as `printed` takes them, all others 0. */
export function report(year: number, rows: Readonly<Record<string, string>>, about: About = {}): ReportRecord {
  const { name = '辽阳市', region = '211000', verdict = 'official', document = 'a', change = {} } = about;
  const { form = year < 2019 ? 'pre2019' : year < 2021 ? '2019' : '2021' } = about;
  const base = record(document, 0, `${region ?? 'x'}-${name ?? `unnamed-${document}`}-${year}`, year, verdict);
  const issuer = { name, region: region === null ? null : { code: region, name: name ?? '' } };
  const values = form === null ? {} : printed(form, rows, '0');
  for (const [id, changed] of Object.entries(change)) {
    const value = values[id];
    if (value) values[id] = { ...value, ...changed };
  }
  const checked = form === null ? { values, checks: [] } : checkValues(forms[form], values);
  return { ...base, report: { ...base.report, issuer, form }, ...checked };
}

/** A folder with the records. */
export async function datasetOf(...records: readonly ReportRecord[]): Promise<string> {
  const folder = await temporaryFolder();
  const dataset = await openDataset(folder);
  for (const one of records) await dataset.write(one);
  await dataset.close();
  return folder;
}

const everything: ReviewFilter = { regions: null, years: null, rules: null };

export interface Reviewed {
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly bodies: readonly string[];
  readonly reports: number;
  readonly copies: number;
}

/** All that a review of a folder finds. */
export async function reviewed(folder: string, filter: Partial<ReviewFilter> = {}): Promise<Reviewed> {
  const { copies, results } = await review(folder, { ...everything, ...filter });
  const found = [];
  for await (const result of results) found.push(result);
  return {
    findings: found.flatMap(({ findings }) => findings),
    problems: found.flatMap(({ problems }) => problems),
    bodies: found.map(({ body }) => body),
    reports: found.reduce((sum, { reports }) => sum + reports, 0),
    copies,
  };
}

/** The findings of rules whose names begin so, on the records. */
export async function findingsOn(rule: string, ...records: readonly ReportRecord[]): Promise<readonly Finding[]> {
  return (await reviewed(await datasetOf(...records), { rules: [rule] })).findings;
}
