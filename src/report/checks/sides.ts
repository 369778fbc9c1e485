// Where the left side of a check ends: a record lists the values of both sides in one row.
import type { Form } from '../form.js';
import type { Check } from '../schema.js';
import { columnRules } from './plausibility-rules.js';

/** The ids that a check of a record compares, those on its left and those on its right. */
export function sidesOf(form: Form, { rule, ids }: Pick<Check, 'rule' | 'ids'>): { left: string[]; right: string[] } {
  const end = lengthOfLeft(form, rule);
  return { left: ids.slice(0, end), right: ids.slice(end) };
}

function lengthOfLeft(form: Form, rule: string): number {
  const name = rule.split('.')[1];
  const known = form.sums.find((sum) => sum.rule === rule) ?? columnRules.find((one) => one.rule === name);
  if (known) return known.left.length;
  // The rules on single figures: 0 stands on the left of the first, and no figure is compared with a second one.
  return name === 'not_below_0' ? 0 : 1;
}
