// What every run of a folder has come to, for somebody who asks what was there and when.
import { join } from 'node:path';
import { readDatabase } from './database.js';
import { DATABASE } from './state.js';

/** One run. */
export interface Look {
  /** When it began. */
  readonly started: string;
  /** Results of its finished units, as they were kept. */
  readonly results: readonly unknown[];
}

/** The runs of a folder, the oldest first, one held at a time; none where nothing was ever crawled into it. */
export function* looksOf(folder: string): Generator<Look> {
  const database = readDatabase(join(folder, DATABASE));
  if (!database) return;
  try {
    const runs = database.prepare('SELECT id, started FROM run ORDER BY started, id').all() as unknown as {
      id: number;
      started: string;
    }[];
    const done = database.prepare(`SELECT results FROM work WHERE run = ? AND state = 'done' ORDER BY place`);
    for (const { id, started } of runs) {
      const rows = done.all(id) as unknown as { results: string }[];
      yield { started, results: rows.flatMap(({ results }) => JSON.parse(results) as unknown[]) };
    }
  } finally {
    database.close();
  }
}
