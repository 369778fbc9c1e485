// Every rule that a report or two of them are held against, told in two languages.
import {
  columnRules,
  type Form,
  type FormId,
  forms,
  fractionReason,
  negativeReason,
  partReason,
  type SumRule,
  type TableId,
} from '../report/index.js';
import type { Text } from './text.js';
import { yearRules } from './year-rules.js';

/** Rules of one kind: `rule` is what their names begin with, such as `requests.row_sum` of `requests.row_sum.granted`. */
export interface RuleFamily {
  readonly rule: string;
  /** Whether it looks at one report, or at those of two years. */
  readonly scope: 'report' | 'years';
  /** What a broken rule is: a failed sum, or a mere warning. */
  readonly broken: 'failed' | 'warning';
  readonly forms: readonly FormId[];
  readonly formula: Text;
  readonly reason: Text;
  /** What the rule rests on: the notice that issued the form, or the meaning of its heads. */
  readonly source: string;
}

const byHeads = 'heads of the form';

const sumTexts: Readonly<Record<SumRule['kind'], { readonly formula: Text; readonly reason: Text }>> = {
  identity: {
    formula: {
      en: '一、本年新收 + 二、上年结转 = （七）总计 + 四、结转下年度, in each column',
      zh: '“一、本年新收” + “二、上年结转” = “（七）总计” + “四、结转下年度”，逐列相等',
    },
    reason: {
      en: 'the form prints this rule above the table: first row + second = third + fourth',
      zh: '表头注明：第一项加第二项之和，等于第三项加第四项之和',
    },
  },
  outcome_sum: {
    formula: {
      en: 'all rows from （一）予以公开 to the last of （六）其他处理 = （七）总计, in each column',
      zh: '“（一）予以公开”至“（六）其他处理”各行之和 = “（七）总计”，逐列相等',
    },
    reason: { en: '（七）总计 is the total of the outcomes above it', zh: '“（七）总计”为其上各办理结果的合计' },
  },
  row_sum: {
    formula: { en: 'the other columns of a row added up = its 总计', zh: '一行中其他各列之和 = 该行“总计”' },
    reason: { en: '总计 is the total of its row', zh: '“总计”为该行合计' },
  },
  list_sum: {
    formula: { en: 'the parts of an indicator added up = the indicator', zh: '指标所属各分项之和 = 该指标' },
    reason: { en: 'the list numbers them as parts of the indicator', zh: '统计表将其列为该指标的分项' },
  },
};

/** Chinese for the reasons of the warnings, by the name of the rule. */
const warningsInChinese: Readonly<Record<string, string>> = {
  newly_within_total: '“本年新公开数量”大于“对外公开总数量”',
  made_within_total: '“本年新制作数量”大于“对外公开总数量”，而此类文件均应公开（第二十条第（一）项）',
  newly_within_made: '“本年新公开数量”大于“本年新制作数量”',
  decisions_not_items: '“处理决定数量”恰等于“上一年项目数量”加“本年增/减”，疑将新的项目数填入决定数',
  items_not_below_0: '“本年增/减”所减多于“上一年项目数量”',
  issued_within_in_force: '“本年制发件数”大于“现行有效件数”加“本年废止件数”，上一年现行有效件数将为负数',
  amount_for_items: '平均每个采购项目金额超过1亿元，疑将元误作万元，或漏填采购项目数量',
  part_within_whole: '分项（“其中”或某一渠道）大于总数',
  not_below_0: '计数或金额为负数',
  whole_number: '计数带有小数',
};

const allForms = Object.values(forms);
const idsOf = (matches: (form: Form) => boolean) => allForms.filter(matches).map(({ id }) => id);

function familyName(rule: string): string {
  return rule.split('.').slice(0, 2).join('.');
}

function sumFamilies(): RuleFamily[] {
  const families = new Map<string, RuleFamily>();
  for (const form of allForms)
    for (const sum of form.sums) {
      const rule = familyName(sum.rule);
      const inForms = idsOf(({ sums }) => sums.some((one) => familyName(one.rule) === rule));
      const source = inForms.map((id) => forms[id].notice).join(', ');
      families.set(rule, {
        rule,
        scope: 'report',
        broken: 'failed',
        forms: inForms,
        ...sumTexts[sum.kind],
        source,
      });
    }
  return [...families.values()];
}

function warning(rule: string, name: string, inForms: readonly FormId[], reason: string): RuleFamily {
  // What is odd is all there is to say of a warning: it breaks no formula of the form.
  const text = { en: reason, zh: warningsInChinese[name] ?? reason };
  return { rule, scope: 'report', broken: 'warning', forms: inForms, formula: text, reason: text, source: byHeads };
}

function warningFamilies(): RuleFamily[] {
  const hasColumns = (names: readonly string[]) =>
    idsOf(({ tables }) =>
      tables.some(({ blocks }) =>
        blocks.some(({ columns }) => names.every((name) => columns.some(({ id }) => id === name))),
      ),
    );
  const tables = [...new Set(allForms.flatMap((form) => form.tables.map(({ id }) => id)))];
  const hasTable = (table: TableId) => idsOf((form) => form.tables.some(({ id }) => id === table));
  return [
    ...columnRules.map(({ rule, left, right, reason }) =>
      warning(`disclosure.${rule}`, rule, hasColumns([...left, ...right]), reason),
    ),
    warning('pre2019.part_within_whole', 'part_within_whole', ['pre2019'], partReason),
    ...tables.flatMap((table) => [
      warning(`${table}.not_below_0`, 'not_below_0', hasTable(table), negativeReason),
      warning(`${table}.whole_number`, 'whole_number', hasTable(table), fractionReason),
    ]),
  ];
}

function yearFamilies(): RuleFamily[] {
  return yearRules.map(({ rule, forms: inForms, formula, reason, rules }) => ({
    rule,
    scope: 'years',
    broken: rules.some(({ relation }) => relation === 'equals') ? 'failed' : 'warning',
    forms: inForms,
    formula,
    reason,
    source: byHeads,
  }));
}

/** All rules: the sums of the forms, those between years, then what only warns. */
export const ruleFamilies: readonly RuleFamily[] = [...sumFamilies(), ...yearFamilies(), ...warningFamilies()];

const byName = new Map(ruleFamilies.map((family) => [family.rule, family]));

/** The kind that a rule is of; undefined for one that a later version has written into a record. */
export function familyOf(rule: string): RuleFamily | undefined {
  return byName.get(familyName(rule));
}

/** Whether a rule is the one named, or of the kind named. */
export function isNamed(rule: string, name: string): boolean {
  return rule === name || rule.startsWith(`${name}.`);
}
