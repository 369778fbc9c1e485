// A record that is looked at, from its file.
import { join } from 'node:path';
import { misplacement, readJson } from '../dataset/index.js';
import { parseRecord } from '../report/index.js';
import type { Reviewed } from './finding.js';

/** The record at a path relative to the dataset's folder, or in one line why it cannot be used. */
export async function readReviewed(folder: string, path: string): Promise<Reviewed | { readonly error: string }> {
  const file = await readJson(join(folder, path));
  if ('error' in file) return file;
  try {
    const record = await parseRecord(file.json);
    // A file under another report's name would be held against the years of another body.
    const error = misplacement(path, record.report);
    return error === null ? { path, record } : { error };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
