// Claims and a person's decisions, exported in every format and read back: beside the values, never in them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDecision, type Decision, readDecisions } from '../../src/dataset/index.js';
import { type FormatName, formatNames, layouts, tablesOf } from '../../src/export/index.js';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import { sampleReports } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import type { ReportRecord, ReportValue } from '../../src/report/index.js';
import { nianbao } from '../cli/support.js';
import { temporaryFolder } from '../support/folder.js';
import { type ReadRow, readBack } from './readers.js';
import { exportFolder, sampleRecord, writeDataset } from './support.js';

const chosenId = 'disclosure.penalties.decisions';
const openId = 'disclosure.penalties.previous_items';
const staleId = 'disclosure.licensing.decisions';
const decisionColumns = ['decision', 'decided_value', 'decided_by', 'decided_why', 'decided_at', 'decision_stale'];

/** A value that may be 12 or -3. */
function asOpen({ cite }: ReportValue): ReportValue {
  if (!cite) throw new Error('the sample has no such figure');
  const candidates = [12, -3].map((value) => ({ value, raw: '+12/-3', cite }));
  return { value: null, status: 'ambiguous', raw: '+12/-3', candidates, cite };
}

function recordWithOpenValues(): ReportRecord {
  const record = sampleRecord();
  const values = { ...record.values };
  for (const id of [chosenId, openId]) values[id] = asOpen(values[id] as ReportValue);
  return { ...record, values };
}

function recordWithClaims(): ReportRecord {
  const [report] = sampleReports;
  if (!report) throw new Error('no sample report');
  const text = '本年新收政府信息公开申请71件，结转下年度继续办理2件。行政事业性收费1860.5万元。';
  const page = renderPage({ ...report, rendering: 'tables' }).replace(/一、总体情况<\/p>/, `$&<p>${text}</p>`);
  return extractReport(readPage({ bytes: Buffer.from(page) }));
}

const about = { decidedAt: '2026-03-01T02:03:04.000Z', why: '=正文写明 "增加",12项\n另见附件', who: '张三' };

async function datasetWithDecisions(): Promise<{ folder: string; record: ReportRecord }> {
  const folder = join(await temporaryFolder(), 'data');
  const record = recordWithOpenValues();
  await writeDataset(folder, [record]);
  const cite = record.values[chosenId]?.cite;
  const decision = (id: string, chosen: Decision['chosen']): Decision => ({
    report: record.report.id,
    digest: record.source.digest,
    id,
    chosen,
    ...about,
  });
  const candidate = { value: 12, raw: '+12/-3', start: cite?.start ?? 0, end: cite?.end ?? 0 };
  await addDecision(folder, decision(chosenId, candidate));
  await addDecision(folder, { ...decision(openId, null), who: null });
  await addDecision(folder, decision(staleId, { ...candidate, value: 7 }));
  return { folder, record };
}

async function exported(folder: string, format: FormatName, layout: 'long' | 'wide') {
  const to = join(folder, '..', `${layout}-${format}${format === 'xlsx' || format === 'sqlite' ? `.${format}` : ''}`);
  await exportFolder(folder, { format, layout, to, decisions: await readDecisions(folder) });
  return readBack(format, to);
}

const decidedIn = (row: ReadRow | undefined) => decisionColumns.map((name) => row?.[name]);

describe.each(formatNames)('%s', (format) => {
  const expected: Record<string, unknown[]> = {
    [chosenId]: ['chosen', 12, about.who, about.why, about.decidedAt, false],
    [openId]: ['left_open', null, null, about.why, about.decidedAt, false],
    // The value is not open: what was decided does not count.
    [staleId]: ['chosen', 7, about.who, about.why, about.decidedAt, true],
  };

  it('has what was decided beside each value, and the value as the page leaves it', async () => {
    const { folder, record } = await datasetWithDecisions();
    const { long } = await exported(folder, format, 'long');
    expect(long).toHaveLength(Object.keys(record.values).length);
    for (const row of long ?? []) {
      const id = String(row.id);
      expect(decidedIn(row), id).toEqual(expected[id] ?? decisionColumns.map(() => null));
      const { value, status } = record.values[id] ?? {};
      expect([row.value, row.status], id).toEqual([value, status]);
    }
    const { decisions, wide, wide_status: statuses } = await exported(folder, format, 'wide');
    const rows = new Map(decisions?.map((row) => [String(row.id), decidedIn(row)]));
    expect(Object.fromEntries(rows)).toEqual(expected);
    expect(decisions?.map(({ id, status, candidates }) => [id, status, candidates])).toContainEqual([
      chosenId,
      'ambiguous',
      '[12,-3]',
    ]);
    expect([wide?.[0]?.[chosenId], statuses?.[0]?.[chosenId]]).toEqual([null, 'ambiguous']);
  });

  it('has each claim of the text with its place, and what the table says', async () => {
    const folder = join(await temporaryFolder(), 'data');
    const record = recordWithClaims();
    await writeDataset(folder, [record]);
    expect(record.claims?.map(({ subject, value }) => [subject, value])).toEqual([
      ['requests_received', 71],
      ['requests_carried_out', 2],
      ['fees_amount', 18605000],
    ]);
    for (const layout of layouts) {
      const { claims } = await exported(folder, format, layout);
      expect(claims).toEqual(
        record.claims?.map((claim, index) =>
          expect.objectContaining({
            report: record.report.id,
            position: index + 1,
            subject: claim.subject,
            section: claim.section,
            stated_value: claim.value,
            unit: claim.unit,
            printed_unit: claim.printedUnit ?? null,
            comparison: claim.comparison,
            value_id: claim.valueId,
            table_value: claim.tableValue,
            raw: claim.raw,
            quote: claim.cite.quote,
            start_offset: claim.cite.start,
            end_offset: claim.cite.end,
            digest: record.source.digest,
          }),
        ),
      );
      for (const { subject_zh: zh, subject_en: en } of claims ?? [])
        expect([zh, en]).toEqual([expect.stringMatching(/\p{sc=Han}/u), expect.stringMatching(/^[a-z ,]+$/)]);
    }
  });
});

describe('columns', () => {
  it('are the same where nobody has decided anything', async () => {
    const folder = join(await temporaryFolder(), 'data');
    await writeDataset(folder, [sampleRecord()]);
    const [none, some] = [folder, (await datasetWithDecisions()).folder];
    const columnsIn = async (of: string) => (await exported(of, 'csv', 'long')).columns;
    expect(await columnsIn(none)).toEqual(await columnsIn(some));
    const { long } = await readBack('csv', join(none, '..', 'long-csv'));
    expect(new Set(long?.flatMap(decidedIn))).toEqual(new Set([null]));
    const wide = tablesOf.wide.all.map(({ name }) => name);
    expect(Object.keys(await exported(none, 'csv', 'wide')).sort()).toEqual([...wide].sort());
  });

  it('are filled by the command from the decisions.jsonl of the folder', async () => {
    const { folder: decided } = await datasetWithDecisions();
    const to = join(decided, '..', 'cli');
    const run = await nianbao(['export', decided, '--format', 'csv', '--to', to]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { long } = await readBack('csv', to);
    expect(long?.filter(({ decision }) => decision !== null)).toHaveLength(3);
  });
});
