// The search for the smallest sets of figures whose change makes all sums of a ledger hold.
import {
  cellsOf,
  coefficient,
  type Equation,
  eliminate,
  equationOf,
  type KnownSum,
  type Ledger,
  solve,
} from './equations.js';

/** Steps after which the search in one ledger ends without an answer. */
export const MAX_LOCALISE_STEPS = 2_000;

/** What each figure of a set would have to be, in units of the ledger. */
export type FigureSet = ReadonlyMap<string, bigint>;

/**
 * All sets of the smallest size there is; none where the bound on steps ended the search, or no set exists.
 *
 * Sets of one figure are tried first, then of two, and so on. An equation that is not met yet needs one more of its own
 * cells, so the search goes through the cells of the one that leaves fewest; each set is met once.
 */
export function smallestSets(ledger: Ledger): FigureSet[] {
  const groups = disjointGroups(ledger);
  const excluded = new Set<string>();
  let found: FigureSet[] = [];
  let steps = 0;
  let isCut = true;

  const visit = (equations: readonly Equation[], pivots: readonly (readonly [string, Equation])[], size: number) => {
    if (++steps > MAX_LOCALISE_STEPS) return;
    const open = equations.filter(({ demand }) => demand !== 0n);
    if (open.length === 0) {
      const set = wholeFigures(pivots, ledger);
      if (set) found.push(set);
      return;
    }
    if (needed(open, groups) > size - pivots.length) {
      isCut = true;
      return;
    }
    const choices = open.map((equation) => ({
      equation,
      cells: cellsOf(equation).filter((cell) => !excluded.has(cell)),
    }));
    const { equation, cells } = choices.reduce((least, next) =>
      next.cells.length < least.cells.length ? next : least,
    );
    const isLast = pivots.length + 1 === size;
    for (const cell of cells) {
      // The last cell has to meet all that is open.
      if (isLast && open.some((other) => coefficient(other, cell) === 0n)) {
        isCut = true;
        continue;
      }
      visit(eliminate(equations, equation, cell), [...pivots, [cell, equation]], size);
      excluded.add(cell);
    }
    for (const cell of cells) excluded.delete(cell);
  };

  for (let size = 1; isCut && found.length === 0 && steps <= MAX_LOCALISE_STEPS; size++) {
    isCut = false;
    visit(ledger.sums.map(equationOf), [], size);
  }
  if (steps > MAX_LOCALISE_STEPS) found = [];
  return found;
}

/** The figures with their changes made; null where one would not change, not be whole, or be below 0. */
function wholeFigures(pivots: readonly (readonly [string, Equation])[], { figures, one }: Ledger): FigureSet | null {
  const changes = solve(pivots);
  if (!changes) return null;
  const set = new Map<string, bigint>();
  for (const [cell, change] of changes) {
    const figure = (figures.get(cell) ?? 0n) + change;
    if (change === 0n || figure < 0n || figure % one !== 0n) return null;
    set.set(cell, figure);
  }
  return set;
}

/** A number for each sum such that sums of one number have no cell in common: no cell can mend two of them. */
function disjointGroups({ sums }: Ledger): ReadonlyMap<KnownSum, number> {
  const taken: Set<string>[] = [];
  return new Map(
    sums.map((sum) => {
      const cells = [...sum.cells.keys()];
      let group = taken.findIndex((others) => !cells.some((cell) => others.has(cell)));
      if (group < 0) group = taken.push(new Set()) - 1;
      for (const cell of cells) taken[group]?.add(cell);
      return [sum, group];
    }),
  );
}

/** At least so many cells are still needed: one for each open sum among those that have no cell in common. */
function needed(open: readonly Equation[], groups: ReadonlyMap<KnownSum, number>): number {
  const counts = new Map<number, number>();
  for (const { weights } of open) {
    const [sum, ...others] = weights.keys();
    const group = sum && groups.get(sum);
    if (others.length === 0 && group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return Math.max(1, ...counts.values());
}
