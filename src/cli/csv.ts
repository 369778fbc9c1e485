// Rows as CSV for the verbs that print it, as the files of an export have them.
import { stringify } from 'csv-stringify/sync';
import { csvOptions } from '../export/index.js';

export function csvOf(rows: readonly (readonly unknown[])[]): string {
  // The types of the library ask for arrays that may be written to.
  return stringify(rows as unknown[][], csvOptions);
}
