// The registry that a command works with: the package's site files, and those of the folder that the user names.
import { stat } from 'node:fs/promises';
import { openRegistry, ownSites, type Registry } from '../../extractors/index.js';
import type { Site } from '../site/index.js';
import type { AskedDivision } from './divisions.js';
import { UsageError } from './run.js';

/** Where site files lie besides the package's, where none other is named. */
export const DEFAULT_SITES = 'extractors';

/** @throws {UsageError} where the folder is named and is none */
export async function registryOf(folder: string | undefined): Promise<Registry> {
  if (folder !== undefined && !(await isFolder(folder))) throw new UsageError(`--sites ${folder}: no such folder`);
  return openRegistry([ownSites, folder ?? DEFAULT_SITES]);
}

/** The portals of a division, before them the one whose root the file of cities names. */
export function sitesWith(registry: Registry, asked: readonly AskedDivision[]): Registry['sitesFor'] {
  const roots = new Map(
    asked.flatMap(({ region, root }) => (root === null ? [] : [[region.code, { region, root }] as const])),
  );
  return async (code) => {
    const own = roots.get(code);
    const known = await registry.sitesFor(code);
    return own ? [siteOf(own.region, own.root), ...known] : known;
  };
}

function siteOf({ code, name }: AskedDivision['region'], root: string): Site {
  return {
    name: new URL(root).hostname,
    file: null,
    title: `${name}, ${root}`,
    region: code,
    lists: 'own',
    root,
    family: null,
    columns: () => [],
    overrides: [],
    seen: null,
    source: 'the file of cities',
  };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
