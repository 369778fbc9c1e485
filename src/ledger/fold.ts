// The looks at one report in the order of their times, without those that say again what the looks around them say. A job
// that runs every day for years asks the same thing some thousand times.
import { dueDate, endOf } from './due.js';
import type { Sighting } from './sightings.js';

/** What one run has found of a report. */
export type Look = readonly [Sighting, ...Sighting[]];

/** Takes a look in among others. */
export function addLook(looks: Look[], look: Look, year: number): void {
  const later = looks.filter((one) => timeOf(one) > timeOf(look)).length;
  const place = looks.length - later;
  const [before, last] = looks.slice(Math.max(place - 2, 0), place);
  const isSaid = later === 0 && before && last && isLike(before, last, year) && isLike(last, look, year);
  looks.splice(isSaid ? place - 1 : place, isSaid ? 1 : 0, look);
}

/** Whether two looks have found the same on the same side of each day by which a report may be due. */
function isLike(one: Look, other: Look, year: number): boolean {
  const isSame = one.length === other.length && one.every((sighting, n) => keyOf(sighting) === keyOf(other[n]));
  return isSame && endsBefore(timeOf(one), year) === endsBefore(timeOf(other), year);
}

function timeOf([{ lookedAt }]: Look): string {
  return lookedAt;
}

function keyOf(sighting: Sighting | undefined): string {
  return JSON.stringify({ ...sighting, lookedAt: null, seenAt: null, fetchedAt: null });
}

function endsBefore(time: string, year: number): number {
  const days = [dueDate(year, 'department'), dueDate(year, 'government')];
  return days.filter((day) => day !== null && endOf(day) <= time).length;
}
