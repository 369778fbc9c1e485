// The newest capture of a record's address that holds a report.
import { basename, posix } from 'node:path';
import { archiveFolderOf, type Capture, CaptureIndex, digestOf, type Indexed, type Source } from '../archive/index.js';
import type { ReportRecord } from '../report/index.js';
import { readAgain } from './read-again.js';
import type { Problem } from './types.js';

export interface NewestReading {
  /** Null where nothing newer than the record's own document holds a report. */
  readonly record: ReportRecord | null;
  readonly problems: readonly Problem[];
}

// A column of dead pages is not gone through to its end.
const MAX_PASSED = 10;

/**
 * Reads the newest whole capture of the address of `now` that holds a report.
 *
 * @param now the record's own capture as it is read now
 * @param own that capture
 * @param root the folder that holds `records/`
 * @throws {ArchiveError} where the index or a capture that it lists cannot be read
 */
export async function readNewest(now: ReportRecord, own: Source, root: string): Promise<NewestReading> {
  const { url, snapshot } = now.source;
  const folder = archiveFolderOf(now, root);
  if (folder === null || snapshot === null || url === null) return { record: null, problems: [] };
  const index = new CaptureIndex(folder);
  const captures = (await index.find(url)).filter(isSuccess);
  const isOwn = ({ file, offset }: Indexed) => file === basename(snapshot.file) && offset === snapshot.offset;
  const passed: Indexed[] = [];
  for (const [at, one] of captures.entries()) {
    if (isOwn(one) || passed.length === MAX_PASSED) break;
    const capture = await index.read(one);
    // The same document, come again.
    if (digestOf(capture.body) === now.source.digest && capture.contentType === own.contentType) break;
    const record = reportIn(capture, now);
    if (record) return { record, problems: problemsOf(passed, own) };
    // What is drawn from a page comes after it: the same page, not drawn this time, has not changed.
    const isKnown = own.isDrawn && captures.slice(at + 1).some(({ digest }) => digest === one.digest);
    if (!isKnown) passed.push(one);
  }
  return { record: null, problems: problemsOf(passed, own) };
}

/** Whether an answer can be the page: one that the server had, one that it says has not changed, or a drawn document. */
function isSuccess({ status, mime }: Indexed): boolean {
  return /^2\d\d$/.test(status) || status === '-' || (status === '304' && mime === 'warc/revisit');
}

function reportIn(capture: Capture, now: ReportRecord): ReportRecord | null {
  const file = posix.join(posix.dirname(now.source.snapshot?.file ?? ''), capture.snapshot.file);
  const source = { ...now.source, fetchedAt: capture.fetchedAt, snapshot: { ...capture.snapshot, file } };
  const read = readAgain({ bytes: capture.body, contentType: capture.contentType }, { ...now, source });
  // A page that shows the text alone may be one that a script has not drawn yet.
  return 'record' in read && (read.record.report.form !== null || now.report.form === null) ? read.record : null;
}

function problemsOf(passed: readonly Indexed[], own: Source): Problem[] {
  const [newest] = passed;
  if (!newest) return [];
  const { timestamp, file, offset, status } = newest;
  const time = timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
  const where = `what came at ${time} (${file}, ${offset})`;
  return own.isDrawn && status !== '-'
    ? [{ code: 'undrawn', cause: null, message: `${where} was not drawn: whether its report has changed is not known` }]
    : [{ code: 'unreadable', cause: 'source', message: `${where} holds no report on a form any more` }];
}
