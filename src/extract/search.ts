// Placing by arithmetic: where the layout leaves a row open, the form's sums may tell which placing is meant.
import type { SumRule } from '../report/index.js';
import type { Placing } from './place.js';

/** A row that the layout leaves open. */
export interface OpenRow {
  /** One value id for each column. */
  readonly ids: readonly string[];
  readonly placings: readonly Placing[];
  /** The figures of each placing, in the order of `ids`; null where nothing is printed. */
  readonly figures: readonly (readonly (number | null)[])[];
}

export interface SearchResult {
  /** For each row, the placings that stay possible: those in some choice that breaks at most one sum. */
  readonly possible: readonly ReadonlySet<number>[];
  /** Whether some choice breaks no sum at all. */
  readonly solved: boolean;
  /** Whether the bound on steps ended the search: then nothing is known. */
  readonly exhausted: boolean;
}

/** Steps after which a search ends without an answer. */
export const MAX_SEARCH_STEPS = 200_000;

/**
 * Tries every choice of one placing a row and keeps those that break at most one sum.
 *
 * A sum is counted only if it takes in an open row and all its values are known; a blank counts as 0 unless it is the
 * sum's own total. A value is certain if all choices kept agree on it and one of them breaks nothing: then every rival
 * breaks at least two.
 *
 * @param known the values of all other cells: a number, null for a blank, absent where there is no such cell
 */
export function searchPlacings(
  rows: readonly OpenRow[],
  known: ReadonlyMap<string, number | null>,
  rules: readonly SumRule[],
): SearchResult {
  const rowOf = new Map(rows.flatMap((row, index) => row.ids.map((id, column) => [id, { index, column }] as const)));
  const relevant = rules.filter(
    ({ left, right }) =>
      [...left, ...right].some((id) => rowOf.has(id)) &&
      [...left, ...right].every((id) => rowOf.has(id) || known.has(id)),
  );
  const possible = rows.map(() => new Set<number>());
  const choice: number[] = [];
  let steps = 0;
  let solved = false;
  const figureAt = (id: string): number | null => {
    const place = rowOf.get(id);
    if (!place) return known.get(id) ?? null;
    return rows[place.index]?.figures[choice[place.index] ?? 0]?.[place.column] ?? null;
  };
  const total = (ids: readonly string[]) => {
    let sum = 0;
    for (const id of ids) sum += figureAt(id) ?? 0;
    return sum;
  };
  const breaks = ({ left, right }: SumRule): boolean => {
    const [only] = right;
    if (right.length === 1 && only !== undefined && figureAt(only) === null) return false;
    return Math.abs(total(left) - total(right)) > 1e-6;
  };
  // A rule is judged as soon as the last open row that it takes in has been chosen.
  const judgedAt: SumRule[][] = rows.map(() => []);
  for (const rule of relevant) {
    const last = Math.max(...[...rule.left, ...rule.right].map((id) => rowOf.get(id)?.index ?? -1));
    judgedAt[last]?.push(rule);
  }
  const choose = (row: number, broken: number): void => {
    const current = rows[row];
    if (!current) {
      for (const [index, placing] of choice.entries()) possible[index]?.add(placing);
      if (broken === 0) solved = true;
      return;
    }
    for (let placing = 0; placing < current.placings.length; placing++) {
      if (++steps > MAX_SEARCH_STEPS) return;
      choice[row] = placing;
      let sum = broken;
      for (const rule of judgedAt[row] ?? []) {
        if (breaks(rule)) sum++;
        if (sum > 1) break;
      }
      if (sum <= 1) choose(row + 1, sum);
    }
    choice.length = row;
  };
  choose(0, 0);
  return { possible, solved, exhausted: steps > MAX_SEARCH_STEPS };
}
