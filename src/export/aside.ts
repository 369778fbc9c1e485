// The hidden folder in which an export is made, beside its place. A folder cannot be renamed over another, so an earlier
// export is put aside there first: a process that is killed before the new one has taken its place leaves nothing in it.
import { lstat, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const OLD = 'old';
const NEW = 'new';
const RANDOM = /^[A-Za-z0-9]{6}$/;

/** Makes such a folder. */
export function makeBeside(place: string): Promise<string> {
  return mkdtemp(join(dirname(place), prefixOf(place)));
}

/** Where the export is made in it. */
export function newIn(making: string): string {
  return join(making, NEW);
}

function prefixOf(place: string): string {
  return `.${basename(place)}.nianbao-`;
}

/**
 * Puts the new export of a folder in the place of the earlier one, and that back where it goes wrong.
 *
 * @throws {Error} one line, which says where both are if the earlier one could not be put back
 */
export async function replaceFolder(making: string, place: string): Promise<void> {
  const old = join(making, OLD);
  await rename(place, old);
  try {
    await rename(newIn(making), place);
  } catch (error) {
    await rename(old, place).catch(async () => {
      throw (await isThere(old)) ? new AsideError(place, making, error) : error;
    });
    throw error;
  }
}

class AsideError extends Error {
  constructor(place: string, making: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `${place} could not be replaced, nor what was there be put back (${why}): the earlier export is in ${join(making, OLD)}, the new one in ${newIn(making)}; the same command begins by putting the earlier one back`,
    );
  }
}

/** Takes away what was made; an earlier export that is still aside may be the only one, and stays. */
export async function clear(making: string): Promise<void> {
  if (!(await isThere(join(making, OLD)))) await rm(making, { recursive: true, force: true });
}

/**
 * Puts back the export that a killed process had put aside, and takes away one that had been replaced already. Returns
 * whether one was put back.
 */
export async function settleBeside(place: string, names: ReadonlySet<string>): Promise<boolean> {
  let isBack = false;
  for (const making of await makingsBeside(place)) {
    const inside = (await readdir(making)).sort().join(' ');
    if (inside === `${NEW} ${OLD}` && !(await isThere(place))) {
      await rename(join(making, OLD), place);
      await clear(making);
      isBack = true;
    }
    // The new export has left the folder, so it had taken its place.
    const isReplaced = inside === OLD && (await readdir(join(making, OLD))).every((name) => names.has(name));
    if (isReplaced) await rm(making, { recursive: true, force: true });
  }
  return isBack;
}

async function makingsBeside(place: string): Promise<string[]> {
  const prefix = prefixOf(place);
  const beside = await readdir(dirname(place), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return beside
    .filter((one) => one.isDirectory() && one.name.startsWith(prefix) && RANDOM.test(one.name.slice(prefix.length)))
    .map(({ name }) => join(dirname(place), name));
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
