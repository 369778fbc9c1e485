// The registry: which portals list the reports of a division. A site's file is read when it is asked for.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Families, Kit, ListFamily, Site } from '../src/site/index.js';

export interface Registry {
  /**
   * The portals that list a division's reports, its own first and then those of what it lies in.
   *
   * @param code GB/T 2260
   * @throws {Error} one line, where one of their files cannot be used
   */
  sitesFor(code: string): Promise<readonly Site[]>;
  /** The portal of that name; null where there is none. */
  named(name: string): Promise<Site | null>;
  /** All portals in the order of their codes. */
  all(): Promise<readonly Site[]>;
}

/** The site files that come with the program. */
export const ownSites: string = join(
  dirname(createRequire(import.meta.url).resolve('nianbao/package.json')),
  'extractors',
);

/**
 * @param folders where site files lie, `<code>-<name>.json`; of two files of one name the later folder's is taken. A
 *   folder that is not there has none.
 */
export function openRegistry(folders: readonly string[] = [ownSites]): Registry {
  const read = new Map<string, Promise<Site>>();
  const load = (path: string): Promise<Site> => {
    const site = read.get(path) ?? readSite(path);
    read.set(path, site);
    return site;
  };
  const matching = async (isWanted: (file: string) => boolean): Promise<Site[]> => {
    const files = await filesIn(folders);
    const wanted = [...files].filter(([file]) => isWanted(file)).sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.all(wanted.map(([, path]) => load(path)));
  };
  return {
    async sitesFor(code) {
      const { listsDivision } = await import('../src/site/index.js');
      const regions = new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]);
      const sites = await matching((file) => regions.has(file.slice(0, 6)));
      return sites.filter((site) => listsDivision(site, code)).reverse();
    },
    named: async (name) => (await matching((file) => file.slice(7) === `${name}.json`)).at(-1) ?? null,
    all: () => matching(() => true),
  };
}

/** The makes of portals, loaded when a list is to be read. */
export async function loadFamilies(): Promise<Families> {
  const { familyNamed: named, familyOf: of } = await import('./families/index.js');
  return { of, named };
}

async function filesIn(folders: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const name of await namesIn(folder))
      if (/^\d{6}-[a-z0-9-]+\.json$/.test(name)) files.set(name, join(folder, name));
  return files;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readSite(path: string): Promise<Site> {
  const { parseSite } = await import('../src/site/index.js');
  return parseSite(path, await readFile(path, 'utf8'), (name) => loadFamily(name, dirname(path)));
}

/**
 * The family of a name, or of a file where the name is a path that begins with `./`; null where there is none of the name.
 *
 * @param folder what the path is relative to
 * @throws {Error} one line, where the file gives no family
 */
export async function loadFamily(name: string, folder: string): Promise<ListFamily | null> {
  return name.startsWith('./') ? familyInFile(resolve(folder, name)) : (await loadFamilies()).named(name);
}

/** A family of a file beside the site file, which exports by default what makes it out of the kit. */
async function familyInFile(path: string): Promise<ListFamily> {
  const { kit } = await import('../src/site/index.js');
  let made: unknown;
  try {
    const { default: make } = (await import(pathToFileURL(path).href)) as { default?: (kit: Kit) => unknown };
    made = make?.(kit);
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (isFamily(made)) return made;
  throw new Error(`${path}: its default export gives no family: a name, marks(page) and readList(page)`);
}

function isFamily(value: unknown): value is ListFamily {
  const family = value as Partial<ListFamily> | null | undefined;
  return (
    typeof family?.name === 'string' && typeof family.marks === 'function' && typeof family.readList === 'function'
  );
}
