// What to look at first where two years do not fit.
import { failedSums } from '../report/index.js';
import type { CitedValue, Finding, Reviewed } from './finding.js';
import { joined, named, type Text } from './text.js';

/**
 * What to look at first: a copy that is not to be trusted, then a figure whose place is not certain, then a report that
 * does not add up around the figure, then what the figures themselves suggest.
 *
 * @param family the findings of the same kind of rule on the same two reports
 */
export function hintAcross(finding: Finding, family: readonly Finding[], reports: readonly Reviewed[]): Text {
  const values = [...finding.left.values, ...finding.right.values];
  const clues = [
    ...reports.flatMap(alteredClue),
    ...values.flatMap(inferredClue),
    ...values.flatMap((value) => sumClue(value, reports)),
    ...columnClue(finding, family),
    ...zeroClue(finding),
  ];
  return joined(clues.length > 0 ? clues : [noClue(finding)]);
}

function alteredClue({ record: { report, source } }: Reviewed): Text[] {
  if (source.trust?.verdict !== 'altered') return [];
  return [
    {
      en: `the report for ${report.year} was read from an altered copy: look for the official one first`,
      zh: `${report.year}年的报告读自被改动的副本：请先找官方原文`,
    },
  ];
}

function inferredClue({ id, year, status }: CitedValue): Text[] {
  if (status !== 'inferred') return [];
  const { en, zh } = named(id);
  return [
    {
      en: `where ${en} stands in the report for ${year} follows only from its sums: look at that cell`,
      zh: `${year}年${zh}的位置仅由勾稽关系推得：请先看该单元格`,
    },
  ];
}

function sumClue({ id, year }: CitedValue, reports: readonly Reviewed[]): Text[] {
  const report = reports.find(({ record }) => record.report.year === year);
  const rules = failedSums(report?.record.checks ?? [])
    .filter(({ ids }) => ids.includes(id))
    .map(({ rule }) => rule);
  if (rules.length === 0) return [];
  const { en, zh } = named(id);
  return [
    {
      en: `the report for ${year} does not add up where ${en} stands (${rules.join(', ')}): look there`,
      zh: `${year}年报告中涉及${zh}的勾稽关系不成立（${rules.join('、')}）：请先看该处`,
    },
  ];
}

function columnClue({ rule, verdict }: Finding, family: readonly Finding[]): Text[] {
  if (!rule.startsWith('requests.carried_over.') || rule.endsWith('.total') || verdict !== 'failed') return [];
  const total = family.find((one) => one.rule === 'requests.carried_over.total');
  if (total?.verdict !== 'passed') return [];
  return [
    {
      en: 'the totals agree: the later report puts some of the requests under other applicants',
      zh: '总计相符：后一年将部分申请归入了其他申请人类别',
    },
  ];
}

function zeroClue({ rule, left, right, year }: Finding): Text[] {
  if (!rule.startsWith('requests.carried_over.') || year === null) return [];
  if (left.sum === 0)
    return [
      {
        en: `the report for ${year} begins with 0: see whether its whole row 二、上年结转 was left at 0`,
        zh: `${year}年报告的“二、上年结转”为0：请看该行是否整行填0`,
      },
    ];
  if (right.sum !== 0) return [];
  return [
    {
      en: `the report for ${year - 1} ends with 0: see whether its whole row 四、结转下年度 was left at 0`,
      zh: `${year - 1}年报告的“四、结转下年度继续办理”为0：请看该行是否整行填0`,
    },
  ];
}

function noClue({ left, right }: Finding): Text {
  const years = [...new Set([...right.values, ...left.values].map(({ year }) => year))].sort();
  return {
    en: `nothing within the reports points to either of them: compare the cells of ${years.join(' and ')} with the pages; the body may have counted anew`,
    zh: `两份报告内部均无线索：请将${years.join('年与')}年的单元格与原页核对；该机关可能重新统计过`,
  };
}
