// What can be wrong with a copy, and which of it means that somebody changed the text.
import type { Cite } from '../../report/index.js';

/** Signals that show a replacement or an injection: one of them makes the copy `altered`. */
export const alterations = [
  'owner_replaced',
  'name_replaced',
  'title_injected',
  'first_line_injected',
  'pinyin_injected',
  'script_converted',
  'host_replaced',
] as const;

/** Signals that are facts about the copy, and prove no change. */
export const remarks = [
  'host_not_government',
  'site_code_region',
  'icp_region',
  'police_record_region',
  'owner_not_public',
  'traditional_edition',
  'scan_limit',
] as const;

export type SignalCode = (typeof alterations)[number] | (typeof remarks)[number];

export interface Signal {
  readonly code: SignalCode;
  /** One line for a person. */
  readonly message: string;
  /** Null only for what the address shows, and for `scan_limit`, which is about what was not looked at. */
  readonly cite: Cite | null;
}

const altering: ReadonlySet<string> = new Set(alterations);

export function isAlteration({ code }: Signal): boolean {
  return altering.has(code);
}

/** " (and 3 more places)", or nothing for a single one. */
export function andMore(places: number): string {
  if (places < 2) return '';
  return places === 2 ? ' (and 1 more place)' : ` (and ${places - 1} more places)`;
}
