// The arithmetic that a form demands of itself.
import type { Form } from './form.js';
import type { Check, ReportValue } from './schema.js';

/** One check for each sum of the form. `holds` is null where a value that the sum needs is absent. */
export function checkSums(form: Form, values: Readonly<Record<string, ReportValue>>): Check[] {
  const total = (ids: readonly string[]): number | null => {
    let sum = 0;
    for (const id of ids) {
      const value = values[id]?.value ?? null;
      if (value === null) return null;
      sum += value;
    }
    return sum;
  };
  return form.sums.map(({ rule, kind, left, right }) => {
    const leftSum = total(left);
    const rightSum = total(right);
    return {
      rule,
      kind,
      holds: leftSum === null || rightSum === null ? null : leftSum === rightSum,
      left: leftSum,
      right: rightSum,
      ids: [...left, ...right],
    };
  });
}
