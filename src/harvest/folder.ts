// A folder that is crawled into: its memory and its archive opened in the right order, and closed whatever happens.
import { readdir } from 'node:fs/promises';
import { type Archive, openArchive, repairFile } from '../archive/index.js';
import { software } from '../crawl/index.js';
import { openState, type State } from '../state/index.js';

export interface Folders {
  /** Folder that gets records/, index.jsonl and the crawl's memory. */
  readonly records: string;
  /** Folder that gets the WARC files. */
  readonly snapshots: string;
}

export interface FolderOptions {
  /** What the run asks for: the same question goes on with the run that was not finished. */
  readonly asked: unknown;
  readonly restart?: boolean | undefined;
  /** Size past which a new WARC file is begun, in bytes. */
  readonly maxFileBytes: number;
}

export interface OpenFolder {
  readonly state: State;
  readonly archive: Archive;
}

/**
 * Works in a folder; a run that is done counts as finished when its archive is closed.
 *
 * @throws {LockedError} if another process works on the folder
 */
export async function withFolder<T>(
  { records, snapshots }: Folders,
  { asked, restart, maxFileBytes }: FolderOptions,
  work: (folder: OpenFolder) => Promise<{ readonly result: T; readonly isDone: boolean }>,
): Promise<T> {
  let sync = () => Promise.resolve();
  const state = openState(records, { asked, restart, syncArchive: () => sync() });
  try {
    await repair(state, snapshots);
    const { noteFile: onFile, noteClosed: onClosed } = state.known;
    const archive = await openArchive(snapshots, { software, maxFileBytes, onFile, onClosed });
    sync = () => archive.sync();
    const { result, isDone } = await work({ state, archive }).finally(() => archive.close());
    // Not before everything is written: the same command would begin anew.
    if (isDone) await state.finish();
    return result;
  } finally {
    await state.close();
  }
}

/** Brings the archive to what is known of it, after a process that could not end its files. */
async function repair(state: State, snapshots: string): Promise<void> {
  const files = await readdir(snapshots).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ours = files.filter((file) => /^nianbao-.*\.warc\.gz$/.test(file));
  for (const extent of state.unended(ours)) state.settle([await repairFile(snapshots, extent)]);
}
