// Group commit: changes that come while the disk is busy share one transaction and one sync.
import { type FileHandle, open } from 'node:fs/promises';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';

interface Pending {
  readonly change: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class Commits {
  readonly #database: Database;
  readonly #path: string;
  readonly #syncFirst: () => Promise<void>;
  #pending: Pending[] = [];
  #running: Promise<void> | null = null;
  #log: FileHandle | null = null;

  /** @param syncFirst brings to disk what the changes speak of */
  constructor(database: Database, path: string, syncFirst: () => Promise<void>) {
    this.#database = database;
    this.#path = path;
    this.#syncFirst = syncFirst;
  }

  /** Makes a change, together with others; resolved when it would outlive a power cut. */
  commit(change: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ change, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#log?.close();
    this.#log = null;
  }

  async #run(): Promise<void> {
    // A turn of the loop, in which those that come together meet.
    await new Promise(setImmediate);
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        await this.#syncFirst();
        this.#apply(batch);
        this.#log ??= await open(`${this.#path}-wal`, 'r+');
        await this.#log.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = null;
  }

  #apply(batch: readonly Pending[]): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { change } of batch) change();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
