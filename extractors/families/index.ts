// The makes of portals whose lists can be read.
import type { ListFamily, SitePage } from '../../src/site/index.js';
import { staticList } from './static-list.js';

// Of two that find as many marks the first is taken: those whose page names a vendor come before the shape that many have.
const families: readonly ListFamily[] = [staticList];

/** The family that reads the lists of a column, by its first page; null where fewer than two marks of any are there. */
export function familyOf(page: SitePage): ListFamily | null {
  let found: ListFamily | null = null;
  let most = 1;
  for (const family of families) {
    const { length } = family.marks(page);
    if (length <= most) continue;
    found = family;
    most = length;
  }
  return found;
}
