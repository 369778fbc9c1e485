// Why a rule can say nothing.
import type { CitedValue, Finding } from './finding.js';
import { joined, named, statusWords, type Text } from './text.js';

export type Why = NonNullable<Finding['why']>;

/** The values of a rule that have no number, each with its status; null where all have one. */
export function whyNoNumber(values: readonly CitedValue[]): Why | null {
  const lacking = values.filter(({ value }) => value === null);
  return lacking.length === 0 ? null : { code: 'no_number', text: joined(lacking.map(lackingText)) };
}

function lackingText({ id, year, status }: CitedValue): Text {
  const { en, zh } = named(id);
  const word = status ?? 'missing';
  return { en: `${en} of ${year ?? '-'} is ${word}`, zh: `${year ?? '-'}年${zh}${statusWords[word]}` };
}

export function whyNoReport(year: number): Why {
  return {
    code: 'no_report',
    text: { en: `the dataset has no report of this body for ${year}`, zh: `数据集中没有该机关${year}年的报告` },
  };
}

export function whyEarlierForm(year: number): Why {
  return {
    code: 'other_form',
    text: {
      en: `the form for reports on ${year} has no such figure`,
      zh: `${year}年的报告格式没有此项`,
    },
  };
}

export function whyOtherForm(year: number, form: string | null): Why {
  if (form === null)
    return {
      code: 'other_form',
      text: {
        en: `no tables of a form were found in the report for ${year}`,
        zh: `${year}年的报告中未见规定格式的表格`,
      },
    };
  return {
    code: 'other_form',
    text: {
      en: `the report for ${year} is on form ${form}, which has no such figure`,
      zh: `${year}年的报告用${form}格式，没有此项`,
    },
  };
}

export const whyUnknownBody: Why = {
  code: 'unknown_body',
  text: {
    en: 'which body’s report it is cannot be told, so the one of another year may be of another body',
    zh: '无法确定是哪个机关的报告，另一年的报告可能属于别的机关',
  },
};

export function whyUnreadable(year: number, message: string): Why {
  return {
    code: 'unreadable',
    text: { en: `the record for ${year} cannot be read: ${message}`, zh: `${year}年的记录无法读取：${message}` },
  };
}
