// What the runs of a folder have found of each report that was asked for by division and year.
import { mainPathBeside, type OutcomeLine } from '../dataset/index.js';
import { looksOf } from '../state/index.js';
import { addLook, type Look } from './fold.js';

/** What a run has found of a body's report for a year. */
export interface Sighting extends Pick<OutcomeLine, 'outcome' | 'detail' | 'url' | 'record' | 'digest' | 'fetchedAt'> {
  /** When a run saw that: it fetched the last of what is there, or read the first of the columns that lack it. */
  readonly lookedAt: string;
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

interface Kept {
  readonly line: OutcomeLine;
  readonly seenAt?: string;
}

/** By division and year, in no order; looks that say again what those before and after them say are left out. */
export function sightingsIn(folder: string): Map<string, Asked> {
  const asked = new Map<string, Omit<Asked, 'sightings'> & { readonly looks: Look[] }>();
  for (const { started, results } of looksOf(folder))
    for (const found of ofEach(results as readonly Kept[])) {
      const [{ line }] = found;
      const { region, city, year } = line;
      if (region === null || year === null) continue;
      const key = `${region} ${year}`;
      const one = asked.get(key) ?? { region, body: city ?? region, year, looks: [], records: new Set() };
      asked.set(key, one);
      addLook(one.looks, lookOf(found, started), year);
      for (const {
        line: { record, outcome },
      } of found)
        if (record !== null && outcome === 'ok') one.records.add(mainPathBeside(record));
    }
  return new Map([...asked].map(([key, { looks, ...one }]) => [key, { ...one, sightings: looks.flat() }]));
}

type Found = readonly [Kept, ...Kept[]];

/** What a run has found, by what it was asked for. */
function ofEach(results: readonly Kept[]): readonly Found[] {
  const found = new Map<string, [Kept, ...Kept[]]>();
  for (const kept of results) {
    const key = `${kept.line.region} ${kept.line.year}`;
    const others = found.get(key);
    if (others) others.push(kept);
    else found.set(key, [kept]);
  }
  return [...found.values()];
}

function lookOf(found: Found, started: string): Look {
  // A run that was stopped may have gone on after others.
  const lookedAt =
    found
      .map(({ seenAt = started }) => seenAt)
      .sort()
      .at(-1) ?? started;
  const sightingOf = ({ line }: Kept): Sighting => {
    const { outcome, detail, url, record, digest, fetchedAt, columns = [] } = line;
    return { lookedAt, outcome, detail, url, record, digest, fetchedAt, columns };
  };
  const [first, ...others] = found;
  return [sightingOf(first), ...others.map(sightingOf)];
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
