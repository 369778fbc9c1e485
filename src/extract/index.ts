// Page to report: the one door. Pure and synchronous.

import type { Page } from '../page/index.js';
import {
  checkValues,
  type Form,
  forms,
  type Problem,
  type ReportRecord,
  type ReportValue,
  SCHEMA_VERSION,
} from '../report/index.js';
import { type Atom, atomsOf } from './atoms.js';
import { readClaims } from './claims/index.js';
import { readHeading } from './heading.js';
import { readIssuer } from './issuer.js';
import { MAX_PROBLEMS } from './limits.js';
import { openSections, sectionsOf } from './sections.js';
import { readTables, type TableReading } from './tables.js';
import { assessTrust } from './trust/index.js';
import { recogniseForm } from './vocabulary.js';

/** The page is no yearly report; the message is one line for a person. */
export class NotAReportError extends Error {
  override readonly name = 'NotAReportError';
}

/** Where a page came from, as far as its reader knows. */
export interface Provenance {
  readonly url?: string | null;
  readonly file?: string | null;
  readonly fetchedAt?: string | null;
  readonly snapshot?: ReportRecord['source']['snapshot'];
}

/**
 * Reads a yearly report on government information disclosure from a page.
 *
 * Every value of the report's form is in the record, as printed or null with the reason as its status.
 *
 * @throws {UnreadablePageError} if the page has more words, rows or column heads than are gone through
 * @throws {NotAReportError} if the page shows neither a table of the national forms nor two sections of a report
 */
export function extractReport(page: Page, provenance: Provenance = {}): ReportRecord {
  const atoms = atomsOf(page);
  const heading = readHeading(page);
  const { form, reading } = readForm(page, atoms, heading.year);
  const sections = openSections(page);
  if (reading.rows === 0 && sections.length < 2)
    throw new NotAReportError('no yearly report: neither a table of the national form nor two of its sections');
  const { name, nameFrom, kind, region, key } = readIssuer(page, heading.issuer);
  const problems = bounded(reading.problems);
  if (heading.year === null)
    problems.push({ code: 'year_unknown', message: 'the page does not say which year it reports on' });
  if (heading.contradictsPeriod)
    problems.push({
      code: 'year_contradiction',
      message: `the title says ${heading.year}, the period ends ${heading.period?.end}`,
    });
  if (!form) problems.push({ code: 'form_unknown', message: 'no table shows which national form the report is on' });
  else if (heading.year !== null && !isInForce(form, heading.year))
    problems.push({ code: 'form_out_of_force', message: `a report for ${heading.year} on the form ${form.id}` });
  const checked = form ? checkValues(form, reading.values) : { values: reading.values, checks: [] };
  const tables = { form: form?.id ?? null, values: checked.values, problems: reading.problems };
  const { claims, isCut } = readClaims(page, sections, heading, tables);
  if (isCut)
    problems.push({
      code: 'claim_limit',
      message: 'the text has more clauses than are gone through; claims may be left out',
    });
  return {
    schemaVersion: SCHEMA_VERSION,
    report: {
      id: reportId(region?.code, key, heading.year, page.digest),
      title: heading.title,
      issuer: { name, region, kind, nameFrom },
      year: heading.year,
      form: form?.id ?? null,
      period: heading.period,
      publishedOn: heading.publishedOn,
    },
    source: {
      url: provenance.url ?? page.url,
      file: provenance.file ?? page.file,
      fetchedAt: provenance.fetchedAt ?? null,
      mediaType: page.mediaType,
      charset: page.charset,
      charsetFrom: page.charsetFrom,
      ...(page.charsetRejected.length > 0 && { charsetRejected: [...page.charsetRejected] }),
      digest: page.digest,
      snapshot: provenance.snapshot ?? null,
      trust: assessTrust(page, { ...heading, region, url: provenance.url ?? page.url }),
    },
    values: checked.values,
    sections: sectionsOf(page, sections),
    claims,
    checks: checked.checks,
    problems,
  };
}

/** Whether a page shows a table of the national forms. */
export function hasReport(page: Page): boolean {
  return readForm(page, atomsOf(page), null).reading.rows > 0;
}

interface FormReading {
  readonly form: Form | null;
  readonly reading: TableReading;
}

// The tables decide the form: their labels; else 其他处理, which has figures on one form only; else the form whose rows
// of table two are filled exactly. The year decides last, and not what the columns of table two mean.
function readForm(page: Page, atoms: readonly Atom[], year: number | null): FormReading {
  const found = recogniseForm(atoms.filter((atom) => atom.kind === 'text').map((atom) => atom.label.core));
  if (found) return { form: found, reading: readTables(page, atoms, found) };
  const newer = { form: forms['2021'], reading: readTables(page, atoms, forms['2021']) };
  const older = { form: forms['2019'], reading: readTables(page, atoms, forms['2019']) };
  const printed = [newer, older].find(({ reading }) =>
    Object.entries(reading.values).some(([id, { status }]) => /^requests\.other/.test(id) && status !== 'missing'),
  );
  if (printed) return printed;
  const surplus = wholeRows(newer.reading) - wholeRows(older.reading);
  if (surplus !== 0) return surplus > 0 ? newer : older;
  if (newer.reading.rows > 0 && year !== null) return withoutDisclosure(year >= 2021 ? newer : older);
  return { form: null, reading: { values: {}, problems: newer.reading.problems, rows: newer.reading.rows } };
}

/** How many rows of table two have every cell of the form. */
function wholeRows({ values }: TableReading): number {
  const rows = new Map<string, boolean>();
  for (const [id, { status }] of Object.entries(values)) {
    const [table, row = ''] = id.split('.');
    if (table === 'disclosure') rows.set(row, (rows.get(row) ?? true) && (status === 'read' || status === 'blank'));
  }
  return [...rows.values()].filter(Boolean).length;
}

function withoutDisclosure({ form, reading }: FormReading): FormReading {
  const values = Object.entries(reading.values).map(([id, value]): [string, ReportValue] => {
    const isOpen = id.startsWith('disclosure.') && value.status !== 'missing';
    return [id, isOpen ? { value: null, status: 'ambiguous', raw: value.raw, cite: value.cite } : value];
  });
  const problem = {
    code: 'form_by_year',
    message: 'no label shows which national form the report is on; its year says so, which is not enough for table two',
  };
  return {
    form,
    reading: { ...reading, values: Object.fromEntries(values), problems: [...reading.problems, problem] },
  };
}

/** The first problems of each code, and one that says how many more there were. */
function bounded(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  const kept = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MAX_PROBLEMS;
  });
  const more = problems.length - kept.length;
  if (more > 0) kept.push({ code: 'problem_limit', message: `${more} more problems in the tables are left out` });
  return kept;
}

function isInForce(form: Form, year: number): boolean {
  return year >= form.years.from && year <= (form.years.to ?? Number.POSITIVE_INFINITY);
}

/** `<region code or x>-<issuer>-<year or x>`: the same for every address, copy and revision of a report. */
function reportId(code: string | undefined, key: string | null, year: number | null, digest: string): string {
  const name = (key ?? '').replace(/人民政府$/, '').replace(/[\s/\\:*?"<>|\p{Cc}]/gu, '');
  const unnamed = `unnamed-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`;
  return [code ?? 'x', name === '' ? unnamed : name, year ?? 'x'].join('-');
}
