// What localising found, as a sentence beside a failed sum.
import type { Change, Repair } from './localise.js';

/** Ways that a hint spells out; of more it gives the number. */
export const MAX_LISTED = 5;

/** One English sentence that names the figures which would have to be others, and what they would have to be. */
export function hintOf(repairs: readonly Repair[]): string {
  const [only, ...others] = repairs;
  if (only && others.length === 0)
    return `${change(only.changes)}: ${only.changes.length === 1 ? 'it alone reconciles' : 'together they reconcile'} ${listed(only.rules)}`;
  const ways = repairs.slice(0, MAX_LISTED).map(({ changes }) => change(changes));
  const more = repairs.length - ways.length;
  return `any one of ${repairs.length} ways reconciles it, and the sums do not tell which: ${ways.join('; or ')}${more > 0 ? `; or ${more} more` : ''}`;
}

function change(changes: readonly Change[]): string {
  return listed(changes.map(({ id, from, to }) => `${id} printed ${from} would have to be ${to}`));
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
