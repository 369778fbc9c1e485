// One writer a folder. The lock is the operating system's on an open file, so that a process that was killed holds none.
import { existsSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

export interface Lock {
  release(): void;
}

/**
 * Takes the lock of a file; null where another process, or another part of this one, holds it.
 *
 * @param waitMs how long it may be held by somebody who only looks whether it is
 */
export function takeLock(path: string, waitMs: number): Lock | null {
  const database = new DatabaseSync(path, { timeout: waitMs });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

/** Whether somebody has the lock of a file, for somebody who may not even write there. */
export function isHeld(path: string): boolean {
  if (!existsSync(path)) return false;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec('SELECT count(*) FROM sqlite_master');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

const isBusy = (error: unknown) => /locked|busy/i.test((error as Error).message);
