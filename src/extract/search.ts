// Placing by arithmetic: where the layout leaves rows open, the form's sums may tell which placings are meant.
import type { SumRule } from '../report/index.js';
import type { Placing } from './placing.js';

/** A row that the layout leaves open. */
export interface OpenRow {
  /** One value id for each column. */
  readonly ids: readonly string[];
  readonly placings: readonly Placing[];
  /** The figures of all placings one after the other, each in the order of `ids`; NaN where nothing is printed. */
  readonly figures: Float64Array;
}

export interface SearchResult {
  /** For each row, the placings that stay possible: those in some choice that breaks at most one sum. */
  readonly possible: readonly ReadonlySet<number>[];
  /** For each row, whether every figure of these placings takes part in a sum that is counted: what none counts none proves. */
  readonly confirmed: readonly boolean[];
  /** Whether some choice breaks no sum at all. */
  readonly solved: boolean;
  /** Whether the bound on steps ended the search: then nothing is known. */
  readonly exhausted: boolean;
}

/** Steps after which a search ends without an answer. */
export const MAX_SEARCH_STEPS = 20_000;

const MAX_BROKEN = 1;
const TOLERANCE = 1e-6;

/**
 * Goes through every choice of one placing a row and keeps those that break at most one sum.
 *
 * A sum is counted only if it takes in an open row and all its values are known or open; a blank counts as 0 unless it
 * is the sum's own total, which makes the sum void. A value is certain if all choices kept agree on it and one of them
 * breaks nothing: then every rival breaks at least two.
 *
 * @param known the values of all other cells: a number, null for a blank, absent where there is no such cell
 */
export function searchPlacings(
  rows: readonly OpenRow[],
  known: ReadonlyMap<string, number | null>,
  rules: readonly SumRule[],
): SearchResult {
  const open = new Set(rows.flatMap(({ ids }) => ids));
  const relevant = rules.filter(({ left, right }) => {
    const ids = [...left, ...right];
    return ids.some((id) => open.has(id)) && ids.every((id) => open.has(id) || known.has(id));
  });
  const result = new Search(rows, known, relevant).run();
  return { ...result, confirmed: confirmedRows(rows, result.possible, known, relevant) };
}

function confirmedRows(
  rows: readonly OpenRow[],
  possible: SearchResult['possible'],
  known: ReadonlyMap<string, number | null>,
  rules: readonly SumRule[],
): boolean[] {
  const places = new Map(rows.flatMap(({ ids }, row) => ids.map((id, column) => [id, { row, column }] as const)));
  const isPrinted = (id: string): boolean => {
    const place = places.get(id);
    if (!place) return (known.get(id) ?? null) !== null;
    const row = rows[place.row];
    return [...(possible[place.row] ?? [])].every((placing) => row && isFilled(row, placing, place.column));
  };
  const counted = new Set(
    rules
      .filter(({ right }) => right.length > 1 || right.every(isPrinted))
      .flatMap(({ left, right }) => [...left, ...right]),
  );
  return rows.map((row, index) =>
    [...(possible[index] ?? [])].every((placing) =>
      row.ids.every((id, column) => !isFilled(row, placing, column) || counted.has(id)),
    ),
  );
}

function isFilled({ ids, figures }: OpenRow, placing: number, column: number): boolean {
  return !Number.isNaN(figures[placing * ids.length + column] ?? Number.NaN);
}

/** Placings of a row that no sum tells apart. */
interface Alternative {
  readonly placings: number[];
  /** What each sum gains on its left over its right, for the sums that take in the row. */
  readonly gains: readonly number[];
  /** Sums whose own total is blank. */
  readonly voids: ReadonlySet<number>;
}

interface Layer {
  /** Index of the row among the open ones. */
  readonly row: number;
  readonly alternatives: readonly Alternative[];
  /** The sums that take in the row. */
  readonly sums: readonly number[];
  /** For each of these, the least and the most that the layers below can add. */
  readonly below: readonly (readonly [least: number, most: number])[];
  /** The sums that this layer or one below takes in: the others no longer matter. */
  readonly pending: readonly number[];
}

/** A sum that is void, or broken whatever the layers below choose: it no longer matters. */
const SETTLED = Number.NaN;

class Search {
  readonly #layers: readonly Layer[];
  readonly #start: readonly number[];
  readonly #possible: Set<Alternative>[];
  readonly #known = new Map<string, number>();
  #steps = 0;

  constructor(rows: readonly OpenRow[], known: ReadonlyMap<string, number | null>, rules: readonly SumRule[]) {
    this.#possible = rows.map(() => new Set<Alternative>());
    const total = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (known.get(id) ?? 0), 0);
    this.#start = rules.map(({ left, right }) => {
      const [own] = right;
      const isVoid = right.length === 1 && own !== undefined && known.get(own) === null;
      return isVoid ? SETTLED : total(left) - total(right);
    });
    // Rows that hold totals come first: what they demand bounds all the others.
    const totals = new Set(rules.flatMap(({ right }) => right));
    const weight = (row: number) => rows[row]?.ids.filter((id) => totals.has(id)).length ?? 0;
    const order = rows.map((_, row) => row).sort((a, b) => weight(b) - weight(a) || a - b);
    this.#layers = layersOf(order, rows, rules, this.#start);
  }

  run(): Omit<SearchResult, 'confirmed'> {
    const least = this.#least(0, this.#start, 0);
    const possible = this.#possible.map((kept) => new Set([...kept].flatMap(({ placings }) => placings)));
    return { possible, solved: least === 0, exhausted: this.#steps > MAX_SEARCH_STEPS };
  }

  /** The fewest sums that the layers from `at` on must break; choices within the bound are marked on the way. */
  #least(at: number, sums: readonly number[], broken: number): number {
    const layer = this.#layers[at];
    if (!layer) return 0;
    let key = `${at} ${broken}`;
    for (const sum of layer.pending) key += ` ${sums[sum]}`;
    const seen = this.#known.get(key);
    if (seen !== undefined) return seen;
    let least = Number.POSITIVE_INFINITY;
    for (const alternative of layer.alternatives) {
      if (++this.#steps > MAX_SEARCH_STEPS) return Number.POSITIVE_INFINITY;
      const next = choose(layer, sums, alternative, MAX_BROKEN - broken);
      if (!next) continue;
      const { breaks } = next;
      const all = breaks + this.#least(at + 1, next.sums, broken + breaks);
      if (broken + all <= MAX_BROKEN) this.#possible[layer.row]?.add(alternative);
      if (all < least) least = all;
    }
    this.#known.set(key, least);
    return least;
  }
}

/** The sums after a layer's choice and how many of them it breaks; null if these are more than `bound`. */
function choose(
  { sums: own, below }: Layer,
  sums: readonly number[],
  { gains, voids }: Alternative,
  bound: number,
): { readonly sums: number[]; readonly breaks: number } | null {
  let breaks = 0;
  const broken = (index: number, sum: number): boolean => {
    const gained = (sums[sum] ?? 0) + (gains[index] ?? 0);
    const [low, high] = below[index] ?? [0, 0];
    return gained + low > TOLERANCE || gained + high < -TOLERANCE;
  };
  for (const [index, sum] of own.entries()) {
    if (!voids.has(sum) && broken(index, sum) && ++breaks > bound) return null;
  }
  const next = [...sums];
  for (const [index, sum] of own.entries())
    next[sum] = voids.has(sum) || broken(index, sum) ? SETTLED : (sums[sum] ?? 0) + (gains[index] ?? 0);
  return { sums: next, breaks };
}

function layersOf(
  order: readonly number[],
  rows: readonly OpenRow[],
  rules: readonly SumRule[],
  start: readonly number[],
): Layer[] {
  const layers: Layer[] = [];
  const below = new Map<number, { least: number; most: number; hasOpenTotal: boolean }>();
  for (const row of [...order].reverse()) {
    const open = rows[row] as OpenRow;
    const { ids } = open;
    const sums = rules.flatMap(({ left, right }, sum) =>
      ids.some((id) => left.includes(id) || right.includes(id)) ? [sum] : [],
    );
    const isOwn = ({ left, right }: SumRule) =>
      rows.every((other) => other === open || !other.ids.some((id) => left.includes(id) || right.includes(id)));
    const columns = sums.map((sum) => columnsOf(open, sum, rules, isOwn, start[sum] ?? 0));
    const alternatives = alternativesOf(open, columns);
    layers.unshift({
      row,
      alternatives,
      sums,
      below: sums.map((sum) => {
        const { least, most, hasOpenTotal } = below.get(sum) ?? { least: 0, most: 0, hasOpenTotal: false };
        // A total that is still open may be blank, and then the sum is void.
        return hasOpenTotal ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [least, most];
      }),
      pending: [...new Set([...sums, ...(layers[0]?.pending ?? [])])],
    });
    for (const [index, sum] of sums.entries()) {
      const gains = alternatives.map((alternative) => alternative.gains[index] ?? 0);
      const { least, most, hasOpenTotal } = below.get(sum) ?? { least: 0, most: 0, hasOpenTotal: false };
      below.set(sum, {
        least: least + Math.min(...gains),
        most: most + Math.max(...gains),
        hasOpenTotal: hasOpenTotal || alternatives.some(({ voids }) => voids.has(sum)),
      });
    }
  }
  return layers;
}

/** What one sum takes of a row. */
interface SumColumns {
  readonly sum: number;
  /** Columns that it adds and takes away. */
  readonly signs: readonly (readonly [column: number, sign: 1 | -1])[];
  /** The column of its own total; -1 where that stands elsewhere. */
  readonly total: number;
  /** Left less right of what stands elsewhere, if no other open row takes part; else null. */
  readonly rest: number | null;
}

function columnsOf(
  { ids }: OpenRow,
  sum: number,
  rules: readonly SumRule[],
  isOwn: (rule: SumRule) => boolean,
  start: number,
): SumColumns {
  const rule = rules[sum] as SumRule;
  const { left, right } = rule;
  const [total] = right;
  return {
    sum,
    signs: ids.flatMap((id, column): [number, 1 | -1][] =>
      left.includes(id) ? [[column, 1]] : right.includes(id) ? [[column, -1]] : [],
    ),
    total: right.length === 1 && total !== undefined ? ids.indexOf(total) : -1,
    rest: isOwn(rule) ? start : null,
  };
}

/** The placings of a row by what the sums gain by them, without those that alone break too many. */
function alternativesOf({ ids, placings, figures }: OpenRow, columns: readonly SumColumns[]): Alternative[] {
  const found = new Map<string, Alternative>();
  const isVoid = (first: number, total: number) => total >= 0 && Number.isNaN(figures[first + total]);
  const gains = columns.map(() => 0);
  for (let placing = 0, first = 0; placing < placings.length; placing++, first += ids.length) {
    let broken = 0;
    for (const [index, { signs, total, rest }] of columns.entries()) {
      let gain = 0;
      for (const [column, sign] of signs) gain += sign * (figures[first + column] || 0);
      gains[index] = gain;
      if (rest !== null && Math.abs(rest + gain) > TOLERANCE && !isVoid(first, total)) broken++;
    }
    if (broken > MAX_BROKEN) continue;
    const voids = columns.filter(({ total }) => isVoid(first, total)).map(({ sum }) => sum);
    const key = `${gains.join(' ')} ${voids.join(' ')}`;
    const same = found.get(key);
    if (same) same.placings.push(placing);
    else found.set(key, { placings: [placing], gains: [...gains], voids: new Set(voids) });
  }
  return [...found.values()];
}
