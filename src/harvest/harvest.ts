// A crawl from plan to dataset: documents fetched, archived, read, written.
import { relative } from 'node:path';
import { openArchive } from '../archive/index.js';
import { type CrawlDocument, type CrawlItem, crawl, type Outcome, type Plan, software } from '../crawl/index.js';
import { type Dataset, openDataset } from '../dataset/index.js';
import { extractReport, hasReport } from '../extract/index.js';
import { type Page, readPage } from '../page/index.js';
import { failedSums, type ReportRecord } from '../report/index.js';

export interface HarvestOptions {
  /** Folder that gets records/ and index.jsonl. */
  readonly records: string;
  /** Folder that gets the WARC files. */
  readonly snapshots: string;
  readonly allowPrivate: boolean;
  readonly delayMs?: number | undefined;
  readonly backoffMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onRequest?: ((url: string) => void) | undefined;
  /** Told of each item when it is done. */
  readonly onItem?: ((row: HarvestRow) => void) | undefined;
}

/** What became of one city and year, or of one address. */
export interface HarvestRow {
  readonly city: string | null;
  readonly year: number | null;
  readonly form: string | null;
  readonly outcome: Outcome;
  readonly detail: string;
  /** Path of the record's file; null where none came. */
  readonly record: string | null;
  /** Values by status. */
  readonly counts: Readonly<Partial<Record<ReportRecord['values'][string]['status'], number>>>;
  readonly failedChecks: number;
}

/**
 * Crawls what a plan asks for and writes records, captures and an index.
 *
 * Nothing that was fetched is lost when the run is stopped: captures and records are whole, and the index is written.
 */
export async function harvest(plan: Plan, options: HarvestOptions): Promise<HarvestRow[]> {
  const archive = await openArchive(options.snapshots, { software });
  const rows: HarvestRow[] = [];
  try {
    const dataset = await openDataset(options.records);
    try {
      const items = crawl(plan, {
        archive,
        allowPrivate: options.allowPrivate,
        hasReport: (document) => isReport(document),
        delayMs: options.delayMs,
        backoffMs: options.backoffMs,
        signal: options.signal,
        onRequest: options.onRequest,
      });
      for await (const item of items) {
        const row = await keep(item, dataset, options);
        rows.push(row);
        options.onItem?.(row);
      }
    } finally {
      await dataset.close();
    }
  } finally {
    await archive.close();
  }
  return rows;
}

function pageOf({ bytes, contentType, url }: CrawlDocument): Page {
  return readPage({ bytes, contentType, url });
}

function isReport(document: CrawlDocument): boolean {
  try {
    return hasReport(pageOf(document));
  } catch {
    return false;
  }
}

async function keep(item: CrawlItem, dataset: Dataset, options: HarvestOptions): Promise<HarvestRow> {
  const { region, year, url, document } = item;
  const asked = { city: region?.name ?? null, region: region?.code ?? null, year };
  const snapshot = document && {
    ...document.snapshot,
    file: relative(options.records, `${options.snapshots}/${document.snapshot.file}`).replaceAll('\\', '/'),
  };
  const nothing = (outcome: Outcome, detail: string): HarvestRow => {
    dataset.note({
      id: null,
      ...asked,
      outcome,
      detail,
      url,
      record: null,
      digest: null,
      fetchedAt: document?.fetchedAt ?? null,
      snapshot,
    });
    return { city: asked.city, year, form: null, outcome, detail, record: null, counts: {}, failedChecks: 0 };
  };
  if (!document || item.outcome !== 'ok') return nothing(item.outcome, item.detail);
  let record: ReportRecord;
  try {
    record = extractReport(pageOf(document), { url: document.url, fetchedAt: document.fetchedAt, snapshot });
  } catch (error) {
    return nothing('unreadable', error instanceof Error ? error.message : String(error));
  }
  const path = await dataset.write(record);
  const city = asked.city ?? record.report.issuer.name;
  dataset.note({
    id: record.report.id,
    city,
    region: asked.region ?? record.report.issuer.region?.code ?? null,
    year: year ?? record.report.year,
    outcome: 'ok',
    detail: item.detail,
    url,
    record: path,
    digest: record.source.digest,
    fetchedAt: document.fetchedAt,
    snapshot,
  });
  return {
    city,
    year: year ?? record.report.year,
    form: record.report.form,
    outcome: 'ok',
    detail: item.detail,
    record: path,
    counts: countsOf(record),
    failedChecks: failedSums(record.checks).length,
  };
}

function countsOf(record: ReportRecord): HarvestRow['counts'] {
  const counts: Record<string, number> = {};
  for (const { status } of Object.values(record.values)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
