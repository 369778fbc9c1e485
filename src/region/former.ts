// Divisions no longer in force, and what has become of them. The list begins with 2014 and is not complete (docs/regions.md).
import { divisions, push, type Region } from './divisions.js';
import list from './former.json' with { type: 'json' };
import { shortName } from './names.js';

export interface FormerRegion extends Region {
  /** The year in which it went. */
  readonly year: number;
  /**
   * What became of it: `renamed` under its code; `moved` to another code under its name; `converted` to another kind,
   * under another code; `merged` with others or into one; `split` among several.
   */
  readonly kind: string;
  /** Codes of the divisions that have its area; some may be gone in their turn. */
  readonly successors: readonly string[];
}

interface Former {
  readonly byCode: ReadonlyMap<string, FormerRegion>;
  readonly byName: ReadonlyMap<string, readonly FormerRegion[]>;
}

let loaded: Former | undefined;

function former(): Former {
  if (loaded) return loaded;
  const byCode = new Map<string, FormerRegion>();
  const byName = new Map<string, FormerRegion[]>();
  for (const row of list.former) {
    // A code that goes on under another name is in force.
    if (!divisions().byCode.has(row.code)) byCode.set(row.code, row);
    for (const name of new Set([row.name, shortName(row.name)])) push(byName, name, row);
  }
  loaded = { byCode, byName };
  return loaded;
}

/** The division that a code stood for before it was given up. */
export function formerByCode(code: string): FormerRegion | null {
  return former().byCode.get(code) ?? null;
}

/** The divisions that bore a name, full or bare, before they were given up or renamed. */
export function formerByName(name: string): readonly FormerRegion[] {
  return former().byName.get(name) ?? [];
}

/** The divisions in force that have the area of a former one. */
export function successorsOf({ code, successors }: FormerRegion): readonly Region[] {
  const found = successors.flatMap((successor) => {
    const inForce = divisions().byCode.get(successor);
    if (inForce) return [inForce];
    const next = successor === code ? null : formerByCode(successor);
    return next ? successorsOf(next) : [];
  });
  return [...new Set(found)];
}
