// How a hostile page ends, held against how it should.
import { describe, expect, it } from 'vitest';
import { extractReport, NotAReportError } from '../../src/extract/index.js';
import { type Page, readPage, UnreadablePageError } from '../../src/page/index.js';
import { parseRecord, type ReportRecord } from '../../src/report/index.js';
import { documentedLimits } from './documented.js';
import type { HostilePage } from './shapes.js';

/** Far above what any page takes: it only tells a hang. */
const TIMEOUT_MS = 120_000;
const MAX_RECORD_CHARACTERS = 30_000_000;

const messages = new Map(
  documentedLimits().map(({ constant, limit, what }) => [
    constant,
    constant === 'MAX_PAGE_BYTES' ? `the limit is ${limit}` : `the document has more than ${limit} ${what}`,
  ]),
);

/** One test for each page. */
export function judgePages(what: string, pages: readonly HostilePage[]): void {
  describe(what, () => {
    it.each(pages)('$name ends with $ends', { timeout: TIMEOUT_MS }, async (page) => {
      const end = endOf(page);
      if (typeof end !== 'string') {
        await expectSound(end);
        if (page.ends !== 'record' && page.ends !== 'any') expect(codesOf(end.record)).toContain(page.ends);
      } else if (page.ends !== 'any') expect(end).toContain(messages.get(page.ends) ?? page.ends);
    });
  });
}

function codesOf({ problems }: ReportRecord): string[] {
  return [...new Set(problems.map(({ code }) => code))];
}

/** A record with its page, or the message of the one clear error. */
function endOf({ bytes, contentType }: HostilePage): { page: Page; record: ReportRecord } | string {
  try {
    const page = readPage({ bytes: bytes(), contentType });
    return { page, record: extractReport(page) };
  } catch (error) {
    if (error instanceof UnreadablePageError || error instanceof NotAReportError) return error.message;
    throw error;
  }
}

/** A record is one by its schema, of bounded size, and quotes what is there. */
async function expectSound({ page, record }: { page: Page; record: ReportRecord }): Promise<void> {
  const json = JSON.stringify(record);
  expect(json.length).toBeLessThan(MAX_RECORD_CHARACTERS);
  await parseRecord(JSON.parse(json));
  const cites = [...Object.values(record.values), ...record.sections, ...(record.claims ?? [])].flatMap(
    ({ cite }) => cite ?? [],
  );
  expect(cites.filter(({ start, end, quote }) => page.text.slice(start, end) !== quote)).toEqual([]);
}
