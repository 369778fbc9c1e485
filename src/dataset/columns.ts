// columns.json: the columns that were found on portals, for the next run and for a person to correct.
import { join } from 'node:path';
import { readIfThere, writeWhole } from './files.js';

/** One entry. A person may change `column` and `family`, or take the entry out to have the column looked for again. */
export interface ColumnEntry {
  /** GB/T 2260 code of the division. */
  readonly region: string;
  readonly name: string;
  /** The portal's root that the column was looked for from. */
  readonly root: string;
  /** First page of the list. */
  readonly column: string;
  /** Name of the family that reads it; docs/sites.md lists them. */
  readonly family: string;
  /** What was seen when it was found. */
  readonly detail: string;
  /** YYYY-MM-DD. */
  readonly foundOn: string;
}

export interface Columns {
  find(region: string, root: string): ColumnEntry | null;
  /** Writes an entry, in place of that of the same division and root. */
  note(entry: ColumnEntry): Promise<void>;
}

const FILE = 'columns.json';

/**
 * The columns that a folder of records keeps; none where it has no columns.json.
 *
 * @throws {Error} one line that names the entry at fault
 */
export async function openColumns(folder: string): Promise<Columns> {
  const path = join(folder, FILE);
  const entries = new Map(
    entriesIn(path, await readIfThere(path)).map((entry) => [keyOf(entry.region, entry.root), entry]),
  );
  let last: Promise<unknown> = Promise.resolve();
  return {
    find: (region, root) => entries.get(keyOf(region, root)) ?? null,
    note(entry) {
      entries.set(keyOf(entry.region, entry.root), entry);
      const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
      const written = last.then(() => writeWhole(path, `${JSON.stringify(sorted, null, 2)}\n`));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

function keyOf(region: string, root: string): string {
  return `${region} ${root}`;
}

function entriesIn(path: string, text: string | null): ColumnEntry[] {
  if (text === null) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: no JSON: ${(error as Error).message}; mend it or move it away`);
  }
  if (!Array.isArray(parsed)) throw new Error(`${path}: no list of columns; mend it or move it away`);
  return parsed.map((entry: unknown, at) => {
    if (isEntry(entry)) return entry;
    throw new Error(
      `${path}: entry ${at + 1} needs region, root, column (a web address) and family; mend it or move it away`,
    );
  });
}

function isEntry(entry: unknown): entry is ColumnEntry {
  const { region, root, column, family } = (entry ?? {}) as Partial<Record<keyof ColumnEntry, unknown>>;
  const isText = (value: unknown): value is string => typeof value === 'string';
  return (
    isText(region) &&
    isText(root) &&
    isText(family) &&
    isText(column) &&
    /^https?:\/\//.test(column) &&
    URL.canParse(column)
  );
}
