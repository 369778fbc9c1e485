// Where an export goes. It is made in a folder beside its place and moved there when it is whole.
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { clear, makeBeside, newIn, replaceFolder, settleBeside } from './aside.js';

export interface TargetOptions {
  readonly isFolder: boolean;
  /** Whether what is there may be replaced. */
  readonly overwrite: boolean;
  /** Names that the files of an export may have. */
  readonly names: ReadonlySet<string>;
  /** Whether a file is an export and nothing else; one that it cannot read is none. */
  readonly isOwnFile: (path: string) => Promise<boolean>;
  /** Told where an earlier export was put back that a killed process had put aside. */
  readonly onPutBack: (() => void) | undefined;
}

/** What is there may not be replaced. */
export class OccupiedError extends Error {
  override readonly name = 'OccupiedError';
}

export interface Target {
  /** Where the export is made: an empty folder, or a file that is not there yet. */
  readonly path: string;
  /** Moves it to its place. */
  commit(): Promise<void>;
  /** Takes away what was made. */
  abandon(): Promise<void>;
}

/**
 * Prepares to write to `to`.
 *
 * @throws {OccupiedError} where something is there that is not to be replaced
 */
export async function openTarget(to: string, options: TargetOptions): Promise<Target> {
  const place = resolve(to);
  if (await settleBeside(place, options.names)) options.onPutBack?.();
  await refuseOccupied(to, options);
  await mkdir(dirname(place), { recursive: true });
  const making = await makeBeside(place);
  const path = newIn(making);
  if (options.isFolder) await mkdir(path);
  return {
    path,
    async commit() {
      // Looked at again, because much may have happened while records were read.
      const isThere = await refuseOccupied(to, options);
      if (isThere && options.isFolder) await replaceFolder(making, place);
      else await rename(path, place);
      await rm(making, { recursive: true, force: true });
    },
    abandon: () => clear(making),
  };
}

/** Whether something is at `to`. */
async function refuseOccupied(to: string, options: TargetOptions): Promise<boolean> {
  const { isFolder, overwrite, names, isOwnFile } = options;
  const found = await stat(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!found) return false;
  if (found.isDirectory() !== isFolder)
    throw new OccupiedError(
      `${to} is ${isFolder ? 'a file; this format is a folder' : 'a folder; this format is a file'}`,
    );
  const inside = isFolder ? await readdir(to) : [];
  if (isFolder && inside.length === 0) return true;
  if (!overwrite) throw new OccupiedError(`${to} is there already; --overwrite replaces it`);
  if (!isFolder && !(found.isFile() && (await isOwnFile(to).catch(() => false))))
    throw new OccupiedError(`${to} is no export of this format, or one that was changed; it will not be replaced`);
  const foreign = inside.find((name) => !names.has(name));
  if (foreign !== undefined)
    throw new OccupiedError(`${to} holds ${foreign}, which is no file of an export; it will not be replaced`);
  return true;
}
