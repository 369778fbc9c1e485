import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Finding } from '../../src/review/index.js';
import { datasetOf, report } from '../review/support.js';
import { jsonOf, linesOf, nianbao } from './support.js';

const carried = (row: string, figures: string) => ({
  [`requests.${row}`]: figures,
  ...(row === 'carried_in'
    ? { 'requests.granted': figures, 'requests.outcome_total': figures }
    : { 'requests.received': figures }),
});
const dataset = () =>
  datasetOf(
    report(2020, carried('carried_out', '2 0 0 0 0 0 2')),
    report(2020, {}, { verdict: 'copy', document: 'b' }),
    report(2021, carried('carried_in', '3 0 0 0 0 0 3')),
  );

it('tells a person what fails, the figures of both sides, and what to look at first', async () => {
  const folder = await dataset();
  const { code, stdout, stderr } = await nianbao(['check', folder, '--lang', 'en']);
  expect([code, stderr]).toEqual([1, '']);
  expect(linesOf(stdout)).toEqual([
    '辽阳市 (211000)',
    '  2021  failed  requests.carried_over.natural_person: 3 against 2',
    '      二、上年结转 of a year = 四、结转下年度继续办理 of the year before, in each column',
    '          2021  requests.carried_in.natural_person  3  records/2021/211000-辽阳市-2021.json 0–1',
    '      =   2020  requests.carried_out.natural_person  2  records/2020/211000-辽阳市-2020.json 0–1',
    '      look first: nothing within the reports points to either of them: compare the cells of 2020 and 2021 with the pages; the body may have counted anew',
    '  2021  failed  requests.carried_over.total: 3 against 2',
    '          2021  requests.carried_in.total  3  records/2021/211000-辽阳市-2021.json 0–1',
    '      =   2020  requests.carried_out.total  2  records/2020/211000-辽阳市-2020.json 0–1',
    '      as above',
    '',
    expect.stringMatching(/^rule +failed +warning +passed +not assessable$/),
    expect.stringMatching(/^requests\.identity +0 +0 +14 +0$/),
    expect.stringMatching(/^requests\.outcome_sum +0 +0 +14 +0$/),
    expect.stringMatching(/^requests\.row_sum +0 +0 +48 +0$/),
    expect.stringMatching(/^review_litigation\.row_sum +0 +0 +6 +0$/),
    expect.stringMatching(/^requests\.carried_over +2 +0 +5 +7$/),
    expect.stringMatching(/^disclosure\.previous_items +0 +0 +0 +5$/),
    expect.stringMatching(/^disclosure\.growth_within_new +0 +0 +0 +2$/),
    expect.stringMatching(/^disclosure\.in_force +0 +0 +0 +2$/),
    '',
    'reports: 2; failed: 2, warning: 0, passed: 87, not assessable: 16',
    'records of copies left out: 1; nianbao compare tells how they differ',
  ]);
});

it('speaks Chinese where it is asked to, or the environment does', async () => {
  const folder = await dataset();
  const args = ['check', folder, '--rule', 'requests.carried_over.total'];
  const asked = await nianbao([...args, '--lang', 'zh'], { env: { LC_ALL: 'en_US.UTF-8' } });
  const environment = await nianbao(args, { env: { LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8' } });
  expect(environment.stdout).toBe(asked.stdout);
  expect(linesOf(asked.stdout)).toEqual(
    expect.arrayContaining([
      '      本年“二、上年结转” = 上一年“四、结转下年度继续办理”，逐列相等',
      '      请先看：两份报告内部均无线索：请将2020年与2021年的单元格与原页核对；该机关可能重新统计过',
    ]),
  );
});

it('gives programs every finding, as JSON lines or CSV, whatever the language', async () => {
  const folder = await dataset();
  const filter = ['--rule', 'requests.carried_over', '--years', '2021', '--cities', '辽阳市'];
  const json = await nianbao(['check', folder, '--json', ...filter], { env: { LC_ALL: 'zh_CN.UTF-8' } });
  const findings = jsonOf(json.stdout) as unknown as Finding[];
  expect([json.code, findings.map(({ verdict }) => verdict)]).toEqual([
    1,
    ['failed', ...Array.from({ length: 5 }, () => 'passed'), 'failed'],
  ]);
  expect(findings[0]).toMatchObject({
    scope: 'years',
    rule: 'requests.carried_over.natural_person',
    region: '211000',
    year: 2021,
    left: { sum: 3, values: [{ year: 2021, id: 'requests.carried_in.natural_person', value: 3, sign: 1 }] },
    hint: { en: expect.stringMatching(/^nothing within/), zh: expect.stringMatching(/^两份报告/) },
  });
  const csv = await nianbao(['check', folder, '--csv', ...filter]);
  const rows = parse(csv.stdout, { columns: true }) as unknown as Record<string, string>[];
  expect(rows.map(({ rule, verdict, left, right }) => [rule, verdict, Number(left), Number(right)])).toEqual(
    findings.map(({ rule, verdict, left, right }) => [rule, verdict, left.sum, right.sum]),
  );
  expect(rows[0]).toMatchObject({
    issuer: '辽阳市',
    left_values: '2021 requests.carried_in.natural_person = 3 (records/2021/211000-辽阳市-2021.json 0-1)',
    hint_zh: findings[0]?.hint?.zh,
    why: '',
  });
});

it('shows the verdicts that are asked for, and ends the same whatever is shown', async () => {
  const folder = await dataset();
  const open = await nianbao(['check', folder, '--verdict', 'not_assessable', '--lang', 'en', '--years', '2021']);
  expect(open.code).toBe(1);
  expect(linesOf(open.stdout).slice(0, 3)).toEqual([
    '辽阳市 (211000)',
    '  2021  not assessable  disclosure.in_force.regulations',
    '      the report for 2020 is on form 2019, which has no such figure',
  ]);
  const all = await nianbao(['check', folder, '--verdict', 'all', '--rule', 'review_litigation', '--lang', 'en']);
  expect([all.code, linesOf(all.stdout)[1]]).toEqual([
    0,
    '  2020  passed  review_litigation.row_sum.review: 0 against 0',
  ]);
});

it('ends with 0 where nothing fails, with 1 where a file cannot be used, and says where nothing is there', async () => {
  const folder = await datasetOf(report(2019, { 'disclosure.regulations': '1 1 0' }));
  const good = await nianbao(['check', folder, '--lang', 'en']);
  expect([good.code, linesOf(good.stdout).at(-1)]).toEqual([
    0,
    'reports: 1; failed: 0, warning: 2, passed: 40, not assessable: 14',
  ]);
  const none = await nianbao(['check', folder, '--years', '2021']);
  expect([none.code, none.stdout, none.stderr]).toEqual([
    1,
    '',
    `nianbao: ${folder}: no report of what is asked for in it\n`,
  ]);
  await writeFile(join(folder, 'records/2019/own.json'), '{');
  const odd = await nianbao(['check', folder, '--json']);
  expect([odd.code, odd.stderr]).toEqual([1, 'nianbao: records/2019/own.json: it is not JSON\n']);
});

it('lists the rules', async () => {
  const table = await nianbao(['check', '--list-rules', '--lang', 'en']);
  expect(linesOf(table.stdout)).toContainEqual(
    expect.stringMatching(/^requests\.carried_over +years +failed +2019 2021 +二、上年结转 of a year = /),
  );
  const json = jsonOf((await nianbao(['check', '--list-rules', '--json'])).stdout);
  expect(json).toHaveLength(linesOf(table.stdout).length - 1);
  expect(json[0]).toMatchObject({
    rule: 'requests.identity',
    scope: 'report',
    broken: 'failed',
    formula: { zh: expect.any(String) },
  });
});

it.each<[string, string[], string]>([
  [
    'a rule that is none',
    ['--rule', 'requests.gifts'],
    '--rule requests.gifts: no such rule; nianbao check --list-rules names them',
  ],
  [
    'a verdict that is none',
    ['--verdict', 'bad'],
    '--verdict bad: one or more of failed, warning, passed, not_assessable, or all',
  ],
  ['a language that is not spoken', ['--lang', 'fr'], '--lang fr: en or zh'],
  ['two formats', ['--json', '--csv'], 'one of --json and --csv'],
])('%s is wrong usage', async (_what, args, message) => {
  expect(await nianbao(['check', ...args])).toEqual({ code: 2, stdout: '', stderr: `nianbao: ${message}\n` });
});

it('compares the records of a report', async () => {
  const folder = await dataset();
  const { code, stdout, stderr } = await nianbao(['compare', folder]);
  expect([code, stderr]).toEqual([1, '']);
  const copy = `records/2020/211000-辽阳市-2020@${'b'.repeat(12)}.json`;
  expect(linesOf(stdout)).toEqual([
    '211000-辽阳市-2020',
    expect.stringMatching(
      /^ {2}stands +official +198 read +records\/2020\/211000-辽阳市-2020\.json +http:\/\/127\.0\.0\.1\/a$/,
    ),
    expect.stringMatching(/^ {2}copy +copy +198 read +records\/\S+@b{12}\.json +http:\/\/127\.0\.0\.1\/b$/),
    '  it stands because its document is the most trusted',
    `  ${copy}:`,
    expect.stringMatching(/^ {4}value +difference +stands +at +copy +at$/),
    expect.stringMatching(/^ {4}requests\.received\.natural_person +number +2 +0–1 +0 +0–1$/),
    expect.stringMatching(/^ {4}requests\.received\.total +number +2 +0–1 +0 +0–1$/),
    expect.stringMatching(/^ {4}requests\.carried_out\.natural_person +number +2 +0–1 +0 +0–1$/),
    expect.stringMatching(/^ {4}requests\.carried_out\.total +number +2 +0–1 +0 +0–1$/),
    '',
    'reports with several records: 1; values that differ: 4; forms that differ: 0',
  ]);
  const json = jsonOf((await nianbao(['compare', folder, '--json', '--years', '2020'])).stdout);
  expect(json).toMatchObject([
    { report: '211000-辽阳市-2020', by: 'trust', copies: [{ record: copy, trust: 'copy' }] },
  ]);
  await rm(join(folder, copy));
  expect(await nianbao(['compare', folder])).toMatchObject({
    code: 0,
    stdout: 'reports with several records: 0; values that differ: 0; forms that differ: 0\n',
  });
});
