// What the runs of a folder have found of each report that was asked for by division and year.
import { mainPathBeside, type OutcomeLine } from '../dataset/index.js';
import { looksOf } from '../state/index.js';
import { addLook, type Look } from './fold.js';
import type { Asked, Sighting } from './sightings.js';

interface Kept {
  readonly line: OutcomeLine;
  readonly seenAt?: string;
  readonly readAt?: string | null;
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
  // A run that was stopped may have gone on after others. What is there is there by what lists it.
  const times = found.map(({ seenAt = started, readAt }) => readAt ?? seenAt).sort();
  const lookedAt = times.at(-1) ?? started;
  const sightingOf = ({ line, seenAt = started }: Kept): Sighting => {
    const { outcome, detail, url, record, digest, fetchedAt, columns = [] } = line;
    return { lookedAt, seenAt, outcome, detail, url, record, digest, fetchedAt, columns };
  };
  const [first, ...others] = found;
  return [sightingOf(first), ...others.map(sightingOf)];
}
