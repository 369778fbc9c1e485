// One item of a crawl to its record and its line of the index.
import { relative } from 'node:path';
import type { Snapshot } from '../archive/index.js';
import { type CrawlDocument, type CrawlItem, type Outcome, shortened } from '../crawl/index.js';
import { type Dataset, type OutcomeLine, otherThanAsked } from '../dataset/index.js';
import { extractReport, hasReport, type Provenance } from '../extract/index.js';
import { type Page, readPage } from '../page/index.js';
import { failedSums, type ReportRecord } from '../report/index.js';

/** What became of one city and year, or of one address. */
export interface HarvestRow {
  /** The city asked for, or the issuer of the report where only an address was given. */
  readonly city: string | null;
  readonly year: number | null;
  readonly url: string | null;
  readonly form: string | null;
  readonly outcome: Outcome;
  readonly detail: string;
  /** Path of the record's file; null where none came. */
  readonly record: string | null;
  /** Values by status. */
  readonly counts: Readonly<Partial<Record<ReportRecord['values'][string]['status'], number>>>;
  readonly failedChecks: number;
}

interface Folders {
  readonly records: string;
  readonly snapshots: string;
}

// Addresses, titles and names within it are of any length.
const MAX_DETAIL = 2000;

// A page that was found to show a table is the next one to be read for its record.
const pages = new WeakMap<CrawlDocument, Page>();

function pageOf(document: CrawlDocument): Page {
  const { bytes, contentType, url } = document;
  const page = pages.get(document) ?? readPage({ bytes, contentType, url });
  pages.set(document, page);
  return page;
}

/** Whether a document shows a table of the form. */
export function showsTable(document: CrawlDocument): boolean {
  try {
    return hasReport(pageOf(document));
  } catch {
    return false;
  }
}

/**
 * The report of a document.
 *
 * @param source what is told of where it lies
 * @throws {UnreadablePageError} or {NotAReportError}
 */
export function recordOf(document: CrawlDocument, source: Partial<Provenance> = {}): ReportRecord {
  return extractReport(pageOf(document), { url: document.url, ...source });
}

/** Reads the report of an item, if it has one, and writes its record; the row and the line that tell of it. */
export async function keep(
  item: CrawlItem,
  dataset: Pick<Dataset, 'write' | 'saidBefore'>,
  folders: Folders,
): Promise<{ readonly row: HarvestRow; readonly line: OutcomeLine }> {
  const { region, year, url, document, detail, attachments, lacks, columns, digests } = item;
  const asked = { city: region?.name ?? null, region: region?.code ?? null, year };
  const snapshot = document && placeIn(folders, document.snapshot);
  const source = { fetchedAt: document?.fetchedAt ?? null, snapshot };
  const attached = attachments.map((one) => ({ ...one, snapshot: placeIn(folders, one.snapshot) }));
  const editions = digests.map((digest) => ({ kind: 'digest', ...digest }) as const);
  const fetched = {
    ...source,
    ...(columns.length > 0 && { columns }),
    ...(attached.length > 0 && { attachments: attached }),
    ...(editions.length > 0 && { editions }),
  };
  const nothing = (outcome: Outcome, reason: string) => {
    const why = shortened(reason + lacks, MAX_DETAIL);
    const none = { form: null, record: null, counts: {}, failedChecks: 0 };
    return {
      row: { city: asked.city, year, url, outcome, detail: why, ...none },
      line: { id: null, ...asked, outcome, detail: why, url, record: null, digest: null, ...fetched },
    };
  };
  // A page without any table of the form may still hold the report's text.
  if (!document || (item.outcome !== 'ok' && item.outcome !== 'no_report')) return nothing(item.outcome, detail);
  let record: ReportRecord;
  try {
    record = recordOf(document, source);
  } catch (error) {
    if (item.outcome === 'no_report') {
      const count = attached.length === 1 ? 'an attached document' : `${attached.length} attached documents`;
      return attached.length > 0
        ? nothing('attachment_only', `${document.url} holds no report but ${count}: ${attached[0]?.url}`)
        : nothing('no_report', detail);
    }
    return nothing('unreadable', error instanceof Error ? error.message : String(error));
  }
  const { id, issuer, form } = record.report;
  const other = otherThanAsked(record, item);
  const outcome = other === null ? 'ok' : 'other_report';
  const shown = item.outcome === 'no_report' ? `${document.url} shows no table of the form` : detail;
  const told = other === null ? shown : `${document.url} ${other}`;
  // A page that is new around its report gives no new record: the one that is there proves the same.
  const before = await dataset.saidBefore(record);
  const about = {
    city: asked.city ?? issuer.name,
    year: year ?? record.report.year,
    url,
    outcome,
    detail: shortened(told + lacks, MAX_DETAIL),
    record: before?.path ?? (await dataset.write(record)),
  } as const;
  const proof = (before ?? record).source;
  return {
    row: { ...about, form, counts: countsOf(record), failedChecks: failedSums(record.checks).length },
    line: {
      id,
      ...about,
      region: asked.region ?? issuer.region?.code ?? null,
      digest: proof.digest,
      ...fetched,
      fetchedAt: proof.fetchedAt,
      snapshot: proof.snapshot,
    },
  };
}

/** A snapshot as records and the index name it: its file relative to the folder of the records. */
function placeIn({ records, snapshots }: Folders, { file, offset, recordId }: Snapshot): Snapshot {
  return { file: relative(records, `${snapshots}/${file}`).replaceAll('\\', '/'), offset, recordId };
}

function countsOf(record: ReportRecord): HarvestRow['counts'] {
  const counts: Record<string, number> = {};
  for (const { status } of Object.values(record.values)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
