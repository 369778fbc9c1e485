// One way of writing generated reports, in a process of its own: what it took, and the memory at its highest.
import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { RecordFile } from '../src/dataset/index.js';
import { mainPathOf } from '../src/dataset/names.js';
import { entryOf } from '../src/export/entry.js';
import { type Cell, type Column, exportRecords, tablesOf } from '../src/export/index.js';
import { elementOf, groupRowsOf, storedAs } from '../src/export/parquet.js';
import { extractReport } from '../src/extract/index.js';
import { readPage } from '../src/page/index.js';
import { sampleReports } from '../src/portal/index.js';
import { renderPage } from '../src/portal/render.js';

export type Way = 'nianbao' | 'rows' | 'bare';
export type BenchFormat = 'csv' | 'parquet';

export interface Written {
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly processorSeconds: number;
  readonly values: number;
  readonly peakMb: number;
}

const [long] = tablesOf.long.records;
const columns: readonly Column[] = long?.columns ?? [];
const GROUP_ROWS = groupRowsOf(columns);

const texts = sampleReports.map((report, n) => {
  const url = `http://www.example.gov.cn/@/${n}.html`;
  const record = extractReport(readPage({ bytes: Buffer.from(renderPage({ ...report, rendering: 'tables' })), url }));
  record.source.fetchedAt = '2026-02-01T00:00:00.000Z';
  record.source.snapshot = { file: '../snapshots/x.warc.gz', offset: 1, recordId: '<urn:uuid:@>' };
  return JSON.stringify(record);
});

/** Reports of the sample portal over and over, each with an id, an address, a digest and numbers of its own. */
function* generated(count: number): Generator<RecordFile & { json: unknown }> {
  for (let n = 0; n < count; n++) {
    const json = JSON.parse((texts[n % texts.length] ?? '').replaceAll('@', String(n))) as {
      report: { id: string; year: number };
      source: { digest: string };
      values: Record<string, { value: number | null }>;
    };
    json.report.id = `${n}-${json.report.id}`;
    json.source.digest = `sha256:${createHash('sha256').update(String(n)).digest('hex')}`;
    for (const value of Object.values(json.values))
      if (value.value !== null) value.value = (value.value + n * 7) % 9973;
    yield { path: mainPathOf(json.report), json };
  }
}

async function* files(count: number): AsyncGenerator<RecordFile> {
  yield* generated(count);
}

/** Rows of the long table, made beforehand: what a bare writer is given. */
async function someRows(): Promise<readonly (readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for (const file of generated(Math.ceil(GROUP_ROWS / 198)))
    rows.push(...(long?.rowsOf(await entryOf(file, null)) ?? []));
  return rows.slice(0, GROUP_ROWS);
}

async function bareCsv(folder: string, values: number): Promise<void> {
  const rows = await someRows();
  const file = openSync(join(folder, 'bare.csv'), 'w');
  started = begin();
  for (let done = 0; done < values; done += 200) {
    const from = done % (GROUP_ROWS - 200);
    writeSync(file, stringify(rows.slice(from, from + 200) as Cell[][], { cast: { boolean: String } }));
  }
  closeSync(file);
}

async function bareParquet(folder: string, values: number): Promise<void> {
  const rows = await someRows();
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    data: rows.map((row) => storedAs(type, row[index] ?? null)),
  }));
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
  const writer = new ParquetWriter({ writer: fileWriter(join(folder, 'bare.parquet')), schema });
  started = begin();
  for (let done = 0; done < values; done += GROUP_ROWS) await writer.write({ columnData, rowGroupSize: GROUP_ROWS });
  await writer.finish();
}

let started = begin();

function begin() {
  return { clock: performance.now(), processor: process.cpuUsage() };
}

async function write(format: BenchFormat, way: Way, count: number, folder: string): Promise<number> {
  if (way === 'bare') {
    const values = Math.round((count * 2186) / 11);
    await (format === 'csv' ? bareCsv : bareParquet)(folder, values);
    return format === 'csv' ? Math.ceil(values / 200) * 200 : Math.ceil(values / GROUP_ROWS) * GROUP_ROWS;
  }
  started = begin();
  if (way === 'rows') {
    let rows = 0;
    for (const file of generated(count)) rows += long?.rowsOf(await entryOf(file, null)).length ?? 0;
    return rows;
  }
  const { values } = await exportRecords(files(count), {
    format,
    layout: 'long',
    to: join(folder, format),
    overwrite: false,
    isForExcel: false,
    licence: 'notspecified',
    maker: { name: 'bench', version: '0' },
    selection: null,
  });
  return values;
}

const [format, way, count, folder] = process.argv.slice(2) as [BenchFormat, Way, string, string];
const values = await write(format, way, Number(count), folder);
const seconds = (performance.now() - started.clock) / 1000;
const { user, system } = process.cpuUsage(started.processor);
const written: Written = {
  seconds,
  processorSeconds: (user + system) / 1e6,
  values,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
rmSync(folder, { recursive: true, force: true });
process.send?.(written);
