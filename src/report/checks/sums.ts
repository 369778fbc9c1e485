// The arithmetic that a form demands of itself.
import type { Form } from '../form.js';
import type { Check, ReportValue } from '../schema.js';
import { decimalsOf, scaled, unscaled } from './decimal.js';

export type Values = Readonly<Record<string, ReportValue>>;

/** The number of a value; null where it has none, or one beyond what a double holds. */
export function numberOf(values: Values, id: string): number | null {
  const value = values[id]?.value ?? null;
  return value !== null && Number.isFinite(value) ? value : null;
}

/** The values of `plus` less those of `minus`, exact in decimals; null where one of them is absent. */
export function total(values: Values, plus: readonly string[], minus: readonly string[] = []): number | null {
  const numbersOf = (ids: readonly string[]) => ids.map((id) => numberOf(values, id));
  return addUp(numbersOf(plus), numbersOf(minus));
}

/** The numbers of `plus` less those of `minus`, exact in decimals; null where one of them is. */
export function addUp(plus: readonly (number | null)[], minus: readonly (number | null)[]): number | null {
  const numbers = [...plus, ...minus].filter((number) => number !== null);
  if (numbers.length < plus.length + minus.length) return null;
  const decimals = Math.max(0, ...numbers.map(decimalsOf));
  let sum = 0n;
  for (const [index, number] of numbers.entries())
    sum += index < plus.length ? scaled(number, decimals) : -scaled(number, decimals);
  return unscaled(sum, decimals);
}

/** One check for each sum of the form. `holds` is null where a value that the sum needs is absent. */
export function checkSums(form: Form, values: Values): Check[] {
  return form.sums.map(({ rule, kind, left, right }) => {
    const gap = total(values, left, right);
    return {
      rule,
      kind,
      holds: gap === null ? null : gap === 0,
      left: total(values, left),
      right: total(values, right),
      ids: [...left, ...right],
    };
  });
}
