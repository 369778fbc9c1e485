// The demo's output, exported in every format and layout, says what its records say.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/dataset/index.js';
import { type FormatName, formatNames, type Layout, layouts } from '../../src/export/index.js';
import { codebook, type FormId, forms, type ReportRecord } from '../../src/report/index.js';
import { nianbao } from '../cli/support.js';
import { type ReadTables, readBack } from './readers.js';
import { exportFolder } from './support.js';

let folder: string;
const records = new Map<string, ReportRecord>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-export-'));
  await nianbao(['demo', '--out', 'data'], { cwd: folder });
  for await (const file of readRecords(join(folder, 'data')))
    if ('json' in file) records.set(file.path, file.json as ReportRecord);
  expect(records.size).toBeGreaterThanOrEqual(10);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(format: FormatName, layout: Layout, to = `${layout}.${format}`): Promise<string> {
  await exportFolder(join(folder, 'data'), { format, layout, to: join(folder, to) });
  return join(folder, to);
}

/** What the rows of the long table must say, taken from the records alone. */
function expectedLong(emptyIsNull: boolean) {
  return [...records].flatMap(([path, { report, source, values }]) =>
    [...codebook(report.form as FormId).keys()].map((id) => {
      const { value, status, raw, cite, unit, printedUnit } = values[id] ?? { status: 'absent' };
      return {
        record: path,
        report: report.id,
        is_primary: true,
        region: report.issuer.region?.code,
        issuer: report.issuer.name,
        year: report.year,
        form: report.form,
        id,
        value,
        unit: unit ?? null,
        printed_unit: printedUnit ?? null,
        status,
        raw: raw === '' && emptyIsNull ? null : raw,
        quote: cite?.quote === '' && emptyIsNull ? null : (cite?.quote ?? null),
        start_offset: cite?.start ?? null,
        end_offset: cite?.end ?? null,
        url: source.url,
        fetched_at: source.fetchedAt,
        charset: source.charset,
        digest: source.digest,
        capture_file: source.snapshot?.file,
        capture_offset: source.snapshot?.offset,
        capture_record: source.snapshot?.recordId,
        trust: source.trust?.verdict,
      };
    }),
  );
}

const paths = new Map<string, string>();

describe.each(formatNames)('%s', (format) => {
  const tables = {} as Record<Layout, ReadTables>;
  beforeAll(async () => {
    for (const layout of layouts) {
      const path = await exported(format, layout);
      paths.set(`${format} ${layout}`, path);
      tables[layout] = await readBack(format, path);
    }
  });

  it('has each value as its record has it', () => {
    // A data package says that nothing between two commas is null, also where it is "".
    const expected = expectedLong(format === 'datapackage');
    const { long } = tables.long;
    expect(long).toHaveLength(expected.length);
    expect(long).toEqual(expected.map((row) => expect.objectContaining(row) as unknown));
    expect(new Set(long?.map(({ status }) => status))).toEqual(new Set(['read', 'blank']));
    expect(long?.filter(({ value }) => value === 0).length).toBeGreaterThan(100);
  });

  it('has each number under its id, and a reason for each that is not there', () => {
    const ids = new Set((Object.keys(forms) as FormId[]).flatMap((form) => [...codebook(form).keys()]));
    const { wide, wide_status: statuses } = tables.wide;
    expect([wide?.length, statuses?.length]).toEqual([records.size, records.size]);
    for (const row of wide ?? []) {
      const values = records.get(String(row.record))?.values;
      const status = statuses?.find(({ record }) => record === row.record);
      for (const id of ids) {
        expect(row[id], id).toBe(values?.[id]?.value ?? null);
        expect(status?.[id], id).toBe(values?.[id]?.status ?? 'not_on_form');
      }
    }
  });

  it.each(layouts)('has reports, checks, codebook and where it comes from in the %s layout', (layout) => {
    const all = [...records.values()];
    const { reports, checks, codebook: meanings, about, left_out: leftOut } = tables[layout];
    expect(reports?.map(({ record, title, digest }) => [record, title, digest])).toEqual(
      [...records].map(([path, { report, source }]) => [path, report.title, source.digest]),
    );
    expect(checks?.map(({ rule, holds, left_sum, right_sum }) => [rule, holds, left_sum, right_sum])).toEqual(
      all.flatMap(({ checks: own }) => own.map(({ rule, holds, left, right }) => [rule, holds, left, right])),
    );
    expect(meanings).toHaveLength(58 + 198 + 200);
    expect(meanings).toContainEqual(
      expect.objectContaining({
        form: '2019',
        id: 'disclosure.procurement.amount',
        row_zh: '政府集中采购',
        row_en: 'Central government procurement',
        unit: 'yuan',
      }),
    );
    const facts = Object.fromEntries(about?.map(({ name, fact }) => [name, fact]) ?? []);
    expect(facts).toMatchObject({
      made_by: 'test',
      version: '9.9.9',
      reports: String(all.length),
      documents: String(all.length),
      left_out: '0',
    });
    expect(leftOut).toEqual([]);
  });
});

it('gives the same bytes for the same records, in any time zone', async () => {
  for (const format of formatNames)
    for (const layout of layouts) {
      const again = await exported(format, layout, `again-${layout}.${format}`);
      const first = paths.get(`${format} ${layout}`) ?? '';
      expect(await bytesOf(again), `${format} ${layout}`).toEqual(await bytesOf(first));
    }
  const runs = ['Asia/Shanghai', 'America/New_York'].map(async (TZ, index) => {
    const to = `zone-${index}.xlsx`;
    await nianbao(['export', 'data', '--format', 'xlsx', '--to', to], { cwd: folder, env: { TZ } });
    return readFile(join(folder, to));
  });
  const [one, other] = await Promise.all(runs);
  expect(other?.equals(one ?? Buffer.of())).toBe(true);
});

async function bytesOf(path: string): Promise<Record<string, string>> {
  const names = (await stat(path)).isDirectory() ? await readdir(path) : [''];
  const read = names.map(async (name) => [name, (await readFile(join(path, name))).toString('base64')] as const);
  return Object.fromEntries(await Promise.all(read));
}
