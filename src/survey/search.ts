// The column of a portal looked for on its own, with what was seen on the way.
import { type Finding, findColumn } from '../crawl/index.js';
import { openColumns } from '../dataset/index.js';
import { memoryOf } from '../harvest/index.js';
import type { Region } from '../region/index.js';
import type { Families } from '../site/index.js';
import { type ProbeOptions, withProbe } from './probe.js';
import { whosePortal } from './whose.js';

export interface SearchOptions extends ProbeOptions {
  /** The portal's root. */
  readonly root: string;
  /** Whose portal it is; null: its home page is to say. */
  readonly region: Region | null;
  readonly loadFamilies: () => Promise<Families>;
}

/**
 * Looks for a column.
 *
 * @param folder gets the captures, and columns.json where the answer is kept
 * @throws {Error} one line, where nobody knows whose portal it is or its home page cannot be had
 */
export async function searchColumn(
  folder: string,
  options: SearchOptions,
  { isKept }: { readonly isKept: boolean },
): Promise<{ readonly region: Region; readonly finding: Finding }> {
  const { root, loadFamilies, settings } = options;
  return withProbe(folder, options, async (tools) => {
    const region = options.region ?? (await whosePortal(tools, root));
    if (!region) throw new Error(`${root} does not say whose portal it is: name the division with --city`);
    const families = await loadFamilies();
    const finding = await findColumn(tools.fetcher, root, region.name, { families, maxPages: settings.listPages });
    const { column } = finding;
    if (isKept && column) {
      const found = { region: region.code, root, column: column.url, family: column.family.name };
      await memoryOf(await openColumns(folder)).note(found, region, finding.detail);
    }
    return { region, finding };
  });
}
