// Whether a report is the one that was asked for.
import type { ReportRecord } from '../report/index.js';

/** What was asked for; null where nothing was said of it. */
export interface Asked {
  readonly region: { readonly code: string } | null;
  readonly year: number | null;
  /** Whether what led to the document names the body and the year. */
  readonly isNamed: boolean;
}

/**
 * Why a record is not the report asked for, the government's own; null where it is. A list's title may promise another
 * report than its page holds; what the page does not say contradicts nothing that the list says.
 */
export function otherThanAsked({ report }: Pick<ReportRecord, 'report'>, asked: Asked): string | null {
  const { region, year, isNamed } = asked;
  const { issuer } = report;
  const isYear = year === null || report.year === null || report.year === year;
  const isRegion = region === null || issuer.region === null || issuer.region.code === region.code;
  const kind = issuer.kind ?? null;
  const isOwn = region === null || kind === null || kind === 'government';
  if (!isYear || !isRegion || !isOwn) return `is the report of ${issuer.name} for ${report.year}`;
  const isProved = isNamed || (kind === 'government' && issuer.region !== null && report.year !== null);
  return isProved ? null : 'does not say whose report it is, nor does the list';
}
