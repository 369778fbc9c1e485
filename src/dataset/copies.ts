// The records of one report that lie in a dataset: the one that stands for it, and copies beside it.
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReportRecord } from '../report/index.js';
import { type Contender, contenderOf } from './choice.js';
import { namesIn, readIfThere, writeWhole } from './files.js';
import { mainPathBeside } from './names.js';

/** A record as it lies in the dataset. */
export interface Copy extends Contender {
  /** Relative to the dataset's folder; null for one that is not written yet. */
  readonly path: string | null;
  readonly digest: string;
  readonly text: string;
}

/** The record files of a dataset that only this process writes to. */
export class Copies {
  readonly #folder: string;
  // Read once for each year: a folder of many reports is not to be listed anew for each of them.
  readonly #names = new Map<string, Promise<Map<string, Set<string>>>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Paths of the records of the report that stands at `main`, that one first, the others in the order of names. */
  async pathsOf(main: string): Promise<string[]> {
    const paths = [...((await this.#in(dirname(main))).get(main) ?? [])];
    return paths.sort((a, b) => Number(b === main) - Number(a === main) || (a < b ? -1 : 1));
  }

  /**
   * The records of the report that stands at `main`, each document once.
   *
   * @throws {Error} one line, where one of the files is no record
   */
  async of(main: string): Promise<Copy[]> {
    const copies = new Map<string, Copy>();
    for (const path of await this.pathsOf(main)) {
      const text = await readIfThere(join(this.#folder, path));
      if (text === null) continue;
      const copy = copyIn(path, text);
      if (!copy)
        throw new Error(
          `${join(this.#folder, path)} is no record; it will not be written over: mend it or move it away`,
        );
      // A process that was killed while it moved a record leaves it in two places.
      if (!copies.has(copy.digest)) copies.set(copy.digest, copy);
    }
    return [...copies.values()];
  }

  async write(path: string, text: string): Promise<void> {
    await writeWhole(join(this.#folder, path), text);
    const main = mainPathBeside(path);
    const names = await this.#in(dirname(path));
    names.set(main, (names.get(main) ?? new Set()).add(path));
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.#folder, path), { force: true });
    (await this.#in(dirname(path))).get(mainPathBeside(path))?.delete(path);
  }

  #in(year: string): Promise<Map<string, Set<string>>> {
    const known = this.#names.get(year) ?? this.#list(year);
    this.#names.set(year, known);
    return known;
  }

  async #list(year: string): Promise<Map<string, Set<string>>> {
    const reports = new Map<string, Set<string>>();
    for (const name of (await namesIn(join(this.#folder, year))) ?? []) {
      if (!name.endsWith('.json') || name.startsWith('.')) continue;
      const path = `${year}/${name}`;
      const main = mainPathBeside(path);
      reports.set(main, (reports.get(main) ?? new Set()).add(path));
    }
    return reports;
  }
}

function copyIn(path: string, text: string): Copy | null {
  const record = asRecord(text);
  const digest = record?.source?.digest;
  if (!record?.source || !record.values || digest === undefined || !/^sha256:[0-9a-f]{64}$/.test(digest)) return null;
  return {
    path,
    text,
    digest,
    ...contenderOf({ source: record.source, values: record.values }),
  };
}

function asRecord(text: string): Partial<ReportRecord> | null {
  try {
    return JSON.parse(text) as Partial<ReportRecord> | null;
  } catch {
    return null;
  }
}
