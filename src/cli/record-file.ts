// The record file that a command line names, and the dataset around it.
import { basename, dirname, resolve } from 'node:path';
import { readJson } from '../dataset/index.js';
import { parseRecord, type ReportRecord } from '../report/index.js';

/**
 * The record in a file.
 *
 * @throws {Error} one line that names the file and what is wrong
 */
export async function recordIn(path: string): Promise<ReportRecord> {
  const file = await readJson(path);
  if ('error' in file) throw new Error(`${path}: ${file.error}`);
  return parseRecord(file.json);
}

/** The folder of the dataset that a record lies in, two above that of the record. */
export function datasetAround(path: string): string {
  return dirname(dirname(dirname(resolve(path))));
}

/** Whether a file lies where a dataset has its records. */
export function isInDataset(path: string): boolean {
  return basename(dirname(dirname(resolve(path)))) === 'records';
}
