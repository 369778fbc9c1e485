// The database of a folder: SQLite, one file, no server.
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
 * Opens a database, made where it is missing unless it is only to be read.
 *
 * @throws {StateError} if the file is no database of this program, or one of a later version
 */
export function openDatabase(path: string, { readOnly = false } = {}): Database {
  let database: Database | null = null;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: 5000 });
    const version = versionOf(database);
    if (version > VERSION) throw new StateError(`${path} was written by a later version of nianbao`);
    if (readOnly) return database;
    // A commit is made durable by a sync of the log that does not hold up everything else (commits.ts).
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    if (version === 0) database.exec(`BEGIN; ${tables} PRAGMA user_version = ${VERSION}; COMMIT`);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StateError) throw error;
    const { message } = error as Error;
    const told = /not a database|malformed/.test(message)
      ? `${path} is no database or is damaged: move it away, and a crawl begins anew beside what is there`
      : `${path}: ${message}`;
    throw new StateError(told, { cause: error });
  }
}

function versionOf(database: Database): number {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}
