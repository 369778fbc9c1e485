// A folder of records: records/<year>/<id>.json and index.jsonl.
import type { ReportRecord } from '../report/index.js';
import { choose, compareVerdicts, contenderOf } from './choice.js';
import { Copies, type Copy } from './copies.js';
import { copyPathOf, mainPathBeside, mainPathOf } from './names.js';
import { type Choice, mergeLines, type OutcomeLine, readIndex, writeIndex } from './outcomes.js';
import { type Replaced, Replacements } from './replacements.js';
import { isSameReading } from './same.js';

export interface Dataset {
  /**
   * Writes a record and returns its path relative to the dataset's folder, with forward slashes.
   *
   * Records of the same id that were read from other documents are kept. The one whose document is most trusted stands
   * under `<id>.json`; among equals the one that its address gave last, then the one with more values of status `read`,
   * then the earlier one. The others stand under `<id>@<12 hex of digest>.json`. The same document, read again, replaces its
   * own record, unless it came from an address that is trusted less.
   */
  write(record: ReportRecord): Promise<string>;
  /**
   * Writes a record that the document of the record at `path` was read as anew, in its place. Where it has another id now,
   * the record at `path` goes with `close`.
   */
  replace(path: string, record: ReportRecord): Promise<string>;
  /** A line as the records that were replaced make it: where its record stands, and whether it is still what was asked for. */
  amend(line: OutcomeLine): OutcomeLine;
  /**
   * The record that the address of this one gave last, where both say the same and only the page around the report is
   * another; null where there is none, or the document itself has a record.
   */
  saidBefore(record: ReportRecord): Promise<Kept | null>;
  /** Adds a line to the index. A line's `record` follows the record when a later write moves it. */
  note(line: OutcomeLine): void;
  /** Writes index.jsonl: the lines of this run merged with those that were there. */
  close(): Promise<void>;
}

/** A record that is there. */
export interface Kept {
  readonly path: string;
  readonly source: ReportRecord['source'];
}

/**
 * Opens a folder for records, made where it is missing.
 *
 * @throws {Error} one line, where the folder's index.jsonl cannot be read
 */
export async function openDataset(folder: string): Promise<Dataset> {
  const earlier = await readIndex(folder);
  const lines: OutcomeLine[] = [];
  const replacements = new Replacements();
  const copies = new Copies(folder);
  // Writes follow one another: two records of one id must not decide at the same moment which of them stands.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const index = async () => {
    const known = earlier.map((line) => replacements.amend(line));
    const choices = await choicesIn([...known, ...lines], copies);
    const seated = async (line: OutcomeLine) => ({ ...line, record: await placeOf(line, copies) });
    const merged = mergeLines(await each(known, seated), await each(lines, seated));
    return merged.map(({ chosen: _, ...line }) => {
      const chosen = choices.get(line.record);
      return chosen ? { ...line, chosen } : line;
    });
  };
  return {
    write: (record) => inTurn(() => place(record, copies)),
    replace: (path, record) =>
      inTurn(async () => {
        const placed = await place(record, copies);
        replacements.add(path, placed, record);
        return placed;
      }),
    amend: (line) => replacements.amend(line),
    saidBefore: (record) => inTurn(() => findSame(record, copies)),
    note(line) {
      lines.push(line);
    },
    async close() {
      await last;
      await writeIndex(folder, await index());
      const { moved } = replacements;
      if (moved.length === 0) return;
      // Not before the index names the new ones: a process that is killed leaves no report out of it.
      for (const one of moved) await leave(one, copies);
      await writeIndex(folder, await index());
    },
  };
}

/** Takes the former record away; another of its report takes its place. */
async function leave({ before, digest }: Replaced, copies: Copies): Promise<void> {
  const others = (await copies.of(before)).filter((copy) => copy.digest !== digest);
  if (others.length > 0) await seat(before, others, copies);
  else for (const path of await copies.pathsOf(before)) await copies.remove(path);
}

async function findSame(record: ReportRecord, copies: Copies): Promise<Kept | null> {
  const { digest, url, fetchedAt } = record.source;
  const standing = await copies.of(mainPathOf(record.report));
  if (url === null || fetchedAt === null || standing.some((copy) => copy.digest === digest)) return null;
  const [latest] = standing
    .filter((copy) => copy.url === url && copy.fetchedAt !== null)
    .sort((a, b) => ((a.fetchedAt ?? '') < (b.fetchedAt ?? '') ? 1 : -1));
  if (!latest?.path) return null;
  const before = JSON.parse(latest.text) as ReportRecord;
  return isSameReading(before, record) ? { path: latest.path, source: before.source } : null;
}

async function place(record: ReportRecord, copies: Copies): Promise<string> {
  const main = mainPathOf(record.report);
  const { digest, url } = record.source;
  const standing = await copies.of(main);
  const own = standing.find((copy) => copy.digest === digest);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  const fresh: Copy = { ...contenderOf(record), path: own?.path ?? null, digest, text };
  // The bytes are the same: what came from the body's own site is not to be told as come from a mirror.
  if (own?.path && own.url !== url && compareVerdicts(own.verdict, fresh.verdict) < 0) return own.path;
  const others = standing.filter((copy) => copy !== own);
  const inOrder = own?.path === main ? [fresh, ...others] : [...others, fresh];
  const { places } = await seat(main, inOrder, copies, fresh);
  return places.get(fresh) ?? main;
}

/** Gives the best of a report's records its place, the others theirs beside it. */
async function seat(main: string, records: readonly Copy[], copies: Copies, fresh?: Copy) {
  const { best, by } = choose(records);
  // The one that gives way is written beside first, so that there is no moment without it.
  const inOrder = [...records.filter((one) => one !== best), best];
  const places = new Map(inOrder.map((one) => [one, one === best ? main : copyPathOf(main, one.digest)]));
  for (const [copy, path] of places) if (copy === fresh || copy.path !== path) await copies.write(path, copy.text);
  const taken = new Set(places.values());
  for (const path of await copies.pathsOf(main)) if (!taken.has(path)) await copies.remove(path);
  return { places, best, by };
}

/** Why the record at a path stands for its report, for each report of the lines that has several records. */
async function choicesIn(lines: readonly OutcomeLine[], copies: Copies): Promise<Map<string | null, Choice>> {
  const choices = new Map<string | null, Choice>();
  for (const main of new Set(lines.flatMap(({ record }) => (record === null ? [] : mainPathBeside(record))))) {
    if ((await copies.pathsOf(main)).length < 2) continue;
    // A file that is no record is told of by whoever would write over it, and by verify; the index is written.
    const found = await copies.of(main).catch(() => []);
    if (found.length === 0) continue;
    // A dataset of an earlier version may have chosen otherwise.
    const { places, best, by } = await seat(main, found, copies);
    const over = [...places].flatMap(([{ verdict }, path]) => (path === main ? [] : { record: path, trust: verdict }));
    if (over.length > 0) choices.set(main, { by, trust: best.verdict, over });
  }
  return choices;
}

/** Where the record of a line lies now: another may have taken its place, in this run or in one that was killed. */
async function placeOf({ record, digest }: OutcomeLine, copies: Copies): Promise<string | null> {
  if (record === null || digest === null) return record;
  const main = mainPathBeside(record);
  const copy = copyPathOf(main, digest);
  return (await copies.pathsOf(main)).includes(copy) ? copy : main;
}

async function each<T>(items: readonly T[], make: (item: T) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}
