// What is said of the documents of a change.
import { isCaptured, type Sighting, sightingSaid } from '../ledger/index.js';
import type { Reviewed } from '../review/index.js';
import type { Change, ChangeKind, Document } from './change.js';
import { documentOf } from './differ.js';

/** Why two documents that follow each other cannot be compared; null where no record was to be expected of both. */
export function whyUnread(kind: ChangeKind, before: Sighting | null, after: Sighting | null): string | null {
  if (!before || !after || !isCaptured(before)) return null;
  if (isCaptured(after)) return 'a record of it cannot be used';
  // Another document beside one that can be read takes nothing away.
  return kind === 'added' ? null : 'it cannot be read any more';
}

/** What a change rests on: the documents that were captured, or the look that has shown it. */
export function saidOf({ before, after }: Pick<Change, 'before' | 'after'>, shown: Sighting): string {
  if (!after) return before ? `${documentSaid(before)}; ${sightingSaid(shown)}` : sightingSaid(shown);
  if (!isCaptured(shown)) return sightingSaid(shown);
  return before ? `${documentSaid(before)}; ${documentSaid(after)}` : documentSaid(after);
}

function documentSaid({ url, fetchedAt, record }: Document): string {
  return `captured on ${fetchedAt} from ${url}${record === null ? '' : `: ${record}`}`;
}

/** A document as its record tells of it, else as the look did that has shown it. */
export function documentBehind(
  { url, fetchedAt, record, digest }: Sighting,
  read: Reviewed | null | undefined,
): Document {
  return read ? documentOf(read) : { url, fetchedAt, record, digest, charset: null, snapshot: null };
}
