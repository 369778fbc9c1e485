// How a figure that the text states is held against the tables.
import type { ReportValue } from './schema.js';
import type { StatedFigure } from './stated.js';

/** How a claim stands to the table: `rounds` where the stated figure is the table's, cut or rounded to its last place. */
export interface Claimed {
  readonly valueId: string | null;
  readonly comparison: 'agrees' | 'rounds' | 'differs' | 'no_table_value';
  readonly tableValue: number | null;
}

/**
 * Holds a stated figure against the values that its words fit.
 *
 * @param ids of the report's form; empty where the form has no such cell
 * @returns null where the words fit several cells and the figure does not agree with all: which one is meant is not sure
 */
export function compareClaim(
  { value, step }: StatedFigure,
  ids: readonly string[],
  values: Readonly<Record<string, ReportValue>>,
): Claimed | null {
  const compared = ids.map((valueId): Claimed => {
    const tableValue = values[valueId]?.value ?? null;
    if (tableValue === null) return { valueId, comparison: 'no_table_value', tableValue };
    const isNear = Math.abs(tableValue - value) < step;
    return { valueId, comparison: tableValue === value ? 'agrees' : isNear ? 'rounds' : 'differs', tableValue };
  });
  const [first] = compared;
  if (!first) return { valueId: null, comparison: 'no_table_value', tableValue: null };
  if (compared.length === 1) return first;
  if (compared.every(({ tableValue }) => tableValue === null)) return { ...first, valueId: null };
  return compared.every(({ comparison }) => comparison === 'agrees') ? first : null;
}
