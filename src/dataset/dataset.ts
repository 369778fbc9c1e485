// A folder of records: records/<year>/<id>.json and index.jsonl.
import type { ReportRecord } from '../report/index.js';
import { otherThanAsked } from './asked.js';
import { choose, compareVerdicts, contenderOf } from './choice.js';
import { Copies, type Copy } from './copies.js';
import { copyPathOf, mainPathBeside, mainPathOf } from './names.js';
import { type Choice, mergeLines, type OutcomeLine, readIndex, writeIndex } from './outcomes.js';

export interface Dataset {
  /**
   * Writes a record and returns its path relative to the dataset's folder, with forward slashes.
   *
   * Records of the same id that were read from other documents are kept. The one whose document is most trusted stands
   * under `<id>.json`; among equals the one with more values of status `read`, then the earlier one. The others stand
   * under `<id>@<12 hex of digest>.json`. The same document, read again, replaces its own record, unless it came from
   * an address that is trusted less.
   */
  write(record: ReportRecord): Promise<string>;
  /**
   * Writes a record that the document of the record at `path` was read as anew. Lines of the index that name it follow, and
   * say whether it is still the report asked for. Where it has another id now, the record at `path` goes with `close`.
   */
  replace(path: string, record: ReportRecord): Promise<string>;
  /** Adds a line to the index. A line's `record` follows the record when a later write moves it. */
  note(line: OutcomeLine): void;
  /** Writes index.jsonl: the lines of this run merged with those that were there. */
  close(): Promise<void>;
}

/**
 * Opens a folder for records, made where it is missing.
 *
 * @throws {Error} one line, where the folder's index.jsonl cannot be read
 */
export async function openDataset(folder: string): Promise<Dataset> {
  let earlier = await readIndex(folder);
  const lines: OutcomeLine[] = [];
  const left: Left[] = [];
  const copies = new Copies(folder);
  // Writes follow one another: two records of one id must not decide at the same moment which of them stands.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const index = async () => {
    const choices = await choicesIn([...earlier, ...lines], copies);
    const seated = async (line: OutcomeLine) => ({ ...line, record: await placeOf(line, copies) });
    const merged = mergeLines(await each(earlier, seated), await each(lines, seated));
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
        earlier = earlier.map((line) => (isOf(line, path, record) ? readAnew(line, placed, record) : line));
        const main = mainPathBeside(path);
        if (main !== mainPathOf(record.report)) left.push({ main, digest: record.source.digest });
        return placed;
      }),
    note(line) {
      lines.push(line);
    },
    async close() {
      await last;
      await writeIndex(folder, await index());
      if (left.length === 0) return;
      // Not before the index names the new ones: a process that is killed leaves no report out of it.
      for (const one of left) await leave(one, copies);
      await writeIndex(folder, await index());
    },
  };
}

/** A record that stands under an id which its document no longer reads as. */
interface Left {
  readonly main: string;
  readonly digest: string;
}

/** Takes a record away; another of its report takes its place. */
async function leave({ main, digest }: Left, copies: Copies): Promise<void> {
  const others = (await copies.of(main)).filter((copy) => copy.digest !== digest);
  if (others.length > 0) await seat(main, others, copies);
  else for (const path of await copies.pathsOf(main)) await copies.remove(path);
}

function isOf(line: OutcomeLine, path: string, { source }: ReportRecord): boolean {
  return line.record !== null && mainPathBeside(line.record) === mainPathBeside(path) && line.digest === source.digest;
}

/** A line whose document was read anew; what was asked for stays. */
function readAnew(line: OutcomeLine, path: string, record: ReportRecord): OutcomeLine {
  const { region, year, outcome } = line;
  const told = { ...line, id: record.report.id, record: path };
  const asked = { region: region === null ? null : { code: region }, year, isNamed: outcome === 'ok' };
  const other = otherThanAsked(record, asked);
  if (other === null)
    return outcome === 'other_report' ? { ...told, outcome: 'ok', detail: record.source.url ?? '' } : told;
  return outcome === 'ok' ? { ...told, outcome: 'other_report', detail: `${record.source.url} ${other}` } : told;
}

async function place(record: ReportRecord, copies: Copies): Promise<string> {
  const main = mainPathOf(record.report);
  const { digest, url } = record.source;
  const standing = await copies.of(main);
  const own = standing.find((copy) => copy.digest === digest);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  const fresh: Copy = { ...contenderOf(record), path: own?.path ?? null, digest, url, text };
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
