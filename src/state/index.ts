// What a crawl remembers: in one database a folder, so that a run which was killed goes on where it was.
export { StateError } from './database.js';
export { LockedError, openState, type State } from './state.js';
export { type CrawlStatus, statusOf } from './status.js';
export type {
  Entry,
  Extent,
  Knowledge,
  KnownAnswer,
  KnownFetch,
  Lease,
  Original,
  WorkQueue,
  WorkUnit,
} from './types.js';
