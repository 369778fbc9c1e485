// A folder of records: records/<year>/<id>.json and index.jsonl.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportRecord } from '../report/index.js';
import { readIfThere, writeWhole } from './files.js';
import { fileNameOf } from './names.js';
import { mergeLines, type OutcomeLine, readIndex, writeIndex } from './outcomes.js';

export interface Dataset {
  /**
   * Writes a record and returns its path relative to the dataset's folder, with forward slashes.
   *
   * A record of the same id that was read from another document is kept: the one with more values of status `read`
   * stands under `<id>.json` (the earlier one where they have as many), the other under `<id>@<12 hex of digest>.json`.
   */
  write(record: ReportRecord): Promise<string>;
  /** Adds a line to the index. A line's `record` follows the record when a later write moves it. */
  note(line: OutcomeLine): void;
  /** Writes index.jsonl: the lines of this run merged with those that were there. */
  close(): Promise<void>;
}

/** What deciding between two records of one id needs of the one that is there. */
interface Standing {
  readonly text: string;
  readonly digest: string;
  readonly readValues: number;
}

/**
 * Opens a folder for records, made where it is missing.
 *
 * @throws {Error} one line, where the folder's index.jsonl cannot be read
 */
export async function openDataset(folder: string): Promise<Dataset> {
  let earlier = await readIndex(folder);
  let lines: OutcomeLine[] = [];
  // Writes follow one another: two records of one id must not decide at the same moment which of them stands.
  let last: Promise<unknown> = Promise.resolve();

  const moved = (from: string, to: string): void => {
    const follow = (line: OutcomeLine) => (line.record === from ? { ...line, record: to } : line);
    earlier = earlier.map(follow);
    lines = lines.map(follow);
  };

  const place = async (record: ReportRecord): Promise<string> => {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    const { main, variant } = pathsOf(record);
    const standing = await readStanding(join(folder, main));
    if (!standing || standing.digest === record.source.digest) {
      await writeWhole(join(folder, main), text);
      return main;
    }
    const own = variant(record.source.digest);
    if (readValuesOf(record.values) <= standing.readValues) {
      await writeWhole(join(folder, own), text);
      return own;
    }
    const aside = variant(standing.digest);
    await writeWhole(join(folder, aside), standing.text);
    moved(main, aside);
    await writeWhole(join(folder, main), text);
    await rm(join(folder, own), { force: true });
    moved(own, main);
    return main;
  };

  return {
    write(record) {
      const written = last.then(() => place(record));
      last = written.catch(() => undefined);
      return written;
    },
    note(line) {
      lines.push(line);
    },
    async close() {
      await last;
      await writeIndex(folder, mergeLines(earlier, lines));
    },
  };
}

function pathsOf(record: ReportRecord) {
  const stem = `records/${record.report.year ?? 'x'}/${fileNameOf(record.report.id)}`;
  return {
    main: `${stem}.json`,
    variant: (digest: string) => `${stem}@${digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`,
  };
}

/** Whether a record file is the one that stands under its report's id, and not another document beside it. */
export function standsUnderId(path: string, record: ReportRecord): boolean {
  return path !== pathsOf(record).variant(record.source.digest);
}

async function readStanding(path: string): Promise<Standing | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  const parsed = asRecord(text);
  const digest = parsed?.source?.digest;
  if (!parsed?.values || digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest))
    throw new Error(`${path} is no record; it will not be written over: mend it or move it away`);
  return { text, digest, readValues: readValuesOf(parsed.values) };
}

function asRecord(text: string): Partial<ReportRecord> | null {
  try {
    return JSON.parse(text) as Partial<ReportRecord> | null;
  } catch {
    return null;
  }
}

function readValuesOf(values: ReportRecord['values']): number {
  return Object.values(values).filter(({ status }) => status === 'read').length;
}
