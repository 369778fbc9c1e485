// A finding of nianbao check as one row of CSV.
import { type CitedValue, type Finding, familyOf } from '../review/index.js';

export const csvHeads: string[] = [
  'verdict',
  'scope',
  'rule',
  'region',
  'issuer',
  'body',
  'year',
  'left',
  'right',
  'left_values',
  'right_values',
  'why',
  'why_en',
  'why_zh',
  'hint_en',
  'hint_zh',
];

export function csvRow(finding: Finding): unknown[] {
  const { verdict, rule, region, issuer, body, year, left, right, why, hint } = finding;
  return [
    verdict,
    familyOf(rule)?.scope,
    rule,
    region,
    issuer,
    body,
    year,
    left.sum,
    right.sum,
    left.values.map(valueText).join('; '),
    right.values.map(valueText).join('; '),
    why?.code,
    why?.text.en,
    why?.text.zh,
    hint?.en,
    hint?.zh,
  ];
}

// 2020 requests.carried_in.total = 3 (records/2020/211000-辽阳市-2020.json 4711-4712)
function valueText({ sign, year, id, value, status, record, cite }: CitedValue): string {
  const place = record === null ? '' : ` (${record}${cite ? ` ${cite.start}-${cite.end}` : ''})`;
  return `${sign < 0 ? '- ' : ''}${year ?? 'x'} ${id} = ${value ?? status ?? 'no report'}${place}`;
}
