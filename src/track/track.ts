// A folder's changes brought up to date, and told once.
import { copyPathOf, mainPathBeside } from '../dataset/index.js';
import { type Sighting, sightingsIn } from '../ledger/index.js';
import { type Reviewed, readReviewed } from '../review/index.js';
import { holdFolder } from '../state/index.js';
import type { Change } from './change.js';
import { writeFeed } from './feed.js';
import { changesOf } from './follow.js';
import { addToHistory, noteTold, readHistory } from './history.js';

/**
 * Finds what has changed by all runs of a folder, keeps it, and hands to `tell` what was not told yet. It counts as told when
 * `tell` has come to its end; a process that is killed before tells it the next time.
 *
 * @throws {LockedError} if another process works on the folder
 */
export async function tellChanges<T>(folder: string, tell: (changes: readonly Change[]) => Promise<T>): Promise<T> {
  const lock = holdFolder(folder);
  try {
    const { changes, told } = await readHistory(folder);
    const known = new Set(changes.map(({ id }) => id));
    const fresh: Change[] = [];
    const asked = [...sightingsIn(folder).values()].sort((a, b) => compare(a.region, b.region) || a.year - b.year);
    for (const one of asked) {
      const found = await changesOf(
        one,
        (sighting) => recordOf(folder, sighting),
        (id) => known.has(id),
      );
      fresh.push(...found.filter(({ id }) => !known.has(id)));
    }
    const inOrder = fresh.sort((a, b) => compare(a.seenAt, b.seenAt));
    await addToHistory(folder, changes, inOrder);
    const all = [...changes, ...inOrder];
    await writeFeed(folder, all);
    const result = await tell(all.slice(told));
    await noteTold(folder, all.length);
    return result;
  } finally {
    lock.release();
  }
}

/** The record that was read from the document of a sighting, wherever it stands now. */
async function recordOf(folder: string, { record, digest }: Sighting): Promise<Reviewed | null> {
  if (record === null || digest === null) return null;
  const main = mainPathBeside(record);
  for (const path of [copyPathOf(main, digest), main]) {
    const read = await readReviewed(folder, path);
    if (!('error' in read) && read.record.source.digest === digest) return read;
  }
  return null;
}

// By code unit, so that the order is the same on every machine whatever its language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
