// What a crawl remembers: in one database a folder, so that a run which was killed goes on where it was.
export { amendResults } from './amend.js';
export { looksOf } from './looks.js';
export { holdFolder, openState, type State } from './state.js';
export { type CrawlStatus, statusOf } from './status.js';
export type { Knowledge, KnownAnswer, Lease, Original, WorkQueue, WorkUnit } from './types.js';
