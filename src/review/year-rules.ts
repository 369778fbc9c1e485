// What the reports of one body for two years must say of each other, as data; docs/checks.md tells it to people.
import { type FormId, forms, type TableId } from '../report/index.js';
import type { Text } from './text.js';

/** A value of the year reported on, or of the year before, and how it is counted. */
export interface Term {
  readonly year: 'this' | 'previous';
  readonly id: string;
  readonly sign: 1 | -1;
}

/** `left` added up must equal `right` added up, or must not be above it. */
export interface YearRule {
  readonly rule: string;
  readonly relation: 'equals' | 'at_most';
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

/** Rules of one kind, one for each row or column that they hold for. */
export interface YearRuleFamily {
  readonly rule: string;
  /** Forms that the report of the year may be on, and the one of the year before. */
  readonly forms: readonly FormId[];
  readonly previousForms: readonly FormId[];
  readonly formula: Text;
  readonly reason: Text;
  readonly rules: readonly YearRule[];
}

const now = (id: string, sign: Term['sign'] = 1): Term => ({ year: 'this', id, sign });
const before = (id: string, sign: Term['sign'] = 1): Term => ({ year: 'previous', id, sign });

/** The rows of a form's block that has all of the columns. */
function rowsWith(form: FormId, ...columns: readonly string[]): string[] {
  const blocks = forms[form].tables.flatMap((table) => table.blocks);
  return blocks
    .filter((block) => columns.every((column) => block.columns.some(({ id }) => id === column)))
    .flatMap((block) => block.rows.map(({ id }) => id));
}

function columnsOf(form: FormId, table: TableId): string[] {
  const blocks = forms[form].tables.filter(({ id }) => id === table).flatMap(({ blocks: all }) => all);
  return blocks.flatMap((block) => block.columns.map(({ id }) => id));
}

const carriedOver: YearRuleFamily = {
  rule: 'requests.carried_over',
  forms: ['2019', '2021'],
  previousForms: ['2019', '2021'],
  formula: {
    en: '二、上年结转 of a year = 四、结转下年度继续办理 of the year before, in each column',
    zh: '本年“二、上年结转” = 上一年“四、结转下年度继续办理”，逐列相等',
  },
  reason: {
    en: 'both heads name the same requests: those that were open when the year ended',
    zh: '两项所指为同一批申请，即上一年末尚未办结的申请',
  },
  rules: columnsOf('2021', 'requests').map((column) => ({
    rule: `requests.carried_over.${column}`,
    relation: 'equals',
    left: [now(`requests.carried_in.${column}`)],
    right: [before(`requests.carried_out.${column}`)],
  })),
};

const inForce: YearRuleFamily = {
  rule: 'disclosure.in_force',
  forms: ['2021'],
  previousForms: ['2021'],
  formula: {
    en: '现行有效件数 of a year = 现行有效件数 of the year before + 本年制发件数 − 本年废止件数',
    zh: '本年“现行有效件数” = 上一年“现行有效件数” + “本年制发件数” − “本年废止件数”',
  },
  reason: {
    en: 'a document comes into force by being issued and goes out of it by being repealed',
    zh: '文件因制发而生效，因废止而失效，期末数应由期初数推得',
  },
  rules: rowsWith('2021', 'issued', 'repealed', 'in_force').map((row) => ({
    rule: `disclosure.in_force.${row}`,
    relation: 'equals',
    left: [now(`disclosure.${row}.in_force`)],
    right: [
      before(`disclosure.${row}.in_force`),
      now(`disclosure.${row}.issued`),
      now(`disclosure.${row}.repealed`, -1),
    ],
  })),
};

const previousItems: YearRuleFamily = {
  rule: 'disclosure.previous_items',
  forms: ['2019'],
  previousForms: ['2019'],
  formula: {
    en: '上一年项目数量 of a year = 上一年项目数量 + 本年增/减 of the year before',
    zh: '本年“上一年项目数量” = 上一年所报“上一年项目数量” + “本年增/减”',
  },
  reason: {
    en: 'the items at the end of a year are those that the next report begins with',
    zh: '上一年末的项目数即本年报告的期初项目数',
  },
  rules: rowsWith('2019', 'previous_items', 'change').map((row) => ({
    rule: `disclosure.previous_items.${row}`,
    relation: 'equals',
    left: [now(`disclosure.${row}.previous_items`)],
    right: [before(`disclosure.${row}.previous_items`), before(`disclosure.${row}.change`)],
  })),
};

const growth: YearRuleFamily = {
  rule: 'disclosure.growth_within_new',
  forms: ['2019'],
  previousForms: ['2019'],
  formula: {
    en: '对外公开总数量 of a year is at most 对外公开总数量 of the year before + 本年新公开数量',
    zh: '本年“对外公开总数量” 不大于 上一年“对外公开总数量” + “本年新公开数量”',
  },
  reason: {
    en: 'what is disclosed in all grows by what is newly disclosed, and by nothing else; it may fall, where documents are repealed. The form does not demand it, so it is a warning',
    zh: '公开总数只因新公开而增加（可因废止而减少）；表格本身未作此要求，故仅作提示',
  },
  rules: rowsWith('2019', 'newly_disclosed', 'total_disclosed').map((row) => ({
    rule: `disclosure.growth_within_new.${row}`,
    relation: 'at_most',
    left: [now(`disclosure.${row}.total_disclosed`)],
    right: [before(`disclosure.${row}.total_disclosed`), now(`disclosure.${row}.newly_disclosed`)],
  })),
};

export const yearRules: readonly YearRuleFamily[] = [carriedOver, inForce, previousItems, growth];
