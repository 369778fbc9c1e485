// Group commit: changes that come while the disk is busy share one transaction and one sync.
import { type FileHandle, open } from 'node:fs/promises';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';

export class Commits {
  readonly #database: Database;
  readonly #path: string;
  readonly #syncFirst: () => Promise<void>;
  #changes: (() => void)[] = [];
  #last: Promise<void> = Promise.resolve();
  #log: FileHandle | null = null;

  /** @param syncFirst brings to disk what the changes speak of */
  constructor(database: Database, path: string, syncFirst: () => Promise<void>) {
    this.#database = database;
    this.#path = path;
    this.#syncFirst = syncFirst;
  }

  /**
   * Makes a change, together with others and after all earlier ones; resolved when it would outlive a power cut. After a
   * change that failed none is made: a later one may build on it.
   */
  commit(change: () => void): Promise<void> {
    if (this.#changes.push(change) === 1) {
      this.#last = this.#last.then(() => this.#write());
      // Who waits for a change is told; not everybody waits.
      this.#last.catch(() => undefined);
    }
    return this.#last;
  }

  /** Resolved when all changes up to now would outlive a power cut. */
  settled(): Promise<void> {
    return this.#last;
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    await this.#log?.close();
    this.#log = null;
  }

  async #write(): Promise<void> {
    // A turn of the loop, in which those that come together meet.
    await new Promise(setImmediate);
    const batch = this.#changes;
    this.#changes = [];
    await this.#syncFirst();
    this.#apply(batch);
    this.#log ??= await open(`${this.#path}-wal`, 'r+');
    await this.#log.datasync();
  }

  #apply(batch: readonly (() => void)[]): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const change of batch) change();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
