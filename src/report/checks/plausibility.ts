// What no sum of the form demands, but figures that mean what their heads say would keep: warnings of their own kind.
import { type Form, valuesOf } from '../form.js';
import type { Check } from '../schema.js';
import { columnRules, fractionReason, negativeReason, partReason, partsOfList } from './plausibility-rules.js';
import { numberOf, total, type Values } from './sums.js';

/**
 * The warnings that a report's figures give rise to; in each `holds` is false, and `hint` says what is odd.
 *
 * A rule that is kept, or that lacks a value, leaves no check behind, so that a report without oddities has the form's
 * sums as its checks and nothing else.
 */
export function warningsOn(form: Form, values: Values): Check[] {
  return [...columnWarnings(form, values), ...partWarnings(form, values), ...cellWarnings(form, values)];
}

function warning(rule: string, left: number, right: number, ids: readonly string[], hint: string): Check {
  return { rule, kind: 'plausibility', holds: false, left, right, ids: [...ids], hint };
}

function columnWarnings(form: Form, values: Values): Check[] {
  const warnings: Check[] = [];
  for (const table of form.tables)
    for (const { columns, rows } of table.blocks) {
      const names = columns.map((column) => column.id);
      const rules = columnRules.filter(({ left, right }) => [...left, ...right].every((name) => names.includes(name)));
      for (const row of rows)
        for (const { rule, left, relation, right, times = 1, reason } of rules) {
          const idsOf = (side: readonly string[]) => side.map((name) => row.ids[names.indexOf(name)] ?? '');
          const lower = total(values, idsOf(left));
          const items = total(values, idsOf(right));
          if (lower === null || items === null) continue;
          const upper = items * times;
          const isOdd = relation === 'at_most' ? lower > upper : lower !== 0 && lower === upper;
          if (isOdd)
            warnings.push(
              warning(`${table.id}.${rule}.${row.id}`, lower, upper, [...idsOf(left), ...idsOf(right)], reason),
            );
        }
    }
  return warnings;
}

function partWarnings(form: Form, values: Values): Check[] {
  if (form.id !== 'pre2019') return [];
  return Object.entries(partsOfList).flatMap(([whole, parts]) =>
    parts.flatMap((part) => {
      const ids = [`pre2019.${part}`, `pre2019.${whole}`] as const;
      const [left, right] = [numberOf(values, ids[0]), numberOf(values, ids[1])];
      return left !== null && right !== null && left > right
        ? [warning(`pre2019.part_within_whole.${part}`, left, right, ids, partReason)]
        : [];
    }),
  );
}

/** Counts and amounts are not below 0, counts and changes of counts are whole. */
function cellWarnings(form: Form, values: Values): Check[] {
  const warnings: Check[] = [];
  for (const { id, table, kind } of valuesOf(form).values()) {
    const number = numberOf(values, id);
    if (number === null) continue;
    const cell = id.slice(table.length + 1);
    if (kind !== 'change' && number < 0)
      warnings.push(warning(`${table}.not_below_0.${cell}`, 0, number, [id], negativeReason));
    if (kind !== 'money' && !Number.isInteger(number))
      warnings.push(warning(`${table}.whole_number.${cell}`, number, Math.trunc(number), [id], fractionReason));
  }
  return warnings;
}
