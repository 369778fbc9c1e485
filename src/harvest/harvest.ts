// A crawl from plan to dataset: documents fetched, archived, read, written.
import { relative } from 'node:path';
import { openArchive } from '../archive/index.js';
import {
  type CrawlDocument,
  type CrawlItem,
  type CrawlOptions,
  crawl,
  type Outcome,
  type Plan,
  software,
} from '../crawl/index.js';
import { type Dataset, openDataset } from '../dataset/index.js';
import { extractReport, hasReport } from '../extract/index.js';
import { type Page, readPage } from '../page/index.js';
import { failedSums, type ReportRecord } from '../report/index.js';

export interface HarvestOptions extends Omit<CrawlOptions, 'archive' | 'hasReport'> {
  /** Folder that gets records/ and index.jsonl. */
  readonly records: string;
  /** Folder that gets the WARC files. */
  readonly snapshots: string;
  /** Told of each item when it is done. */
  readonly onItem?: ((row: HarvestRow) => void) | undefined;
}

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
      for await (const item of crawl(plan, { ...options, archive, hasReport: showsTable })) {
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

function showsTable(document: CrawlDocument): boolean {
  try {
    return hasReport(pageOf(document));
  } catch {
    return false;
  }
}

async function keep(item: CrawlItem, dataset: Dataset, options: HarvestOptions): Promise<HarvestRow> {
  const { region, year, url, document, detail } = item;
  const asked = { city: region?.name ?? null, region: region?.code ?? null, year };
  const snapshot = document && {
    ...document.snapshot,
    file: relative(options.records, `${options.snapshots}/${document.snapshot.file}`).replaceAll('\\', '/'),
  };
  const fetched = { fetchedAt: document?.fetchedAt ?? null, snapshot };
  const nothing = (outcome: Outcome, why: string): HarvestRow => {
    dataset.note({ id: null, ...asked, outcome, detail: why, url, record: null, digest: null, ...fetched });
    const none = { form: null, record: null, counts: {}, failedChecks: 0 };
    return { city: asked.city, year, url, outcome, detail: why, ...none };
  };
  // A page without any table of the form may still hold the report's text.
  if (!document || (item.outcome !== 'ok' && item.outcome !== 'no_report')) return nothing(item.outcome, detail);
  let record: ReportRecord;
  try {
    record = extractReport(pageOf(document), { url: document.url, ...fetched });
  } catch (error) {
    if (item.outcome === 'no_report') return nothing('no_report', detail);
    return nothing('unreadable', error instanceof Error ? error.message : String(error));
  }
  const { id, issuer, form } = record.report;
  const outcome = isAsked(record, item) ? 'ok' : 'other_report';
  const told =
    outcome === 'other_report'
      ? `${document.url} is the report of ${issuer.name} for ${record.report.year}`
      : item.outcome === 'no_report'
        ? `${document.url} shows no table of the form`
        : detail;
  const path = await dataset.write(record);
  const about = {
    city: asked.city ?? issuer.name,
    year: year ?? record.report.year,
    url,
    outcome,
    detail: told,
    record: path,
  } as const;
  dataset.note({
    id,
    ...about,
    region: asked.region ?? issuer.region?.code ?? null,
    digest: record.source.digest,
    ...fetched,
  });
  const failedChecks = failedSums(record.checks).length;
  return { ...about, form, counts: countsOf(record), failedChecks };
}

// A list's title may promise another report than its page holds; what the page does not say contradicts nothing.
function isAsked({ report }: ReportRecord, { region, year }: CrawlItem): boolean {
  const isYear = year === null || report.year === null || report.year === year;
  return isYear && (region === null || report.issuer.region === null || report.issuer.region.code === region.code);
}

function countsOf(record: ReportRecord): HarvestRow['counts'] {
  const counts: Record<string, number> = {};
  for (const { status } of Object.values(record.values)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
