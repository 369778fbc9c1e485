import { describe, expect, it } from 'vitest';
import { checkValues, type FormId, forms, warningsIn } from '../../src/report/index.js';
import { printed } from './printed.js';

const warnings = (form: FormId, rows: Readonly<Record<string, string>>) =>
  warningsIn(checkValues(forms[form], printed(form, rows)).checks);
const rulesOf = (form: FormId, rows: Readonly<Record<string, string>>) => warnings(form, rows).map(({ rule }) => rule);

describe('figures that real reports print', () => {
  it.each([
    {
      odd: '8 made and disclosed, 0 ever',
      row: 'normative_documents',
      cells: '8 8 0',
      rules: ['newly_within_total', 'made_within_total'],
    },
    {
      odd: '198 made, 7 disclosed, 21 ever',
      row: 'normative_documents',
      cells: '198 7 21',
      rules: ['made_within_total'],
    },
    { odd: '82 made, none disclosed', row: 'normative_documents', cells: '82 0 0', rules: ['made_within_total'] },
    { odd: '40 decisions are 21 and 19 items', row: 'licensing', cells: '21 +19 40', rules: ['decisions_not_items'] },
    { odd: '6936 are 5378 and 1558', row: 'licensing', cells: '5378 增1558 6936', rules: ['decisions_not_items'] },
    { odd: '42 are 80 less 38', row: 'penalties', cells: '80 减38 42', rules: ['decisions_not_items'] },
    { odd: '1341 are 1168 and 173', row: 'other_services', cells: '1168 173 1341', rules: ['decisions_not_items'] },
    { odd: '236 million yuan for one purchase', row: 'procurement', cells: '1 23600万元', rules: ['amount_for_items'] },
  ])('raise a warning: $odd', ({ row, cells, rules }) => {
    expect(rulesOf('2019', { [`disclosure.${row}`]: cells })).toEqual(rules.map((rule) => `disclosure.${rule}.${row}`));
  });

  it.each([
    {
      who: 'Liaoyang 2019',
      form: '2019',
      rows: {
        regulations: '1 1 9',
        normative_documents: '457 339 2907',
        licensing: '306 +136 431601',
        other_services: '532 +847 82626',
        penalties: '492 +126 615534',
        compulsion: '96 +16 130',
        fees: '88 0',
        procurement: '855 64411万元',
      },
    },
    {
      who: 'a bureau of 2019',
      form: '2019',
      rows: { licensing: '2 1 1', fees: '1288 591', procurement: '6 976.81万元' },
    },
    {
      who: 'a bureau of 2020',
      form: '2019',
      rows: { licensing: '17 -7 7', other_services: '117 0 165', fees: '4 0', procurement: '1 113.96万元' },
    },
    {
      who: 'a bureau with nothing to report',
      form: '2019',
      rows: { normative_documents: '0 0 0', licensing: '0 0 0', procurement: '0 0' },
    },
    {
      who: 'Suqian 2023',
      form: '2021',
      rows: { regulations: '2 0 11', normative_documents: '109 489 597', licensing: '1808595', fees: '59237.2449' },
    },
    {
      who: 'a city 2025',
      form: '2021',
      rows: { regulations: '3 5 74', normative_documents: '564 984 4185', fees: '316441' },
    },
    { who: 'a bureau of 2021', form: '2021', rows: { normative_documents: '1 0 1' } },
    {
      who: 'a street of 2017',
      form: 'pre2019',
      rows: { 'disclosed.total': '164', 'disclosed.wechat': '100', 'disclosed.other_channels': '16' },
    },
  ] as const)('raise none: $who', ({ form, rows }) => {
    const table = form === 'pre2019' ? 'pre2019' : 'disclosure';
    const named = Object.fromEntries(Object.entries(rows).map(([row, cells]) => [`${table}.${row}`, cells]));
    expect(rulesOf(form, named)).toEqual([]);
  });
});

describe('each rule at its edge', () => {
  it.each<{ form: FormId; row: string; fine: string; odd: string; rule: string }>([
    {
      form: '2019',
      row: 'disclosure.regulations',
      fine: '5 4 5',
      odd: '4 5 5',
      rule: 'disclosure.newly_within_made.regulations',
    },
    {
      form: '2019',
      row: 'disclosure.regulations',
      fine: '5 5 5',
      odd: '5 4 4',
      rule: 'disclosure.made_within_total.regulations',
    },
    {
      form: '2019',
      row: 'disclosure.compulsion',
      fine: '4 0 5',
      odd: '4 0 4',
      rule: 'disclosure.decisions_not_items.compulsion',
    },
    {
      form: '2019',
      row: 'disclosure.compulsion',
      fine: '4 -4 0',
      odd: '4 -5 0',
      rule: 'disclosure.items_not_below_0.compulsion',
    },
    { form: '2019', row: 'disclosure.fees', fine: '3 -3', odd: '3 -4', rule: 'disclosure.items_not_below_0.fees' },
    {
      form: '2019',
      row: 'disclosure.procurement',
      fine: '2 20000万元',
      odd: '2 20000.01万元',
      rule: 'disclosure.amount_for_items.procurement',
    },
    {
      form: '2019',
      row: 'disclosure.procurement',
      fine: '0 0',
      odd: '0 5元',
      rule: 'disclosure.amount_for_items.procurement',
    },
    {
      form: '2021',
      row: 'disclosure.regulations',
      fine: '5 3 2',
      odd: '5 3 1',
      rule: 'disclosure.issued_within_in_force.regulations',
    },
    {
      form: '2021',
      row: 'disclosure.licensing',
      fine: '0',
      odd: '-1',
      rule: 'disclosure.not_below_0.licensing.decisions',
    },
    {
      form: '2021',
      row: 'disclosure.licensing',
      fine: '3',
      odd: '3.5',
      rule: 'disclosure.whole_number.licensing.decisions',
    },
    { form: '2021', row: 'disclosure.fees', fine: '0.092', odd: '-0.092', rule: 'disclosure.not_below_0.fees.amount' },
    { form: '2019', row: 'disclosure.fees', fine: '9 -8', odd: '9 -8.5', rule: 'disclosure.whole_number.fees.change' },
  ])('$rule: $fine is fine, $odd is odd', ({ form, row, fine, odd, rule }) => {
    expect(rulesOf(form, { [row]: fine })).toEqual([]);
    expect(rulesOf(form, { [row]: odd })).toEqual([rule]);
  });

  it.each([
    ['disclosed.normative_documents', 'disclosed.total'],
    ['disclosed.website', 'disclosed.total'],
    ['responses.press_conferences_head', 'responses.press_conferences'],
    ['responses.online_interviews_head', 'responses.online_interviews'],
  ])('pre2019: %s is a part of %s', (part, whole) => {
    const rules = (partCell: string) =>
      rulesOf('pre2019', { [`pre2019.${part}`]: partCell, [`pre2019.${whole}`]: '7' });
    expect(rules('7')).toEqual([]);
    expect(rules('8')).toEqual([`pre2019.part_within_whole.${part}`]);
  });

  it('says nothing where a figure is absent, or a change is only a word', () => {
    expect(rulesOf('2019', { 'disclosure.normative_documents': '8 _ _' })).toEqual([]);
    expect(rulesOf('2019', { 'disclosure.normative_documents': '_ 8 _' })).toEqual([]);
    expect(rulesOf('2019', { 'disclosure.penalties': '25 增 25' })).toEqual([]);
    // 236 without a unit in the cell, the head or the form could be 元 or 万元.
    expect(rulesOf('2019', { 'disclosure.procurement': '1 23600' })).toEqual([]);
  });
});

it('a warning is a check that names its figures, compares them and says what is odd', () => {
  const [warning] = warnings('2019', { 'disclosure.licensing': '21 +19 40' });
  expect(warning).toEqual({
    rule: 'disclosure.decisions_not_items.licensing',
    kind: 'plausibility',
    holds: false,
    left: 40,
    right: 40,
    ids: ['disclosure.licensing.decisions', 'disclosure.licensing.previous_items', 'disclosure.licensing.change'],
    hint: expect.stringMatching(/处理决定数量.*上一年项目数量.*本年增\/减/),
  });
  const [amount] = warnings('2019', { 'disclosure.procurement': '1 23600万元' });
  expect(amount).toMatchObject({ left: 236_000_000, right: 100_000_000 });
});
