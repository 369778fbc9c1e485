// The kit that an extractor is written with.
export { isReportOf } from './match.js';
export type { ListFamily, ListRow, Site } from './site.js';
