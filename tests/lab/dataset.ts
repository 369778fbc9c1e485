// What a crawl has left in its folder, as far as two crawls must have left the same.
import { verifyRecord } from '../../src/archive/index.js';
import { readRecords } from '../../src/dataset/index.js';
import { parseRecord, type ReportRecord } from '../../src/report/index.js';

/** Records by their path, without time, place of the capture, and port. */
export async function recordsOf(folder: string): Promise<Map<string, unknown>> {
  const records = new Map<string, unknown>();
  for await (const file of readRecords(folder)) {
    if ('error' in file) throw new Error(`${file.path}: ${file.error}`);
    const record = file.json as ReportRecord;
    const source = { ...record.source, fetchedAt: null, snapshot: null };
    const text = JSON.stringify({ ...record, source });
    records.set(file.path, JSON.parse(text.replace(/(127\.10\.\d+\.1):\d+/g, '$1:0')));
  }
  return records;
}

/** Everything in the records that their captures do not bear out. */
export async function findingsOf(folder: string): Promise<string[]> {
  const findings: string[] = [];
  for await (const file of readRecords(folder)) {
    if ('error' in file) findings.push(`${file.path}: ${file.error}`);
    else
      for (const { message } of await verifyRecord(await parseRecord(file.json), folder))
        findings.push(`${file.path}: ${message}`);
  }
  return findings;
}

/** The paths that hold other records in one of two crawls than in the other, or none. */
export function differencesOf(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => JSON.stringify(one.get(path)) !== JSON.stringify(other.get(path)));
}
