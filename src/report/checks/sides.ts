// Where the left side of a check ends: a record lists the values of both sides in one row.
import type { Form } from '../form.js';
import type { Check } from '../schema.js';
import { columnRules } from './plausibility-rules.js';

// Rules on one figure, or on a part and its whole, by the ids on their left: 0 is there without one.
const others: Readonly<Record<string, number>> = { not_below_0: 0, whole_number: 1, part_within_whole: 1 };

/**
 * The ids that a check of a record compares, those on its left and those on its right; all on the left where the rule is
 * of a version that is not known here.
 */
export function sidesOf(form: Form, { rule, ids }: Pick<Check, 'rule' | 'ids'>): { left: string[]; right: string[] } {
  const name = rule.split('.')[1] ?? '';
  const known = form.sums.find((sum) => sum.rule === rule) ?? columnRules.find((one) => one.rule === name);
  const end = known?.left.length ?? others[name] ?? ids.length;
  return { left: ids.slice(0, end), right: ids.slice(end) };
}
