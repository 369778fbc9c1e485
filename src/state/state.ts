// The memory of a folder: opened by one writer, read by anybody.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import { Commits } from './commits.js';
import { closeDatabase, openDatabase, StateError } from './database.js';
import { knowledgeOf } from './knowledge.js';
import { type Lock, takeLock } from './lock.js';
import type { Extent, Knowledge, Run, WorkQueue } from './types.js';
import { workQueueOf } from './work.js';

export const DATABASE = 'crawl.sqlite';
export const LOCK = 'crawl.lock';
// Who looks whether the lock is held keeps others from it for a moment.
const LOOK_MS = 1000;

/** The folder is held by another process. */
export class LockedError extends StateError {
  override readonly name = 'LockedError';
}

export interface StateOptions {
  /** What is asked for; the same question goes on with the run that was not finished. */
  readonly asked: unknown;
  /** Begins anew although an earlier run of the same question was not finished. */
  readonly restart?: boolean | undefined;
  /** Brings to disk what was written to the archive. */
  readonly syncArchive: () => Promise<void>;
}

export interface State {
  readonly run: Run;
  readonly known: Knowledge;
  readonly work: WorkQueue;
  /**
   * Which of these files of the archive nobody has ended, and what is known to be in each: what a process wrote that was
   * killed. A file that the database has never heard of counts as good to its last whole record.
   */
  unended(files: readonly string[]): Extent[];
  /** Ends these files where they were cut or found to end; what lay behind is forgotten. */
  settle(extents: readonly Extent[]): void;
  /** The run is over; the same question begins another one. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps other processes from working on a folder.
 *
 * @throws {LockedError} if another one does
 */
export function holdFolder(folder: string): Lock {
  const lock = takeLock(join(folder, LOCK), LOOK_MS);
  if (lock) return lock;
  throw new LockedError(`another crawl is at work on ${folder}; "nianbao status ${folder}" shows how far it is`);
}

/**
 * Opens the memory of a folder for writing.
 *
 * @throws {LockedError} if another process works on the folder
 * @throws {StateError} if the database cannot be opened
 */
export function openState(folder: string, { asked, restart = false, syncArchive }: StateOptions): State {
  mkdirSync(folder, { recursive: true });
  const lock = holdFolder(folder);
  const path = join(folder, DATABASE);
  let database: Database | null = null;
  let run: Run;
  try {
    database = openDatabase(path);
    run = beginRun(database, asked, restart);
    // The lock is ours, so whoever held these is gone.
    database.exec(`UPDATE work SET state = 'pending', lease_until = NULL WHERE state = 'leased'`);
  } catch (error) {
    // Such as a disk that is full.
    database?.close();
    lock.release();
    throw error;
  }
  const commits = new Commits(database, path, syncArchive);
  return {
    run,
    known: knowledgeOf(database, commits, run.id),
    work: workQueueOf(database, commits, run.id),
    unended(files) {
      const rows = database.prepare('SELECT file, size, is_closed FROM warc').all() as unknown as WarcRow[];
      const known = new Set(rows.map(({ file }) => file));
      const open = rows.filter((row) => row.is_closed === 0).map(({ file, size }) => ({ file, size }));
      const strange = files.filter((file) => !known.has(file));
      return [...open, ...strange.map((file) => ({ file, size: Number.MAX_SAFE_INTEGER }))];
    },
    settle(extents) {
      const lost = 'SELECT digest FROM payload WHERE file = ? AND offset >= ?';
      const forget = ['fetch', 'payload'].map((table) =>
        database.prepare(`DELETE FROM ${table} WHERE digest IN (${lost})`),
      );
      const close = database.prepare('INSERT OR REPLACE INTO warc (file, size, is_closed) VALUES (?, ?, 1)');
      database.exec('BEGIN IMMEDIATE');
      for (const { file, size } of extents) {
        for (const statement of forget) statement.run(file, size);
        close.run(file, size);
      }
      database.exec('COMMIT');
    },
    finish() {
      const finished = database.prepare('UPDATE run SET finished = ? WHERE id = ?');
      return commits.commit(() => finished.run(new Date().toISOString(), run.id));
    },
    async close() {
      await commits.close();
      closeDatabase(database);
      lock.release();
    },
  };
}

interface WarcRow extends Extent {
  readonly is_closed: number;
}

function beginRun(database: Database, asked: unknown, restart: boolean): Run {
  const text = JSON.stringify(asked);
  const plan = createHash('sha256').update(text).digest('hex');
  const last = database.prepare('SELECT id, finished FROM run WHERE plan = ? ORDER BY id DESC LIMIT 1').get(plan) as
    | { id: number; finished: string | null }
    | undefined;
  if (last && last.finished === null && !restart) {
    const resumed = new Date().toISOString();
    database.prepare('UPDATE run SET pid = ?, resumed = ? WHERE id = ?').run(process.pid, resumed, last.id);
    return { id: last.id, isResumed: true };
  }
  const { lastInsertRowid } = database
    .prepare('INSERT INTO run (plan, asked, pid, started) VALUES (?, ?, ?, ?)')
    .run(plan, text, process.pid, new Date().toISOString());
  return { id: Number(lastInsertRowid), isResumed: false };
}
