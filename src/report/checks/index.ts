// What the figures of a report say of each other: the form's sums, where they fail, and what looks odd.
import type { Form } from '../form.js';
import type { Check, ReportValue } from '../schema.js';
import { hintOf } from './hint.js';
import { withImplied } from './implied.js';
import { localise } from './localise.js';
import { warningsOn } from './plausibility.js';
import { checkSums, type Values } from './sums.js';

/**
 * Checks the values of a report against its form.
 *
 * `checks` has one check for each sum of the form, in its order, with a hint beside a failed one where it can be
 * localised; then the warnings. `values` are those given, with `implied` on blank totals. Neither changes a value.
 */
export function checkValues(form: Form, values: Values): { values: Record<string, ReportValue>; checks: Check[] } {
  const sums = checkSums(form, values);
  const repairs = failedSums(sums).length > 0 ? localise(form, values) : undefined;
  const hinted = sums.map((check) => {
    const found = repairs?.get(check.rule);
    return found ? { ...check, hint: hintOf(found) } : check;
  });
  return { values: withImplied(form, values), checks: [...hinted, ...warningsOn(form, values)] };
}

/** Sums that fail; warnings are no sums. */
export function failedSums(checks: readonly Check[]): Check[] {
  return checks.filter(({ kind, holds }) => kind !== 'plausibility' && holds === false);
}

/** What looks odd without breaking a sum. */
export function warningsIn(checks: readonly Check[]): Check[] {
  return checks.filter(({ kind }) => kind === 'plausibility');
}
