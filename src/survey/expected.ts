// expected.json of a fixture: what was read from its captures, for a person to review, one line a value.
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ReportRecord } from '../report/index.js';
import type { Reading } from './examine.js';

const value = z.tuple([z.string(), z.union([z.number(), z.null()]), z.union([z.string(), z.null()])]);

const expected = z.strictObject({
  site: z.string(),
  /** Who has held the values against the pages, and when; null: nobody yet. */
  reviewed: z.strictObject({ by: z.string().min(1), on: z.iso.date() }).nullable(),
  reports: z.array(
    z.strictObject({
      year: z.int(),
      url: z.string(),
      id: z.string(),
      issuer: z.string().nullable(),
      form: z.string().nullable(),
      values: z.record(z.string(), value),
    }),
  ),
});

export type Expected = z.output<typeof expected>;
export type ExpectedReport = Expected['reports'][number];

/** What a reading gives to be reviewed: of each value its status, the number, and the text as printed. */
export function expectedOf(year: number, url: string, { report, values }: ReportRecord): ExpectedReport {
  return {
    year,
    url,
    id: report.id,
    issuer: report.issuer.name,
    form: report.form,
    values: Object.fromEntries(
      Object.entries(values).map(([id, { status, value, raw }]) => [id, [status, value, raw]]),
    ),
  };
}

/** Reports that were read, in a form to compare. */
export function expectedOfAll(readings: readonly Reading[]): ExpectedReport[] {
  return readings.flatMap(({ year, url, record }) => (url !== null && record ? [expectedOf(year, url, record)] : []));
}

/** @throws {Error} one line that names the file and what is wrong in it */
export async function readExpected(path: string): Promise<Expected> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = expected.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join('.')}: ${issue?.message}`);
}

export async function writeExpected(path: string, content: Expected): Promise<void> {
  const text = JSON.stringify(content, null, 2);
  // A value on a line of its own is what a person reads.
  const lines = text.replace(/\[\n\s+("[^"\n]*"),\n\s+([^\n]*),\n\s+([^\n]*)\n\s+\]/g, '[$1, $2, $3]');
  await writeFile(path, `${lines}\n`);
}
