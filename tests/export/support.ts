// Records and exports as the tests make them.
import { openDataset, readRecords } from '../../src/dataset/index.js';
import { type ExportOptions, type ExportResult, exportRecords } from '../../src/export/index.js';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import { sampleReports } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import type { ReportRecord } from '../../src/report/index.js';

/** The record of the n-th report of the sample portal, drawn without a script. */
export function sampleRecord(n = 0, url: string | null = null): ReportRecord {
  const report = sampleReports[n];
  if (!report) throw new Error(`no sample report ${n}`);
  return extractReport(readPage({ bytes: Buffer.from(renderPage({ ...report, rendering: 'tables' })), url }));
}

/** Writes records to a folder as a crawl does. */
export async function writeDataset(folder: string, records: readonly ReportRecord[]): Promise<void> {
  const dataset = await openDataset(folder);
  for (const record of records) await dataset.write(record);
  await dataset.close();
}

type Given = Pick<ExportOptions, 'format' | 'to'> & Partial<ExportOptions>;

/** Exports the records under `folder`, those of all reports in the long layout unless told. */
export function exportFolder(folder: string, options: Given): Promise<ExportResult> {
  return exportRecords(readRecords(folder), {
    layout: 'long',
    overwrite: false,
    isForExcel: false,
    licence: 'notspecified',
    maker: { name: 'test', version: '9.9.9' },
    selection: null,
    ...options,
  });
}
