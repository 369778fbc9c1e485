// What the sums would demand of a total that has no value.
import type { Form, SumRule } from '../form.js';
import type { ReportValue } from '../schema.js';
import { total, type Values } from './sums.js';

/**
 * The values again, with `implied` on each total that the sums determine.
 *
 * A total is what stands alone on the right of a sum. It gets `implied` if it has no value, at least one sum lacks
 * nothing but it, all such sums demand the same of it, and that is a whole number not below 0. Nothing else changes.
 */
export function withImplied(form: Form, values: Values): Record<string, ReportValue> {
  const result: Record<string, ReportValue> = { ...values };
  const totals = new Set(form.sums.flatMap(({ right }) => (right.length === 1 ? right : [])));
  for (const id of totals) {
    const value = values[id];
    if (!value || value.value !== null) continue;
    const demands = new Set(form.sums.map((sum) => demandOn(id, sum, values)).filter((demand) => demand !== null));
    const [implied] = demands;
    if (demands.size === 1 && implied !== undefined && Number.isSafeInteger(implied) && implied >= 0)
      result[id] = { ...value, implied };
  }
  return result;
}

/** What one sum demands of the value; null where the sum does not name it, or lacks another value as well. */
function demandOn(id: string, { left, right }: SumRule, values: Values): number | null {
  const others = (ids: readonly string[]) => ids.filter((other) => other !== id);
  if (left.includes(id)) return total(values, right, others(left));
  if (right.includes(id)) return total(values, left, others(right));
  return null;
}
