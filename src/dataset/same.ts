// Whether two documents of one address say the same: portals print counters, dates and menus anew around a report.
import { isDeepStrictEqual } from 'node:util';
import type { Cite, ReportRecord } from '../report/index.js';

/** Whether two records differ in nothing but their documents, where these were had, and where in them the report stands. */
export function isSameReading(a: ReportRecord, b: ReportRecord): boolean {
  return isDeepStrictEqual(readingOf(a), readingOf(b));
}

/** What a record says of its report, each place by its characters, without the date that the page gives its posting. */
function readingOf({ report, source, ...rest }: ReportRecord): unknown {
  const { publishedOn: _, ...about } = report;
  const said = { about, trust: source.trust?.verdict, ...rest };
  return JSON.parse(JSON.stringify(said, (_key, part: unknown) => (isCite(part) ? part.quote : part)));
}

function isCite(part: unknown): part is Cite {
  return typeof part === 'object' && part !== null && 'quote' in part && 'start' in part;
}
