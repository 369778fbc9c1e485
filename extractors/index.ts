// The registry: which portal lists the reports of a division. A site's file is loaded when it is asked for.
import type { ListFamily, Site, SitePage } from '../src/site/index.js';

const loaders: Readonly<Record<string, () => Promise<Site>>> = {
  '21': async () => (await import('./liaoning.js')).liaoning,
};

/** The portal that lists the reports of a division, by its GB/T 2260 code; null where none is known. */
export async function siteFor(region: string): Promise<Site | null> {
  return (await loaders[region.slice(0, 2)]?.()) ?? null;
}

/** What tells the family that reads a column by its first page, loaded when a column is looked for. */
export async function loadFamilyOf(): Promise<(page: SitePage) => ListFamily | null> {
  return (await import('./families/index.js')).familyOf;
}
