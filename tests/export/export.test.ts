// What becomes of records that are odd, and of what stands where an export is to go.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { formatNames, NothingToExportError, OccupiedError } from '../../src/export/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { temporaryFolder } from '../support/folder.js';
import { readBack } from './readers.js';
import { exportFolder, sampleRecord, writeDataset } from './support.js';

async function datasetOf(...records: readonly ReportRecord[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'data');
  await writeDataset(folder, records);
  return folder;
}

function beside(folder: string, name: string): string {
  return join(dirname(folder), name);
}

describe('odd records', () => {
  it('tells of a file that is no record, here and in the export, and exports the others', async () => {
    const [whole, lacking] = [sampleRecord(0), sampleRecord(1)];
    const folder = await datasetOf(whole);
    const records = join(folder, 'records/2019');
    delete lacking.values['requests.received.total'];
    await writeFile(join(records, 'a.json'), '{"schemaVersion": ');
    await writeFile(join(records, 'b.json'), JSON.stringify(lacking));
    await writeFile(
      join(records, 'c.json'),
      JSON.stringify({
        ...whole,
        values: { ...whole.values, 'disclosure.gifts': whole.values['requests.other.total'] },
      }),
    );
    await writeFile(join(records, 'd.json'), JSON.stringify({ ...whole, report: null }));
    const to = beside(folder, 'csv');
    const { leftOut, reports } = await exportFolder(folder, { format: 'csv', to });
    expect(reports).toBe(1);
    expect(leftOut).toEqual([
      { record: 'records/2019/a.json', reason: 'it is not JSON' },
      { record: 'records/2019/b.json', reason: 'it has no requests.received.total, which is a value of form 2019' },
      { record: 'records/2019/c.json', reason: 'disclosure.gifts is no value of form 2019' },
      { record: 'records/2019/d.json', reason: expect.stringMatching(/^not a nianbao record: report: /) as string },
    ]);
    const tables = await readBack('csv', to);
    expect(tables.left_out).toEqual(leftOut);
    expect(tables.about).toContainEqual({ name: 'left_out', fact: '4' });
    expect(tables.reports).toHaveLength(1);
  });

  it('marks which of several documents of a report counts', async () => {
    const record = sampleRecord();
    const copy = { ...record, source: { ...record.source, digest: `sha256:${'b'.repeat(64)}` } };
    const folder = await datasetOf(record, copy);
    const counts = await exportFolder(folder, { format: 'csv', layout: 'wide', to: beside(folder, 'csv') });
    const { wide, about } = await readBack('csv', beside(folder, 'csv'));
    const facts = Object.fromEntries(about?.map(({ name, fact }) => [name, fact]) ?? []);
    expect(counts).toMatchObject({ reports: 1, documents: 2, values: 2 * 198 });
    expect(facts).toMatchObject({
      reports: '1',
      documents: '2',
      citation: expect.stringMatching(/1 report in 2 documents/) as string,
    });
    expect(wide?.map(({ report, is_primary }) => [report, is_primary])).toEqual([
      [record.report.id, true],
      [record.report.id, false],
    ]);
  });

  it('leaves out what lies in the place of another report, so that no report counts twice', async () => {
    const record = sampleRecord();
    const folder = await datasetOf(record);
    const [name = ''] = await readdir(join(folder, 'records/2019'));
    const twin = name.replace('.json', ' (1).json');
    await writeFile(join(folder, 'records/2019', twin), JSON.stringify(record));
    const told = await exportFolder(folder, { format: 'csv', layout: 'wide', to: beside(folder, 'csv') });
    const reason = `it holds ${record.report.id}, whose place is records/2019/${name}`;
    expect(told).toMatchObject({ reports: 1, documents: 1, leftOut: [{ record: `records/2019/${twin}`, reason }] });
    const { wide, left_out: leftOut } = await readBack('csv', beside(folder, 'csv'));
    expect(wide?.map(({ is_primary }) => is_primary)).toEqual([true]);
    expect(leftOut).toEqual(told.leftOut);
  });

  it('has a report without a form among the reports, and says in the wide layout why it has no values', async () => {
    const record = sampleRecord();
    const formless = { ...record, report: { ...record.report, form: null }, values: {}, checks: [] };
    const folder = await datasetOf(formless);
    await exportFolder(folder, { format: 'csv', to: beside(folder, 'long') });
    await exportFolder(folder, { format: 'csv', layout: 'wide', to: beside(folder, 'wide') });
    const [long, wide] = await Promise.all([
      readBack('csv', beside(folder, 'long')),
      readBack('csv', beside(folder, 'wide')),
    ]);
    expect([long.long, long.reports?.length]).toEqual([[], 1]);
    expect(wide.wide?.[0]?.['requests.received.total']).toBeNull();
    expect(wide.wide_status?.[0]?.['requests.received.total']).toBe('no_form');
  });

  it.each(formatNames)('puts U+FFFD in place of halves of characters, and says so (%s)', async (format) => {
    const record = sampleRecord();
    record.report.title = 'a\ud83db';
    const folder = await datasetOf(record);
    const { mendedTexts } = await exportFolder(folder, { format, to: beside(folder, 'out') });
    expect(mendedTexts).toBe(1);
    const { reports, about } = await readBack(format, beside(folder, 'out'));
    expect(reports?.[0]?.title).toBe('a\ufffdb');
    expect(about).toContainEqual({ name: 'mended_texts', fact: '1' });
  });

  it('tells an ambiguous value with what it may be, and what a sum would demand apart from what is printed', async () => {
    const record = sampleRecord();
    const value = record.values['disclosure.licensing.change'];
    const cite = value?.cite;
    if (!cite) throw new Error('the sample has no such value');
    const candidate = (one: number) => ({ value: one, raw: '+12/-3', cite });
    record.values['disclosure.licensing.change'] = {
      ...value,
      value: null,
      status: 'ambiguous',
      raw: '+12/-3',
      candidates: [candidate(12), candidate(-3)],
    };
    record.values['requests.received.total'] = { value: null, status: 'missing', raw: null, cite: null, implied: 71 };
    const folder = await datasetOf(record);
    await exportFolder(folder, { format: 'parquet', to: beside(folder, 'out') });
    const { long } = await readBack('parquet', beside(folder, 'out'));
    const rowOf = (id: string) => long?.find((row) => row.id === id);
    expect(rowOf('disclosure.licensing.change')).toMatchObject({
      value: null,
      status: 'ambiguous',
      candidates: '[12,-3]',
    });
    expect(rowOf('requests.received.total')).toMatchObject({ value: null, status: 'missing', raw: null, implied: 71 });
  });

  it('links a report in a workbook to its page, and to nothing but a page', async () => {
    const folder = await datasetOf(
      sampleRecord(0, 'http://www.example.gov.cn/a?b=1&c="'),
      sampleRecord(1, 'javascript:alert(1)'),
    );
    await exportFolder(folder, { format: 'xlsx', to: beside(folder, 'out.xlsx') });
    const sheet = read(await readFile(beside(folder, 'out.xlsx'))).Sheets.reports ?? {};
    const links = Object.values(sheet).flatMap((cell: { l?: { Target: string } }) => cell.l?.Target ?? []);
    expect(links).toEqual(['http://www.example.gov.cn/a?b=1&c="']);
  });
});

describe('the place of an export', () => {
  it.each(formatNames)('is not written over unless told (%s)', async (format) => {
    const folder = await datasetOf(sampleRecord());
    const to = beside(folder, 'out');
    await exportFolder(folder, { format, to });
    await expect(exportFolder(folder, { format, to })).rejects.toThrow(OccupiedError);
    await expect(exportFolder(folder, { format, to, layout: 'wide', overwrite: true })).resolves.toMatchObject({
      reports: 1,
    });
    expect(Object.keys(await readBack(format, to))).toContain('wide');
    expect(await readdir(dirname(folder))).toEqual(['data', 'out']);
  });

  it('is no folder with anything else in it, whatever is told', async () => {
    const folder = await datasetOf(sampleRecord());
    const to = beside(folder, 'mine');
    await mkdir(to);
    await exportFolder(folder, { format: 'csv', to });
    await writeFile(join(to, 'notes.txt'), 'mine');
    await expect(exportFolder(folder, { format: 'csv', to, overwrite: true })).rejects.toThrow(
      `${to} holds notes.txt, which is no file of an export; it will not be replaced`,
    );
    expect(await readFile(join(to, 'notes.txt'), 'utf8')).toBe('mine');
    await expect(exportFolder(folder, { format: 'xlsx', to, overwrite: true })).rejects.toThrow(
      /this format is a file$/,
    );
  });

  it.each(formatNames)('stays as it was where an export is stopped or fails (%s)', async (format) => {
    const folder = await datasetOf(sampleRecord(0), sampleRecord(1));
    const to = beside(folder, 'out');
    await exportFolder(folder, { format, to });
    const before = await readBack(format, to);
    const stop = new AbortController();
    const stopped = exportFolder(folder, {
      format,
      to,
      overwrite: true,
      signal: stop.signal,
      onFile: () => stop.abort(),
    });
    await expect(stopped).rejects.toThrow(/aborted/);
    const nothing = exportFolder(folder, { format, to, overwrite: true, wants: () => false });
    await expect(nothing).rejects.toThrow(NothingToExportError);
    expect(await readBack(format, to)).toEqual(before);
    expect(await readdir(dirname(folder))).toEqual(['data', 'out']);
  });
});
