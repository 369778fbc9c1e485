// The records of a dataset held against what the present program reads from their captures.
import { type Dataset, findRecord, type OutcomeLine, openDataset, recordPaths } from '../dataset/index.js';
import { parseRecord } from '../report/index.js';
import { isOfRegions, type ReviewFilter } from '../review/index.js';
import { amendResults, holdFolder } from '../state/index.js';
import { examine, readOwn } from './examine.js';
import type { Reextraction } from './types.js';

export interface Reextractions {
  /** Records that are asked for, copies among them. */
  readonly records: number;
  /** In the order of years and names; one record is held at a time. */
  readonly results: AsyncIterable<Reextraction>;
}

/**
 * Reads the captures of a dataset again. Nothing is written.
 *
 * @throws {Error} one line, where `folder` has no records
 */
export async function reextract(
  folder: string,
  { regions, years }: Pick<ReviewFilter, 'regions' | 'years'>,
): Promise<Reextractions> {
  const asked = (await recordPaths(folder)).filter((path) => {
    const [, year = '', name = ''] = path.split('/');
    return isOfRegions(name, regions) && (!years || years.has(Number(year)));
  });
  const results = async function* () {
    for (const path of asked) yield await examine(folder, path);
  };
  return { records: asked.length, results: results() };
}

/** A record whose own document is read otherwise now. */
export interface Outdated {
  readonly report: string;
  /** `sha256:` digest of its document. */
  readonly digest: string;
}

export interface Publisher {
  /** Writes what the documents are read as now in place of their records, and brings the index up to date. */
  publish(outdated: readonly Outdated[]): Promise<number>;
  release(): void;
}

/**
 * Holds a dataset's folder for publishing.
 *
 * A process that is killed leaves each record as it was or as it is read now; the same command does the rest.
 *
 * @throws {LockedError} if another process works on the folder
 */
export function openPublisher(folder: string): Publisher {
  const lock = holdFolder(folder);
  return {
    async publish(outdated) {
      const dataset = await openDataset(folder);
      let published = 0;
      for (const { report, digest } of outdated) {
        // Looked for anew: one that was written before may have taken its place.
        const file = await findRecord(folder, report, digest);
        if (!file || 'error' in file) continue;
        const record = await parseRecord(file.json);
        const again = record.source.digest === digest ? await readOwn(folder, record) : null;
        if (!again || 'problem' in again) continue;
        await dataset.replace(file.path, again.record);
        published++;
      }
      // Before the index: as long as a former record is there, the same command does all of this again.
      if (published > 0) amendResults(folder, (result) => amendedResult(result, dataset));
      await dataset.close();
      return published;
    },
    release: () => lock.release(),
  };
}

/** What a crawl remembers of an item; its line names the record. */
function amendedResult(result: unknown, { amend }: Dataset): unknown {
  const kept = result as { readonly line: OutcomeLine; readonly row: object };
  const line = amend(kept.line);
  if (line === kept.line) return result;
  const { record, outcome, detail } = line;
  return { ...kept, line, row: { ...kept.row, record, outcome, detail } };
}
