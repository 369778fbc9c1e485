// Records read back from a folder.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './files.js';

/** A file under records/: its JSON, or why there is none. The JSON is not yet checked to be a record. */
export type RecordFile =
  | { readonly path: string; readonly json: unknown }
  | { readonly path: string; readonly error: string };

// A record of a long report takes half a megabyte.
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

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

/** The JSON of one file, or in one line why there is none. */
export async function readJson(path: string): Promise<{ readonly json: unknown } | { readonly error: string }> {
  try {
    const { size } = await stat(path);
    if (size > MAX_RECORD_BYTES) return { error: `${size} bytes are more than a record has (${MAX_RECORD_BYTES})` };
    return { json: JSON.parse(await readFile(path, 'utf8')) };
  } catch (error) {
    if (isMissing(error)) return { error: 'no such file' };
    return { error: error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message };
  }
}

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [];
    throw error;
  }
}
