// The makes of portals whose lists can be read.
import type { ListFamily, SitePage } from '../../src/site/index.js';
import { epoint } from './epoint.js';
import { gkmlpt } from './gkmlpt.js';
import { hanwebJpaas } from './hanweb-jpaas.js';
import { hanwebJpage } from './hanweb-jpage.js';
import { hanwebXxgk } from './hanweb-xxgk.js';
import { lonsun } from './lonsun.js';
import { pcList } from './pc-list.js';
import { staticList } from './static-list.js';
import { truecms } from './truecms.js';
import { ucapJson } from './ucap-json.js';
import { vsb } from './vsb.js';

// Of two that find as many marks the first is taken: those whose page names a vendor come before the shape that many have.
const families: readonly ListFamily[] = [
  hanwebXxgk,
  hanwebJpaas,
  hanwebJpage,
  lonsun,
  ucapJson,
  pcList,
  epoint,
  truecms,
  gkmlpt,
  vsb,
  staticList,
];

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

/** The family of that name; null where there is none. */
export function familyNamed(name: string): ListFamily | null {
  return families.find((family) => family.name === name) ?? null;
}
