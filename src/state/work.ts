// Handing out work, from the folder's database.
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import type { Commits } from './commits.js';
import type { Lease, WorkQueue } from './types.js';

interface WorkRow {
  readonly place: number;
  readonly key: string;
  readonly not_before: number;
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
  const next = database.prepare(`SELECT place, key, not_before ${open} AND not_before <= ? ORDER BY place`);
  const soonest = database.prepare(`SELECT place, key, not_before ${open} ORDER BY not_before`);
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
  // Handed out, and on its way to the database: a transaction for each would cost as much as all that a page is noted by.
  const coming = new Map<number, Lease>();
  const firstOf = (rows: Iterable<unknown>): WorkRow | null => {
    for (const row of rows as Iterable<WorkRow>) if (!coming.has(row.place)) return row;
    return null;
  };
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
      const row = firstOf(next.iterate(host, now, now));
      if (!row) {
        const later = firstOf(soonest.iterate(host, now));
        return later && { waitMs: later.not_before - now };
      }
      const { place, key } = row;
      const lease: Lease = { place, key, host };
      coming.set(place, lease);
      void commits.commit(() => {
        // It may have been given back meanwhile, and even handed out again.
        if (coming.get(place) !== lease) return;
        coming.delete(place);
        take.run(now + LEASE_MS, place);
      });
      return lease;
    },
    finish({ place }: Lease, found) {
      return commits.commit(() => finish.run(JSON.stringify(found), place));
    },
    giveBack({ place }: Lease, notBefore, reason) {
      coming.delete(place);
      giveBack.run(notBefore, reason, place);
    },
    *done() {
      for (const row of done.iterate() as IterableIterator<{ place: number; results: string }>)
        yield { place: row.place, results: JSON.parse(row.results) as unknown[] };
    },
  };
}
