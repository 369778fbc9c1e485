// Divisions whose names are spelled like one that nobody bears. None is better than one that shares only 市 or 县 with it.
import { divisions, type Region, rankOf } from './divisions.js';
import { keyOf, latinKeys } from './latin.js';
import { stemOf } from './names.js';

const MAX_NEAREST = 5;

/** At most five divisions, the likest first, of those that `lies` lets pass. */
export function nearestTo(name: string, lies: (region: Region) => boolean): readonly Region[] {
  const scored = /\p{sc=Latin}/u.test(name) ? alikeInLatin(name) : alikeInChinese(name);
  return scored
    .filter(({ region }) => lies(region))
    .sort((a, b) => a.distance - b.distance || rankOf(a.region) - rankOf(b.region))
    .slice(0, MAX_NEAREST)
    .map(({ region }) => region);
}

interface Scored {
  readonly region: Region;
  readonly distance: number;
}

function alikeInChinese(name: string): Scored[] {
  const query = stemOf(name);
  if (query === '') return [];
  return [...divisions().byCode.values()].flatMap((region) => {
    const stem = stemOf(region.name);
    if (stem === '') return [];
    const distance = editDistance(query, stem);
    const longer = Math.max(query.length, stem.length);
    // Of two characters one is not enough unless it is the first: 阳 ends the names of a hundred counties.
    const allowed = query[0] === stem[0] ? Math.max(1, Math.floor(longer / 2)) : Math.floor(longer / 3);
    const isPart = query.length >= 2 && stem.startsWith(query);
    return isPart || distance <= allowed ? [{ region, distance }] : [];
  });
}

function alikeInLatin(name: string): Scored[] {
  const query = keyOf(name);
  const best = new Map<Region, number>();
  for (const [key, regions] of latinKeys()) {
    const distance = editDistance(query, key);
    if (query[0] !== key[0] || distance > Math.floor(Math.max(query.length, key.length) / 4)) continue;
    for (const region of regions) best.set(region, Math.min(distance, best.get(region) ?? distance));
  }
  return [...best].map(([region, distance]) => ({ region, distance }));
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
