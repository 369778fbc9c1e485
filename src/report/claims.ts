// What the text of a report may state about its tables, and how a stated figure is held against them.
import type { ReportValue } from './schema.js';
import type { StatedFigure } from './stated.js';

export const claimSubjects = [
  'information_disclosed',
  'information_disclosed_part',
  'regulations_issued',
  'regulations_repealed',
  'regulations_in_force',
  'regulations_disclosed',
  'normative_documents_issued',
  'normative_documents_repealed',
  'normative_documents_in_force',
  'normative_documents_disclosed',
  'licensing_decisions',
  'penalty_decisions',
  'compulsion_decisions',
  'fees_amount',
  'procurement_items',
  'procurement_amount',
  'requests_received',
  'requests_received_part',
  'requests_carried_in',
  'requests_carried_out',
  'requests_handled',
  'requests_closed',
  'requests_outcome',
  'reviews',
  'review_result',
  'litigation',
  'litigation_direct',
  'litigation_after_review',
] as const;

export type ClaimSubject = (typeof claimSubjects)[number];

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
