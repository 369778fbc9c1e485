// Which printed figures would have to be others for all sums to hold.
import { type Form, valuesOf } from '../form.js';
import { type Ledger, ledgersOf } from './equations.js';
import { type FigureSet, smallestSets } from './smallest-sets.js';
import { numberOf, type Values } from './sums.js';
import { tied } from './tied.js';

/** A printed figure and what it would have to be. */
export interface Change {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Changes that hang together, and the failed sums that hold once all of them are made. */
export interface Repair {
  readonly changes: readonly Change[];
  readonly rules: readonly string[];
}

/**
 * For each failed sum, the repairs that reconcile it: each is part of a smallest set of changes that makes every
 * failed sum hold and breaks none. A sum is absent if the bound on steps ended the search for it, or no set exists.
 *
 * Only printed figures change, only to whole numbers not below 0, and a set counts only if the sums fix each of its
 * changes. A sum that lacks a value demands nothing.
 */
export function localise(form: Form, values: Values): ReadonlyMap<string, readonly Repair[]> {
  const repairs = new Map<string, Repair[]>();
  const failed = ledgersOf(form.sums, values).filter(({ sums }) => sums.some(({ gap }) => gap !== 0n));
  if (failed.length === 0) return repairs;
  const pageOrder = [...valuesOf(form).keys()];
  for (const ledger of failed) {
    const known = new Set<string>();
    for (const set of inOrder(smallestSets(ledger), pageOrder))
      for (const repair of repairsOf(set, ledger, values)) {
        const name = JSON.stringify(repair.changes);
        if (known.has(name)) continue;
        known.add(name);
        for (const rule of repair.rules) repairs.set(rule, [...(repairs.get(rule) ?? []), repair]);
      }
  }
  return repairs;
}

/** Figures of a set, and sets by their first figures, in the order of the page. */
function inOrder(sets: readonly FigureSet[], pageOrder: readonly string[]): FigureSet[] {
  const places = new Map(pageOrder.map((id, place) => [id, place]));
  const placeOf = (id: string | undefined) => places.get(id ?? '') ?? -1;
  const sorted = sets.map((set) => [...set].sort(([a], [b]) => placeOf(a) - placeOf(b)));
  sorted.sort((a, b) => {
    const index = a.findIndex(([id], at) => id !== b[at]?.[0]);
    return index < 0 ? 0 : placeOf(a[index]?.[0]) - placeOf(b[index]?.[0]);
  });
  return sorted.map((set) => new Map(set));
}

/** A set in parts that share no sum, each with the failed sums it reconciles. */
function repairsOf(set: FigureSet, { sums, one }: Ledger, values: Values): Repair[] {
  const touched = sums.filter(({ cells }) => [...set.keys()].some((id) => cells.has(id)));
  const parts = tied(touched, ({ cells }) => [...set.keys()].filter((id) => cells.has(id)));
  return parts.map((part) => ({
    changes: [...set]
      .filter(([id]) => part.some(({ cells }) => cells.has(id)))
      .map(([id, figure]) => ({ id, from: numberOf(values, id) ?? 0, to: Number(figure / one) })),
    rules: part.filter(({ gap }) => gap !== 0n).map(({ rule }) => rule),
  }));
}
