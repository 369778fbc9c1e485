// The sums of a report as equations for the changes that would mend them, exact and in whole numbers.
import type { SumRule } from '../form.js';
import { decimalsOf, scaled } from './decimal.js';
import { numberOf, type Values } from './sums.js';
import { tied } from './tied.js';

/** A sum of which every value is known. */
export interface KnownSum {
  readonly rule: string;
  /** The values it adds up: 1 for those on its left, -1 for those on its right. */
  readonly cells: ReadonlyMap<string, bigint>;
  /** Left less right, counted in `Ledger.one`. */
  readonly gap: bigint;
}

/** Known sums that are tied to each other by the values they share. */
export interface Ledger {
  readonly sums: readonly KnownSum[];
  readonly figures: ReadonlyMap<string, bigint>;
  /** What stands for 1 in figures and gaps: a power of ten. */
  readonly one: bigint;
}

/** Sums put together with weights: the changes of their cells, each times its coefficient, must add up to `demand`. */
export interface Equation {
  readonly weights: ReadonlyMap<KnownSum, bigint>;
  readonly demand: bigint;
}

/** The sums whose values are all known, in groups that have no value in common. */
export function ledgersOf(rules: readonly SumRule[], values: Values): Ledger[] {
  const known = rules.filter((rule) => idsOf(rule).every((id) => numberOf(values, id) !== null));
  return tied(known, idsOf).map((group) => ledgerOf(group, values));
}

function idsOf({ left, right }: SumRule): string[] {
  return [...left, ...right];
}

function ledgerOf(rules: readonly SumRule[], values: Values): Ledger {
  const numbers = [...new Set(rules.flatMap(idsOf))].map((id) => [id, numberOf(values, id) ?? 0] as const);
  const decimals = Math.max(...numbers.map(([, number]) => decimalsOf(number)));
  const figures = new Map(numbers.map(([id, number]) => [id, scaled(number, decimals)]));
  const sums = rules.map(({ rule, left, right }): KnownSum => {
    const cells = new Map([...left.map((id) => [id, 1n] as const), ...right.map((id) => [id, -1n] as const)]);
    let gap = 0n;
    for (const [id, sign] of cells) gap += sign * (figures.get(id) ?? 0n);
    return { rule, cells, gap };
  });
  return { sums, figures, one: 10n ** BigInt(decimals) };
}

/** The equation of one sum: its changes must close its gap. */
export function equationOf(sum: KnownSum): Equation {
  return { weights: new Map([[sum, 1n]]), demand: -sum.gap };
}

export function coefficient({ weights }: Equation, cell: string): bigint {
  let result = 0n;
  for (const [sum, weight] of weights) result += weight * (sum.cells.get(cell) ?? 0n);
  return result;
}

/** The cells whose change would move the equation. */
export function cellsOf(equation: Equation): string[] {
  const [first, ...others] = equation.weights.keys();
  if (first && others.length === 0) return [...first.cells.keys()];
  const cells = new Set([...equation.weights.keys()].flatMap((sum) => [...sum.cells.keys()]));
  return [...cells].filter((cell) => coefficient(equation, cell) !== 0n);
}

/** The other equations without the cell, once `pivot` is used to express its change. */
export function eliminate(equations: readonly Equation[], pivot: Equation, cell: string): Equation[] {
  const own = coefficient(pivot, cell);
  return equations
    .filter((equation) => equation !== pivot)
    .map((equation) => {
      const factor = coefficient(equation, cell);
      if (factor === 0n) return equation;
      const weights = new Map([...equation.weights].map(([sum, weight]) => [sum, weight * own]));
      for (const [sum, weight] of pivot.weights) weights.set(sum, (weights.get(sum) ?? 0n) - weight * factor);
      for (const [sum, weight] of weights) if (weight === 0n) weights.delete(sum);
      return { weights, demand: equation.demand * own - pivot.demand * factor };
    });
}

/**
 * The changes of the cells, each with the equation that was used up for it, in the order in which they were: the
 * equation of a cell does not hold the cells before it. Null where a change is no whole number of units.
 */
export function solve(pivots: readonly (readonly [cell: string, equation: Equation])[]): Map<string, bigint> | null {
  const changes = new Map<string, bigint>();
  for (const [cell, equation] of pivots.toReversed()) {
    let rest = equation.demand;
    for (const [other, change] of changes) rest -= coefficient(equation, other) * change;
    const own = coefficient(equation, cell);
    if (rest % own !== 0n) return null;
    changes.set(cell, rest / own);
  }
  return changes;
}
