// How far a crawl is, for somebody who only looks.
import { join } from 'node:path';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { readDatabase } from './database.js';
import { isHeld } from './lock.js';
import { DATABASE, LOCK } from './state.js';

export interface CrawlStatus {
  /** What was asked for. */
  readonly asked: unknown;
  readonly state: 'running' | 'stopped' | 'finished';
  readonly started: string;
  readonly finished: string | null;
  readonly units: number;
  readonly done: number;
  /** Requests that were answered in this run, and those that came to nothing. */
  readonly answers: number;
  readonly failures: number;
  /** Results of finished units, as they were kept. */
  readonly results: readonly unknown[];
  /** Hosts that have work left. */
  readonly hosts: readonly {
    readonly host: string;
    readonly left: number;
    /** Until when it is rested, and why; null where it is not. */
    readonly restedUntil: string | null;
    readonly reason: string | null;
  }[];
}

/** The last run of a folder; null where none ever was. */
export function statusOf(folder: string): CrawlStatus | null {
  const database = readDatabase(join(folder, DATABASE));
  if (!database) return null;
  try {
    return lastRun(database, join(folder, LOCK));
  } finally {
    database.close();
  }
}

interface RunRow {
  readonly id: number;
  readonly asked: string;
  readonly started: string;
  readonly finished: string | null;
}

function lastRun(database: Database, lock: string): CrawlStatus | null {
  const run = database
    .prepare('SELECT id, asked, started, finished FROM run ORDER BY coalesce(resumed, started) DESC, id DESC LIMIT 1')
    .get() as RunRow | undefined;
  if (!run) return null;
  const all = (sql: string) => database.prepare(sql).all(run.id) as Record<string, never>[];
  const [work = {}] = all(`SELECT count(*) AS units, sum(state = 'done') AS done FROM work WHERE run = ?`);
  const [fetches = {}] = all(
    `SELECT sum(outcome = 'answer') AS answers, sum(outcome <> 'answer') AS failures FROM fetch WHERE run = ?`,
  );
  const results = all(`SELECT results FROM work WHERE run = ? AND state = 'done' ORDER BY place`);
  const hosts = all(
    `SELECT host, count(*) AS left, min(not_before) AS not_before, max(reason) AS reason
     FROM work WHERE run = ? AND state <> 'done' GROUP BY host ORDER BY min(place)`,
  ) as unknown as { host: string; left: number; not_before: number; reason: string | null }[];
  const isRunning = run.finished === null && isHeld(lock);
  const count = (value: unknown) => Number(value ?? 0);
  return {
    asked: JSON.parse(run.asked) as unknown,
    state: run.finished === null ? (isRunning ? 'running' : 'stopped') : 'finished',
    started: run.started,
    finished: run.finished,
    units: count(work.units),
    done: count(work.done),
    answers: count(fetches.answers),
    failures: count(fetches.failures),
    results: results.flatMap((row) => JSON.parse(String(row.results)) as unknown[]),
    hosts: hosts.map(({ host, left, not_before, reason }) => {
      const isRested = not_before > Date.now();
      return {
        host,
        left,
        restedUntil: isRested ? new Date(not_before).toISOString() : null,
        reason: isRested ? reason : null,
      };
    }),
  };
}
