// Which division a user means.
import { divisions, isWithin, type Region, rankOf } from './divisions.js';
import { type FormerRegion, formerByCode, formerByName, successorsOf } from './former.js';
import { regionsByLatinName } from './latin.js';
import { nearestTo } from './nearest.js';
import { simplified } from './simplify.js';

export interface RegionSearch {
  /** The division meant; null where none or several equal ones bear the name. */
  readonly region: Region | null;
  /** Other divisions of that name, or the several that one no longer in force has become. */
  readonly others: readonly Region[];
  /** Divisions whose names are spelled alike, where none bears it. */
  readonly nearest: readonly Region[];
  /** Divisions no longer in force that bore the name or code, where none in force does: `region` has taken their place. */
  readonly former: readonly FormerRegion[];
}

const MAX_LENGTH = 60;

/**
 * The division that a user means by a code, a full name (辽阳市), a bare one (辽阳) or a Latin one (Liaoyang): the highest
 * that bears it.
 *
 * @param within code of a province that names are looked for in; a code may be of any
 */
export function findRegion(query: string, within?: string): RegionSearch {
  const name = query.normalize('NFKC').trim();
  if (name === '' || name.length > MAX_LENGTH) return nothing;
  if (/^\d{6}$/.test(name)) return byCode(name);
  const lies = (region: Region) => within === undefined || isWithin(region.code, within);
  if (/\p{sc=Latin}/u.test(name))
    return found(regionsByLatinName(name).filter(lies), []) ?? { ...nothing, nearest: nearestTo(name, lies) };
  return byName(name, lies) ?? inOtherCharacters(name, lies);
}

// The name as it stands has been looked for first: the dictionary makes 干 of the 乾 of 乾安县.
function inOtherCharacters(name: string, lies: (region: Region) => boolean): RegionSearch {
  const simple = simplified(name);
  const [nearest = []] = [nearestTo(name, lies), nearestTo(simple, lies)].filter((regions) => regions.length > 0);
  return byName(simple, lies) ?? { ...nothing, nearest };
}

const nothing: RegionSearch = { region: null, others: [], nearest: [], former: [] };

function byCode(code: string): RegionSearch {
  const region = divisions().byCode.get(code);
  if (region) return { ...nothing, region };
  const former = formerByCode(code);
  return former ? replaced([former]) : nothing;
}

function byName(name: string, lies: (region: Region) => boolean): RegionSearch | null {
  const full = (divisions().byName.get(name) ?? []).filter(lies);
  const bare = (divisions().byShortName.get(name) ?? []).filter(lies);
  const inForce = found([...new Set([...full, ...bare])], full);
  if (inForce) return inForce;
  const former = formerByName(name).filter(lies);
  return former.length > 0 ? replaced(former) : null;
}

/** The first of the bearers, full names before bare ones and higher ones before lower; none where two are equal. */
function found(bearers: readonly Region[], full: readonly Region[]): RegionSearch | null {
  const order = (region: Region) => (full.includes(region) ? 0 : 10) + rankOf(region);
  const sorted = [...bearers].sort((a, b) => order(a) - order(b));
  const [first, second] = sorted;
  if (!first) return null;
  if (second && order(first) === order(second)) return { ...nothing, others: sorted };
  return { ...nothing, region: first, others: sorted.slice(1) };
}

function replaced(former: readonly FormerRegion[]): RegionSearch {
  const successors = [...new Set(former.flatMap(successorsOf))];
  const [only] = successors;
  if (only && successors.length === 1) return { ...nothing, region: only, former };
  return { ...nothing, others: successors, former };
}
