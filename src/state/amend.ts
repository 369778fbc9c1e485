// Results of finished units, said otherwise: what was read from a document may be read anew.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from './database.js';
import { DATABASE } from './state.js';

interface Kept {
  readonly run: number;
  readonly place: number;
  readonly results: string;
}

/**
 * Gives each result that the runs of a folder have kept to `amend`, and keeps what it returns. The caller holds the folder.
 *
 * @throws {StateError} if the database cannot be opened
 */
export function amendResults(folder: string, amend: (result: unknown) => unknown): void {
  const path = join(folder, DATABASE);
  if (!existsSync(path)) return;
  const database = openDatabase(path);
  try {
    const all = database.prepare('SELECT run, place, results FROM work WHERE results IS NOT NULL');
    const keep = database.prepare('UPDATE work SET results = ? WHERE run = ? AND place = ?');
    const changed: Kept[] = [];
    for (const row of all.iterate() as IterableIterator<Kept>) {
      const results = JSON.stringify((JSON.parse(row.results) as unknown[]).map(amend));
      if (results !== row.results) changed.push({ ...row, results });
    }
    database.exec('BEGIN IMMEDIATE');
    for (const { run, place, results } of changed) keep.run(results, run, place);
    database.exec('COMMIT');
  } finally {
    closeDatabase(database);
  }
}
