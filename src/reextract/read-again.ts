// A document read by the present program.
import { extractReport, NotAReportError } from '../extract/index.js';
import { type PageInput, readPage, UnreadablePageError } from '../page/index.js';
import type { ReportRecord } from '../report/index.js';

/** The report of a document as it is read now, told to come from where `record` does; or why it is none. */
export function readAgain(
  { bytes, contentType }: { readonly bytes: Buffer; readonly contentType: string | null },
  { source }: ReportRecord,
): { readonly record: ReportRecord } | { readonly error: string } {
  const { url, file, fetchedAt, snapshot, charset, charsetFrom } = source;
  const input: PageInput = {
    bytes,
    contentType: contentType ?? undefined,
    charset: charsetFrom === 'given' ? (charset ?? undefined) : undefined,
    url,
    file,
  };
  try {
    const record = extractReport(readPage(input), { url, file, fetchedAt, snapshot });
    // As it would be read back: without what is undefined.
    return { record: JSON.parse(JSON.stringify(record)) as ReportRecord };
  } catch (error) {
    if (error instanceof NotAReportError || error instanceof UnreadablePageError) return { error: error.message };
    throw error;
  }
}
