// What runs have found of a report, and what that shows.
import type { OutcomeLine } from '../dataset/index.js';

/** What a run has found of a body's report for a year. */
export interface Sighting extends Pick<OutcomeLine, 'outcome' | 'detail' | 'url' | 'record' | 'digest' | 'fetchedAt'> {
  /** When a run looked: it read the columns that list it or lack it, or asked for it where there are none. */
  readonly lookedAt: string;
  /** When it fetched the document; a run that was stopped may have done so long after it had looked. */
  readonly seenAt: string;
  /** The columns that listed it, or were read to their end without it. */
  readonly columns: readonly string[];
}

export interface Asked {
  readonly region: string;
  readonly body: string;
  readonly year: number;
  /** The oldest first. */
  readonly sightings: Sighting[];
  /** Where the records stand that were read of it. */
  readonly records: Set<string>;
}

// The report is there, but nothing in it can be read.
const unread = new Set(['attachment_only', 'image_only']);

/** Whether a record was read of it. */
export function isCaptured({ outcome, record }: Sighting): boolean {
  return outcome === 'ok' && record !== null;
}

/** Whether it was seen, though it may be a document or a picture that is not read. */
export function isThere(sighting: Sighting): boolean {
  return isCaptured(sighting) || unread.has(sighting.outcome);
}

/** Whether a look at the very column that listed a report has shown that it does not. */
export function isLackOf(look: Sighting, report: Sighting): boolean {
  return look.outcome === 'not_listed' && look.columns.some((column) => report.columns.includes(column));
}

/** One sentence with the day, the address and the record. */
export function sightingSaid(sighting: Sighting): string {
  const { lookedAt, outcome, detail, url, fetchedAt, record } = sighting;
  if (isCaptured(sighting)) return `captured on ${fetchedAt} from ${url}: ${record}`;
  if (outcome === 'not_listed')
    return `not listed in ${url ?? 'its column'}, read to its end on ${lookedAt}: ${detail}`;
  return `${outcome} on ${lookedAt}: ${detail}`;
}
