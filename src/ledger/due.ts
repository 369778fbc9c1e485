// By when a report is due, by the law in force when it has to be published.
import type { ReportRecord } from '../report/index.js';

export type BodyKind = ReportRecord['report']['issuer']['kind'];

/**
 * The last day on which the report for a year is in time, YYYY-MM-DD in China; null for bodies that the law names no day for.
 *
 * 政府信息公开条例 of 2007 (国务院令第492号), art. 31: 31 March for every body. The one of 2019 (国务院令第711号), art. 49: 31
 * January for departments, 31 March for governments of county level and above; it is in force since 15 May 2019, so the first
 * report under it is the one for 2019.
 */
export function dueDate(year: number, kind: BodyKind): string | null {
  if (year < 2019) return `${year + 1}-03-31`;
  if (kind === 'government') return `${year + 1}-03-31`;
  return kind === 'department' ? `${year + 1}-01-31` : null;
}

/** The moment at which that day is over. */
export function endOf(day: string): string {
  return new Date(`${day}T24:00:00+08:00`).toISOString();
}
