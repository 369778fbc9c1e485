// index.jsonl: one line for each thing that was asked for and what became of it.
import { join } from 'node:path';
import type { Ground, Verdict } from './choice.js';
import { readIfThere, writeWhole } from './files.js';

/** One line of index.jsonl. Keys stand in this order in the file. */
export interface OutcomeLine {
  /** Id of the record; null where none came of it. */
  readonly id: string | null;
  /** The city asked for, or the record's issuer where only an address was given. */
  readonly city: string | null;
  /** Its GB/T 2260 code. */
  readonly region: string | null;
  readonly year: number | null;
  /** One of the crawl's outcomes; docs/output.md lists them. */
  readonly outcome: string;
  /** What happened, in one line. */
  readonly detail: string;
  readonly url: string | null;
  /** The record's file, relative to the folder of index.jsonl, with forward slashes. */
  readonly record: string | null;
  /** `sha256:` digest of the document. */
  readonly digest: string | null;
  readonly fetchedAt: string | null;
  readonly snapshot: CapturePlace | null;
  /** First pages of the columns that list it, or were read to their end without it; only where there are any. */
  readonly columns?: readonly string[];
  /** Other editions of the report that its column lists and that are not read; only where there are any. */
  readonly editions?: readonly { readonly kind: 'digest'; readonly url: string; readonly title: string }[];
  /** Documents attached to the page, archived; only where there are any. */
  readonly attachments?: readonly { readonly url: string; readonly kind: string; readonly snapshot: CapturePlace }[];
  /** Why the record stands for its report; only where there are other records of it. */
  readonly chosen?: Choice;
}

/** Why one of several records stands for its report. */
export interface Choice {
  readonly by: Ground;
  /** The verdict on the document that was chosen. */
  readonly trust: Verdict;
  readonly over: readonly { readonly record: string; readonly trust: Verdict }[];
}

interface CapturePlace {
  /** The WARC file, relative to the folder of index.jsonl, with forward slashes. */
  readonly file: string;
  readonly offset: number;
  readonly recordId: string;
}

const INDEX = 'index.jsonl';

/**
 * The lines of a folder's index.jsonl; none where there is no such file.
 *
 * @throws {Error} one line that names the line at fault
 */
export async function readIndex(folder: string): Promise<OutcomeLine[]> {
  const path = join(folder, INDEX);
  const text = (await readIfThere(path)) ?? '';
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const parsed: unknown = JSON.parse(line);
      if (typeof parsed === 'object' && parsed !== null && 'outcome' in parsed) return [parsed as OutcomeLine];
    } catch {
      // Reported below, with the lines that are JSON but no outcome.
    }
    throw new Error(`${path}:${index + 1} is no line of an index; mend it or move the file away`);
  });
}

export async function writeIndex(folder: string, lines: readonly OutcomeLine[]): Promise<void> {
  const sorted = lines.map(inOrder).sort((a, b) => compare(sortKey(a), sortKey(b)));
  await writeWhole(join(folder, INDEX), sorted.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** A line with its keys in the documented order; those of a later version stay at the end. */
function inOrder(line: OutcomeLine): OutcomeLine {
  const { id, city, region, year, outcome, detail, url, record, digest, fetchedAt, snapshot, ...others } = line;
  return { id, city, region, year, outcome, detail, url, record, digest, fetchedAt, snapshot, ...others };
}

/**
 * What an index says after a run: the run's lines, and of the earlier ones those that it does not replace.
 *
 * An earlier line goes when the run has a line for the same address, or for the same region and year; but a line that
 * names a record stays until the run writes that record or reads that address again: no record leaves the index.
 */
export function mergeLines(earlier: readonly OutcomeLine[], run: readonly OutcomeLine[]): OutcomeLine[] {
  const lines = new Map(run.map((line) => [keyOf(line), line]));
  const asked = new Set(run.flatMap((line) => askedOf(line) ?? []));
  const records = new Set(run.flatMap((line) => line.record ?? []));
  const reread = new Set(run.flatMap((line) => (line.record === null ? [] : keyOf(line))));
  const addresses = new Set(run.map(({ url }) => url));
  const kept = earlier.filter((line) => {
    if (line.record !== null) return !records.has(line.record) && !reread.has(keyOf(line));
    const question = askedOf(line);
    // A line without a record of an address alone has no region and year; the run's line may have them from the report.
    return question === null ? !addresses.has(line.url) : !lines.has(keyOf(line)) && !asked.has(question);
  });
  return [...kept, ...lines.values()];
}

function askedOf(line: OutcomeLine): string | null {
  return line.region === null || line.year === null ? null : `${line.region} ${line.year}`;
}

function keyOf(line: OutcomeLine): string {
  return `${askedOf(line) ?? ''} ${line.url ?? ''}`;
}

function sortKey(line: OutcomeLine): string {
  return [line.region ?? 'x', line.year ?? 'x', line.url ?? '', line.record ?? '', line.outcome].join('\u0000');
}

// By code unit, so that the order is the same on every machine whatever its language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
