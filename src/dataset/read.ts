// Records read back from a folder.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, namesIn } from './files.js';
import { copyPathOf, mainPathOf } from './names.js';

/** A file under records/: its JSON, or why there is none. The JSON is not yet checked to be a record. */
export type RecordFile =
  | { readonly path: string; readonly json: unknown }
  | { readonly path: string; readonly error: string };

// A record of a long report takes half a megabyte.
const MAX_RECORD_BYTES = 64 * 1024 * 1024;
const MISSING = 'no such file';

/**
 * The record files of a dataset in the order of their paths; `path` is relative to `folder`, with forward slashes.
 *
 * @throws {Error} one line, where `folder` has no records
 */
export async function* readRecords(folder: string): AsyncGenerator<RecordFile> {
  for (const path of await recordPaths(folder)) yield { path, ...(await readJson(join(folder, path))) };
}

/**
 * The paths that `readRecords` reads, in its order.
 *
 * @throws {Error} one line, where `folder` has no records
 */
export async function recordPaths(folder: string): Promise<string[]> {
  const years = await namesIn(join(folder, 'records'));
  if (!years) throw new Error(`${join(folder, 'records')}: no such folder; is ${folder} what a crawl wrote?`);
  const paths: string[] = [];
  for (const year of years)
    for (const name of (await namesIn(join(folder, 'records', year))) ?? [])
      if (name.endsWith('.json') && !name.startsWith('.')) paths.push(`records/${year}/${name}`);
  return paths;
}

/**
 * The record of a report that was read from the document of a digest, else the one that stands for the report; null where
 * the dataset has none.
 */
export async function findRecord(folder: string, report: string, digest: string): Promise<RecordFile | null> {
  const year = /-(\d{4})$/.exec(report)?.[1];
  const main = mainPathOf({ id: report, year: year === undefined ? null : Number(year) });
  for (const path of [copyPathOf(main, digest), main]) {
    const file = await readJson(join(folder, path));
    if (!('error' in file) || file.error !== MISSING) return { path, ...file };
  }
  return null;
}

/** The JSON of one file, or in one line why there is none. */
export async function readJson(path: string): Promise<{ readonly json: unknown } | { readonly error: string }> {
  try {
    const { size } = await stat(path);
    if (size > MAX_RECORD_BYTES) return { error: `${size} bytes are more than a record has (${MAX_RECORD_BYTES})` };
    return { json: JSON.parse(await readFile(path, 'utf8')) };
  } catch (error) {
    if (isMissing(error)) return { error: MISSING };
    return { error: error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message };
  }
}
