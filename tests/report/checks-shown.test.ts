import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { show } from '../../src/cli/show.js';
import { checkValues, forms, type ReportRecord, SCHEMA_VERSION } from '../../src/report/index.js';
import { printed } from './printed.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('a person sees failed sums with their hints, then the warnings, counted apart', async () => {
  const rows = { 'review_litigation.review': '2 0 1 0 0', 'disclosure.licensing': '21 +19 40' };
  const record: ReportRecord = {
    schemaVersion: SCHEMA_VERSION,
    report: {
      id: 'x-x-x',
      title: null,
      issuer: { name: null, region: null },
      year: 2020,
      form: '2019',
      period: null,
      publishedOn: null,
    },
    source: {
      url: null,
      file: 'report.html',
      fetchedAt: null,
      mediaType: 'text/html',
      charset: 'utf-8',
      digest: `sha256:${'0'.repeat(64)}`,
      snapshot: null,
    },
    ...checkValues(forms['2019'], printed('2019', rows)),
    sections: [],
    problems: [],
  };
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-checks-'));
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    await writeFile(join(folder, 'record.json'), JSON.stringify(record));
    await show(join(folder, 'record.json'), undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
  const lines = written.join('').split('\n');
  expect(
    lines.slice(
      lines.findIndex((line) => line.startsWith('40 checks')),
      -1,
    ),
  ).toEqual([
    '40 checks, 1 failed, warnings: 1',
    '  review_litigation.row_sum.review: 3 against 0',
    '    review_litigation.review.total printed 0 would have to be 3: it alone reconciles review_litigation.row_sum.review',
    '  disclosure.decisions_not_items.licensing: 40 against 40',
    '    处理决定数量 is just 上一年项目数量 with 本年增/减 added: the new number of items seems to stand where decisions belong',
  ]);
});
