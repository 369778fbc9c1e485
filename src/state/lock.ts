// One writer a folder. The lock is the operating system's on an open file, so that a process that was killed holds none.
import { DatabaseSync } from '@photostructure/sqlite';

export interface Lock {
  release(): void;
}

/** Takes the lock of a file; null where another process, or another part of this one, holds it. */
export function takeLock(path: string): Lock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as Error).message)) return null;
    throw error;
  }
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
