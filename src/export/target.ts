// Where an export goes. It is made in a folder beside its place and moved there when it is whole.
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

export interface TargetOptions {
  readonly isFolder: boolean;
  /** Whether what is there may be replaced. */
  readonly overwrite: boolean;
  /** Names that the files of an export may have. */
  readonly names: ReadonlySet<string>;
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
  await refuseOccupied(to, options);
  await mkdir(dirname(place), { recursive: true });
  const making = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
  const path = join(making, 'new');
  if (options.isFolder) await mkdir(path);
  return {
    path,
    async commit() {
      // Looked at again, because much may have happened while records were read.
      const isThere = await refuseOccupied(to, options);
      if (isThere && options.isFolder) await replaceFolder(path, place, join(making, 'old'));
      else await rename(path, place);
      await rm(making, { recursive: true, force: true });
    },
    async abandon() {
      await rm(making, { recursive: true, force: true });
    },
  };
}

/** A folder cannot be renamed over another: the old one is put aside, and back where that goes wrong. */
async function replaceFolder(path: string, place: string, aside: string): Promise<void> {
  await rename(place, aside);
  try {
    await rename(path, place);
  } catch (error) {
    await rename(aside, place);
    throw error;
  }
}

/** Whether something is at `to`. */
async function refuseOccupied(to: string, { isFolder, overwrite, names }: TargetOptions): Promise<boolean> {
  const found = await stat(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!found) return false;
  if (found.isDirectory() !== isFolder)
    throw new OccupiedError(
      `${to} is ${isFolder ? 'a file; this format is a folder' : 'a folder; this format is a file'}`,
    );
  const inside = isFolder ? await readdir(to) : [basename(to)];
  if (inside.length === 0) return true;
  if (!overwrite) throw new OccupiedError(`${to} is there already; --overwrite replaces it`);
  const foreign = isFolder ? inside.find((name) => !names.has(name)) : undefined;
  if (foreign !== undefined)
    throw new OccupiedError(`${to} holds ${foreign}, which is no file of an export; it will not be replaced`);
  return true;
}
