// The database of a folder: SQLite, one file, no server.
import { existsSync } from 'node:fs';
import { type DatabaseSyncInstance as Database, DatabaseSync } from '@photostructure/sqlite';

/** Raised with every change of the tables below. */
const VERSION = 1;

const tables = `
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL,
  asked TEXT NOT NULL,
  pid INTEGER NOT NULL,
  started TEXT NOT NULL,
  resumed TEXT,
  finished TEXT
);
CREATE TABLE payload (
  digest TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  date TEXT NOT NULL,
  file TEXT NOT NULL,
  offset INTEGER NOT NULL,
  record_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE fetch (
  url TEXT NOT NULL,
  kind TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  attempts INTEGER NOT NULL,
  is_final INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  status INTEGER,
  fetched_at TEXT,
  headers TEXT,
  digest TEXT REFERENCES payload,
  PRIMARY KEY (url, kind, run)
) WITHOUT ROWID;
CREATE TABLE warc (
  file TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  is_closed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE work (
  run INTEGER NOT NULL REFERENCES run,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  host TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'done')),
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  not_before INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  results TEXT,
  PRIMARY KEY (run, place)
) WITHOUT ROWID;
CREATE INDEX work_open ON work (run, host, place) WHERE state <> 'done';
`;

/** What SQLite itself says went wrong, as one line for a person. */
export class StateError extends Error {
  override readonly name: string = 'StateError';
}

/**
 * Opens a database for writing, made where it is missing.
 *
 * @throws {StateError} if the file is no database of this program, or one of a later version
 */
export function openDatabase(path: string): Database {
  return opened(path, false, (database, version) => {
    // A commit is made durable by a sync of the log that does not hold up everything else (commits.ts).
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    if (version === 0) database.exec(`BEGIN; ${tables} PRAGMA user_version = ${VERSION}; COMMIT`);
    return database;
  });
}

/**
 * Opens a database to read it; null where nothing was ever written.
 *
 * @throws {StateError} if the file is no database of this program, or one of a later version
 */
export function readDatabase(path: string): Database | null {
  if (!existsSync(path)) return null;
  return opened(path, true, (database, version) => {
    if (version > 0) return database;
    database.close();
    return null;
  });
}

function opened<T>(path: string, readOnly: boolean, use: (database: Database, version: number) => T): T {
  let database: Database | null = null;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: 5000 });
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > VERSION) throw new StateError(`${path} was written by a later version of nianbao`);
    return use(database, version);
  } catch (error) {
    database?.close();
    if (error instanceof StateError) throw error;
    throw new StateError(toldOf(path, (error as Error).message), { cause: error });
  }
}

function toldOf(path: string, message: string): string {
  if (/not a database|malformed/.test(message))
    return `${path} is no database or is damaged: move it away, and a crawl begins anew beside what is there`;
  if (/unable to open|readonly/.test(message) && existsSync(`${path}-wal`))
    return `${path}: a crawl that was cut off has left a log beside it, which can be taken in only where its folder may be written`;
  return `${path}: ${message}`;
}

/**
 * Closes a database that was written. Its log is taken in and put away, so that what is left is one file, which may be read
 * where nothing may be written; with a reader at work the log stays for the next one who writes.
 */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE');
  } catch {
    // All that was committed is in the log.
  }
  database.close();
}
