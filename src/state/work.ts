// Handing out work, from the folder's database.
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import type { Commits } from './commits.js';
import type { Lease, WorkQueue } from './types.js';

interface WorkRow {
  readonly place: number;
  readonly key: string;
  readonly host: string;
  readonly attempts: number;
}

// A unit that takes longer is taken to be lost with its process. Long, because a list of many pages on a host that asks for
// patience takes hours, and a folder has one process only.
const LEASE_MS = 7 * 24 * 60 * 60 * 1000;

export function workQueueOf(database: Database, commits: Commits, run: number): WorkQueue {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO work (run, place, key, host, state) VALUES (${run}, ?, ?, ?, 'pending')`,
  );
  const hosts = database.prepare(
    `SELECT host FROM work WHERE run = ${run} AND state <> 'done' GROUP BY host ORDER BY min(place)`,
  );
  const open = `FROM work INDEXED BY work_open WHERE run = ${run} AND host = ? AND state <> 'done'
    AND (state = 'pending' OR (state = 'leased' AND lease_until < ?))`;
  // Without its index named, SQLite goes through all the work of the run.
  const next = database.prepare(`SELECT place, key, host, attempts ${open} AND not_before <= ? ORDER BY place LIMIT 1`);
  const soonest = database.prepare(`SELECT min(not_before) AS not_before ${open}`);
  const take = database.prepare(
    `UPDATE work SET state = 'leased', attempts = attempts + 1, lease_until = ? WHERE run = ${run} AND place = ?`,
  );
  const finish = database.prepare(
    `UPDATE work SET state = 'done', lease_until = NULL, reason = NULL, results = ? WHERE run = ${run} AND place = ?`,
  );
  const giveBack = database.prepare(
    `UPDATE work SET state = 'pending', lease_until = NULL, not_before = ?, reason = ? WHERE run = ${run} AND place = ?`,
  );
  const done = database.prepare(
    `SELECT place, results FROM work WHERE run = ${run} AND state = 'done' AND results IS NOT NULL ORDER BY place`,
  );
  return {
    add(units) {
      database.exec('BEGIN IMMEDIATE');
      for (const [place, { key, host }] of units.entries()) insert.run(place, key, host);
      database.exec('COMMIT');
    },
    hosts() {
      return (hosts.all() as { host: string }[]).map(({ host }) => host);
    },
    lease(host) {
      const now = Date.now();
      const row = next.get(host, now, now) as WorkRow | undefined;
      if (!row) {
        const { not_before: due } = soonest.get(host, now) as { not_before: number | null };
        return due === null ? null : { waitMs: due - now };
      }
      take.run(now + LEASE_MS, row.place);
      const { place, key, attempts } = row;
      return { place, key, host, attempts: attempts + 1 };
    },
    finish({ place }: Lease, found) {
      return commits.commit(() => finish.run(JSON.stringify(found), place));
    },
    giveBack({ place }: Lease, notBefore, reason) {
      giveBack.run(notBefore, reason, place);
    },
    *done() {
      for (const row of done.iterate() as IterableIterator<{ place: number; results: string }>)
        yield { place: row.place, results: JSON.parse(row.results) as unknown[] };
    },
  };
}
