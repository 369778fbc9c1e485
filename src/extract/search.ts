// Placing by arithmetic: where the layout leaves rows open, the form's sums may tell which placings are meant.
import type { SumRule } from '../report/index.js';
import type { Placing } from './placing.js';

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
    const figures = rows[place.row]?.figures ?? [];
    return [...(possible[place.row] ?? [])].every((placing) => (figures[placing]?.[place.column] ?? null) !== null);
  };
  const counted = new Set(
    rules
      .filter(({ right }) => right.length > 1 || right.every(isPrinted))
      .flatMap(({ left, right }) => [...left, ...right]),
  );
  return rows.map(({ ids, figures }, row) =>
    [...(possible[row] ?? [])].every((placing) =>
      ids.every((id, column) => (figures[placing]?.[column] ?? null) === null || counted.has(id)),
    ),
  );
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
}

/** A sum that is void, or broken whatever the layers below choose: it no longer matters. */
const SETTLED = Number.NaN;

class Search {
  readonly #layers: readonly Layer[];
  readonly #start: readonly number[];
  readonly #possible: Set<number>[];
  readonly #known = new Map<string, number>();
  #steps = 0;

  constructor(rows: readonly OpenRow[], known: ReadonlyMap<string, number | null>, rules: readonly SumRule[]) {
    this.#possible = rows.map(() => new Set<number>());
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
    this.#layers = layersOf(order, rows, rules);
  }

  run(): Omit<SearchResult, 'confirmed'> {
    const least = this.#least(0, this.#start, 0);
    return { possible: this.#possible, solved: least === 0, exhausted: this.#steps > MAX_SEARCH_STEPS };
  }

  /** The fewest sums that the layers from `at` on must break; choices within the bound are marked on the way. */
  #least(at: number, sums: readonly number[], broken: number): number {
    const layer = this.#layers[at];
    if (!layer) return 0;
    const key = `${at} ${broken} ${sums.join(' ')}`;
    const seen = this.#known.get(key);
    if (seen !== undefined) return seen;
    let least = Number.POSITIVE_INFINITY;
    for (const { gains, voids, placings } of layer.alternatives) {
      if (++this.#steps > MAX_SEARCH_STEPS) return Number.POSITIVE_INFINITY;
      const next = [...sums];
      let breaks = 0;
      for (const [index, sum] of layer.sums.entries()) {
        const gained = (next[sum] ?? 0) + (gains[index] ?? 0);
        const [low, high] = layer.below[index] ?? [0, 0];
        const isBroken = gained + low > TOLERANCE || gained + high < -TOLERANCE;
        if (voids.has(sum)) next[sum] = SETTLED;
        else if (isBroken) {
          breaks++;
          next[sum] = SETTLED;
        } else next[sum] = gained;
      }
      if (broken + breaks > MAX_BROKEN) continue;
      const all = breaks + this.#least(at + 1, next, broken + breaks);
      if (broken + all <= MAX_BROKEN) for (const placing of placings) this.#possible[layer.row]?.add(placing);
      if (all < least) least = all;
    }
    this.#known.set(key, least);
    return least;
  }
}

function layersOf(order: readonly number[], rows: readonly OpenRow[], rules: readonly SumRule[]): Layer[] {
  const layers: Layer[] = [];
  const below = new Map<number, { least: number; most: number; hasOpenTotal: boolean }>();
  for (const row of [...order].reverse()) {
    const { ids, figures } = rows[row] as OpenRow;
    const sums = rules.flatMap(({ left, right }, sum) =>
      ids.some((id) => left.includes(id) || right.includes(id)) ? [sum] : [],
    );
    const alternatives = alternativesOf(ids, figures, sums, rules);
    layers.unshift({
      row,
      alternatives,
      sums,
      below: sums.map((sum) => {
        const { least, most, hasOpenTotal } = below.get(sum) ?? { least: 0, most: 0, hasOpenTotal: false };
        // A total that is still open may be blank, and then the sum is void.
        return hasOpenTotal ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [least, most];
      }),
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

function alternativesOf(
  ids: readonly string[],
  figures: OpenRow['figures'],
  sums: readonly number[],
  rules: readonly SumRule[],
): Alternative[] {
  const found = new Map<string, Alternative>();
  const columns = sums.map((sum) => {
    const { left, right } = rules[sum] as SumRule;
    const [total] = right;
    return {
      signs: ids.map((id) => (left.includes(id) ? 1 : right.includes(id) ? -1 : 0)),
      total: right.length === 1 && total !== undefined ? ids.indexOf(total) : -1,
    };
  });
  for (const [placing, values] of figures.entries()) {
    const gains = columns.map(({ signs }) =>
      signs.reduce<number>((sum, sign, column) => sum + sign * (values[column] ?? 0), 0),
    );
    const voids = new Set(
      sums.filter((_, index) => {
        const { total } = columns[index] ?? { total: -1 };
        return total >= 0 && (values[total] ?? null) === null;
      }),
    );
    const key = `${gains.join(' ')} ${[...voids].join(' ')}`;
    const same = found.get(key);
    if (same) same.placings.push(placing);
    else found.set(key, { placings: [placing], gains, voids });
  }
  return [...found.values()];
}
