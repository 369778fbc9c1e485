// The kit that an extractor is written with.
export { resolveLink } from './address.js';
export { isReportOf, type RowRole, roleOf } from './match.js';
export { type PageRequest, type SitePage, sitePage } from './page.js';
export { baseOf, dateIn, linksIn } from './rows.js';
export type { ListFamily, ListPage, ListRow, Site } from './site.js';
