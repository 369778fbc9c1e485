// The kit that an extractor is written with.
export { resolveLink } from './address.js';
export { isReportOf } from './match.js';
export { type SitePage, sitePage } from './page.js';
export { baseOf, dateIn, linksIn } from './rows.js';
export type { ListFamily, ListPage, ListRow, PageRequest, Site } from './site.js';
