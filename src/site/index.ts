// The kit that an extractor is written with.
import { resolveLink } from './address.js';
import { baseOf, dateIn, linksIn } from './rows.js';

export { isReportOf, type RowRole, roleOf } from './match.js';
export { type PageRequest, type SitePage, sitePage } from './page.js';
export {
  type Families,
  type ListFamily,
  type ListPage,
  type ListRow,
  listsDivision,
  type Site,
} from './site.js';
export { parseSite, type SiteFile } from './site-file.js';
export { baseOf, dateIn, linksIn, resolveLink };

/** What a family that is written outside of the package is given to work with. */
export const kit = { baseOf, dateIn, linksIn, resolveLink };
export type Kit = typeof kit;
