// A dataset held against all rules: which records are looked at, in what order, and what the findings say.
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecords } from '../../src/dataset/index.js';
import { extractReport, readPage } from '../../src/index.js';
import { renderPage } from '../../src/portal/render.js';
import { sampleReports } from '../../src/portal/reports.js';
import { forms, parseRecord, type ReportRecord } from '../../src/report/index.js';
import { familyOf, ruleFamilies } from '../../src/review/index.js';
import { datasetOf, findingsOn, report, reviewed } from './support.js';

const han = /\p{sc=Han}/u;

/** The reports of the sample portal, but for the one that only a browser can read. */
function sampleRecords(): ReportRecord[] {
  return sampleReports
    .filter(({ rendering }) => rendering !== 'script')
    .map((sample) => extractReport(readPage({ bytes: Buffer.from(renderPage({ ...sample, charset: 'utf-8' })) })));
}

it('of the sample portal’s reports, findings are their checks and the rules on two years', async () => {
  const records = sampleRecords();
  const folder = await datasetOf(...records);
  const { findings, problems, bodies, reports } = await reviewed(folder);
  expect([bodies, reports, problems]).toEqual([
    ['210100-沈阳市', '210300-鞍山市', '210800-营口市', '211000-辽阳市'],
    10,
    [],
  ]);
  const withinReports = findings.filter(({ rule }) => familyOf(rule)?.scope === 'report');
  const told = withinReports.map(({ body, year, rule, verdict, left, right }) =>
    [`${body}-${year}`, rule, verdict, left.sum, right.sum].join(' '),
  );
  const expected = records.flatMap(({ report: { id }, checks }) =>
    checks.map(({ rule, kind, holds, left, right }) =>
      [
        id,
        rule,
        kind === 'plausibility' ? 'warning' : holds === null ? 'not_assessable' : holds ? 'passed' : 'failed',
        left,
        right,
      ].join(' '),
    ),
  );
  expect(told.sort()).toEqual(expected.sort());
  const failed = findings.filter(({ verdict }) => verdict === 'failed').map(({ rule, year }) => `${year} ${rule}`);
  expect(failed).toContain('2020 review_litigation.row_sum.review');
  expect(failed.filter((rule) => rule.startsWith('2021 requests.carried_over.')).length).toBeGreaterThan(3);
});

it('every finding shows the values that make up its sides', async () => {
  const { findings } = await reviewed(await datasetOf(...sampleRecords()));
  expect(findings.length).toBeGreaterThan(400);
  for (const { rule, left, right, verdict, why, hint } of findings) {
    const times = rule.includes('amount_for_items') ? 100_000_000 : 1;
    const sumOf = ({ values }: typeof left) =>
      values.reduce((sum, { value, sign }) => sum + sign * (value ?? Number.NaN), 0);
    if (left.sum !== null && left.values.length > 0) expect([rule, sumOf(left)]).toEqual([rule, left.sum]);
    if (right.sum !== null && right.values.length > 0) expect([rule, sumOf(right) * times]).toEqual([rule, right.sum]);
    expect([rule, why !== null]).toEqual([rule, verdict === 'not_assessable']);
    expect([rule, hint !== null]).toEqual([rule, verdict === 'failed' || verdict === 'warning']);
    if (hint) expect([hint.en.length > 0, han.test(hint.zh)]).toEqual([true, true]);
  }
});

it('parts every warning into the sides that its numbers are of', async () => {
  const findings = await findingsOn(
    'disclosure',
    report(2020, {
      'disclosure.regulations': '9 8 0',
      'disclosure.licensing': '21 -30 -9',
      'disclosure.procurement': '1 23600万元',
    }),
  );
  const warnings = findings.filter(({ verdict }) => verdict === 'warning');
  const sides = warnings.map(({ rule, left, right }) => [
    rule.split('.')[1],
    left.sum,
    left.values.map(({ value }) => value),
    right.sum,
    right.values.map(({ value }) => value),
  ]);
  expect(sides).toEqual([
    ['newly_within_total', 8, [8], 0, [0]],
    ['made_within_total', 9, [9], 0, [0]],
    ['decisions_not_items', -9, [-9], -9, [21, -30]],
    ['items_not_below_0', 0, [], -9, [21, -30]],
    ['amount_for_items', 236_000_000, [236_000_000], 100_000_000, [1]],
    ['not_below_0', 0, [], -9, [-9]],
  ]);
});

it('says why a sum cannot be assessed, and what would mend a failed one, in both languages', async () => {
  const rows = { 'requests.received': '64 _ 1 0 1 0 71', 'review_litigation.review': '2 0 1 0 0' };
  const findings = await findingsOn('requests.row_sum.received', report(2020, rows));
  expect(findings).toMatchObject([
    {
      verdict: 'not_assessable',
      why: {
        code: 'no_number',
        text: {
          en: 'requests.received.business of 2020 is blank',
          zh: '2020年requests.received.business（一、本年新收政府信息公开申请数量·商业企业）空白',
        },
      },
    },
  ]);
  const [failed] = await findingsOn('review_litigation.row_sum.review', report(2020, rows, { verdict: 'altered' }));
  expect(failed?.hint).toEqual({
    en: 'the document is an altered copy: look for the official one first; review_litigation.review.total printed 0 would have to be 3: it alone reconciles review_litigation.row_sum.review',
    zh: '所读为被改动的副本：请先找官方原文；review_litigation.review.total（行政复议·总计）印为0，若应为3，则review_litigation.row_sum.review均成立',
  });
  const [many] = await findingsOn(
    'review_litigation.row_sum.review',
    report(2020, { 'review_litigation.review': '4 0 0 3 5' }),
  );
  expect(many?.hint?.zh).toMatch(/^共3种改法均可使其成立，勾稽关系不能判定是哪一种：.*；或/);
});

it('every rule that a record can hold is described in both languages, with its forms and its source', () => {
  const rules = Object.values(forms).flatMap(({ id, sums }) => sums.map(({ rule }) => [id, rule] as const));
  for (const [form, rule] of rules) expect([rule, familyOf(rule)?.forms.includes(form)]).toEqual([rule, true]);
  expect(new Set(ruleFamilies.map(({ rule }) => rule)).size).toBe(ruleFamilies.length);
  for (const { rule, formula, reason, source, forms: on } of ruleFamilies) {
    expect([rule, han.test(formula.zh) && han.test(reason.zh)]).toEqual([rule, true]);
    expect([rule, formula.en === formula.zh, source === '', on.length > 0]).toEqual([rule, false, false, true]);
  }
});

it('takes the record that stands for a report, and counts the others', async () => {
  const official = report(2020, { 'requests.carried_out': '0 0 0 0 0 0 0' });
  const copy = report(2020, { 'requests.carried_out': '7 0 0 0 0 0 7' }, { verdict: 'copy', document: 'b' });
  const folder = await datasetOf(copy, official, report(2021, {}));
  const { findings, copies, reports } = await reviewed(folder, { rules: ['requests.carried_over'] });
  expect([copies, reports]).toEqual([1, 2]);
  expect(findings.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
});

it('looks at the divisions, years and rules that are asked for; the year before is read without a word on it', async () => {
  const folder = await datasetOf(
    ...[2019, 2020, 2021].map((year) => report(year, { 'requests.carried_out': '1 0 0 0 0 0 1' })),
    report(2020, {}, { region: '210100', name: '沈阳市' }),
  );
  const { findings, bodies, reports } = await reviewed(folder, {
    regions: new Set(['211000']),
    years: new Set([2020]),
    rules: ['requests.carried_over.total', 'requests.identity'],
  });
  expect([bodies, reports, [...new Set(findings.map(({ year }) => year))]]).toEqual([['211000-辽阳市'], 1, [2020]]);
  expect(new Set(findings.map(({ rule }) => rule.split('.').slice(0, 2).join('.')))).toEqual(
    new Set(['requests.identity', 'requests.carried_over']),
  );
  expect(findings.at(-1)).toMatchObject({ rule: 'requests.carried_over.total', verdict: 'failed', right: { sum: 1 } });
});

it('holds a report of an unknown year, or without tables, against what it can be held against', async () => {
  const known = report(2020, {});
  const undated = { ...known, report: { ...known.report, id: '211000-辽阳市-x', year: null } };
  const { findings, bodies } = await reviewed(await datasetOf(undated, report(2019, {}, { form: null })));
  expect(bodies).toEqual(['211000-辽阳市']);
  expect(findings).toHaveLength(forms['2019'].sums.length);
  expect(new Set(findings.map(({ year }) => year))).toEqual(new Set([null]));
});

it('finds the years of a body whose name is too long for a file’s', async () => {
  const name = `辽阳市${'某'.repeat(70)}局`;
  const records = [2019, 2020].map((year) => report(year, {}, { name }));
  const { bodies, findings } = await reviewed(await datasetOf(...records), { rules: ['requests.carried_over.total'] });
  expect(bodies).toEqual([`211000-${name}`]);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['not_assessable', 'passed']);
});

it('tells of files that it cannot use, and takes none for the report of another body or year', async () => {
  const folder = await datasetOf(report(2019, {}), report(2020, {}), report(2021, {}));
  const path = (year: number, name = '辽阳市') => `records/${year}/211000-${name}-${year}.json`;
  await writeFile(join(folder, path(2019)), '{"mine": 1}');
  await rename(join(folder, path(2020)), join(folder, path(2020, '沈阳市')));
  await writeFile(join(folder, 'records/2021/own.json'), '{');
  const { problems, findings, reports } = await reviewed(folder, { rules: ['requests.carried_over.total'] });
  expect(problems).toEqual([
    { path: path(2020, '沈阳市'), message: `it holds 211000-辽阳市-2020, whose place is ${path(2020)}` },
    { path: path(2019), message: expect.stringMatching(/^not a nianbao record: /) },
    { path: 'records/2021/own.json', message: 'it is not JSON' },
  ]);
  expect(reports).toBe(1);
  expect(findings.map(({ year, why }) => [year, why?.code])).toEqual([[2021, 'no_report']]);
});

it('says so where the record of the year before cannot be read, or where there are no records', async () => {
  const folder = await datasetOf(report(2020, {}), report(2021, {}));
  await writeFile(join(folder, 'records/2020/211000-辽阳市-2020.json'), '{');
  const { findings } = await reviewed(folder, { rules: ['requests.carried_over.total'] });
  expect(findings).toMatchObject([
    { year: 2021, why: { code: 'unreadable', text: { en: 'the record for 2020 cannot be read: it is not JSON' } } },
  ]);
  await rm(join(folder, 'records'), { recursive: true });
  await expect(reviewed(folder)).rejects.toThrow(/no such folder; is .* what a crawl wrote/);
});

it('leaves the records as they are', async () => {
  const records = [report(2019, {}), report(2020, {})];
  const folder = await datasetOf(...records);
  await reviewed(folder);
  for await (const file of readRecords(folder))
    expect(records).toContainEqual(await parseRecord('json' in file ? file.json : null));
});
