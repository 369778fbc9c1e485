// One published record held against what the present program makes of its captures.
import { isDeepStrictEqual } from 'node:util';
import { ArchiveError, digestOf, openSource, type Source } from '../archive/index.js';
import { findRecord } from '../dataset/index.js';
import { parseRecord, type ReportRecord } from '../report/index.js';
import { type Reviewed, readReviewed } from '../review/index.js';
import { differ } from './differ.js';
import { readNewest } from './newest.js';
import { readAgain } from './read-again.js';
import type { Newest, Problem, Reading, Reextraction } from './types.js';

/** The record at a path, relative to the folder, against its own capture and the newest one of its address, as read now. */
export async function examine(folder: string, path: string): Promise<Reextraction> {
  const published = await readReviewed(folder, path);
  const unknown = { record: path, newest: null, differences: [], isOutdated: false } as const;
  if ('error' in published)
    return {
      ...unknown,
      report: null,
      digest: null,
      schemaVersion: null,
      problems: [problem('record', published.error)],
    };
  const { report, source, schemaVersion } = published.record;
  const about = { ...unknown, report: report.id, digest: source.digest, schemaVersion };
  const again = await readOwn(folder, published.record);
  if ('problem' in again) return { ...about, problems: [again.problem] };
  const now: Reading = { record: again.record, path: null };
  const reading = differ('reading', published, now);
  const later = await laterIn(folder, published, again);
  return {
    ...about,
    newest: later.newest,
    differences: [...reading, ...later.differences],
    problems: later.problems,
    isOutdated: !isDeepStrictEqual(now.record, published.record),
  };
}

/** The document of a record as it is read now, or why that cannot be had. */
export async function readOwn(
  folder: string,
  published: ReportRecord,
): Promise<{ readonly record: ReportRecord; readonly source: Source } | { readonly problem: Problem }> {
  let source: Source;
  try {
    source = await openSource(published, folder);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { problem: problem('capture', error.message) };
  }
  const digest = digestOf(source.bytes);
  if (source.isChanged || digest !== published.source.digest) {
    const message = `the document's digest is ${digest}, recorded is ${published.source.digest}: it was changed since`;
    return { problem: problem('capture', message) };
  }
  const read = readAgain(source, published);
  return 'record' in read
    ? { ...read, source }
    : {
        problem: {
          code: 'unreadable',
          cause: 'extractor',
          message: `its own capture is read as no report: ${read.error}`,
        },
      };
}

/** From the document that is published to the newest one of its address, both as they are read now. */
async function laterIn(
  folder: string,
  { path }: Reviewed,
  { record: now, source }: { readonly record: ReportRecord; readonly source: Source },
): Promise<Pick<Reextraction, 'newest' | 'differences' | 'problems'>> {
  try {
    const { record, problems } = await readNewest(now, source, folder);
    if (!record) return { newest: null, differences: [], problems };
    const { digest, fetchedAt, snapshot: capture } = record.source;
    const newest: Newest = { fetchedAt, digest, capture, record: await pathOf(folder, record) };
    if (record.report.id !== now.report.id) {
      const message = `what came at ${fetchedAt} is the report ${record.report.id}`;
      const other: Problem = { code: 'other_report', cause: 'source', message };
      return { newest, differences: [], problems: [...problems, other] };
    }
    const differences = differ('page', { record: now, path }, { record, path: newest.record });
    return { newest, differences, problems };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { newest: null, differences: [], problems: [problem('index', error.message)] };
  }
}

/** Where the dataset has the record of a document. */
async function pathOf(folder: string, { report, source }: ReportRecord): Promise<string | null> {
  const file = await findRecord(folder, report.id, source.digest);
  if (!file || 'error' in file) return null;
  const found = await parseRecord(file.json).catch(() => null);
  return found?.source.digest === source.digest ? file.path : null;
}

function problem(code: Problem['code'], message: string): Problem {
  return { code, cause: null, message };
}
