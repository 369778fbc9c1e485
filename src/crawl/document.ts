// What a crawl brings home.
import type { Snapshot } from '../archive/index.js';

export interface CrawlDocument {
  /** Content-decoded bytes; of a drawn page its document as UTF-8. */
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Where it lay in the end, redirects followed. */
  readonly url: string;
  readonly fetchedAt: string;
  readonly snapshot: Snapshot;
}
