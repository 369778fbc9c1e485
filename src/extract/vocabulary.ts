// The words that a report's tables are made of: row labels, heads, block titles, group labels.
import { type Form, type FormRow, type FormTable, forms, type TableId } from '../report/index.js';
import { fold, foldLabel } from './fold.js';

export type Entry =
  | {
      readonly kind: 'row';
      readonly key: string;
      readonly table: FormTable;
      readonly block: number;
      readonly row: FormRow;
    }
  | { readonly kind: 'head'; readonly key: string; readonly table: TableId; readonly columns: readonly string[] }
  | { readonly kind: 'block'; readonly key: string; readonly table: TableId }
  | { readonly kind: 'group'; readonly key: string; readonly table: TableId };

export interface Vocabulary {
  readonly form: Form;
  /** Entries by the first character of their key, longest key first. */
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** Every piece of a group label or head: what a narrow cell leaves when its lines are printed apart. */
  readonly fragments: ReadonlySet<string>;
}

const headsOf: readonly (readonly [TableId, string, readonly string[]])[] = [
  ['disclosure', '信息内容', []],
  ['disclosure', '本年新', ['made', 'newly_disclosed']],
  ['requests', '(本列数据的勾稽关系为:第一项加第二项之和等于第三项加第四项之和)', []],
  ['requests', '(本列数据的勾稽关系为:第一项加第二项之和等于第三项加第四项之和)申请人情况', []],
  ['requests', '申请人情况', []],
  ['requests', '法人或其他组织', []],
  ['review_litigation', '行政复议', []],
  ['review_litigation', '行政诉讼', []],
  ['review_litigation', '行政复议行政诉讼', []],
  ['review_litigation', '未经复议直接起诉', []],
  ['review_litigation', '未经复议直接诉讼', []],
  ['review_litigation', '复议后起诉', []],
  ['review_litigation', '复议后诉讼', []],
  ['pre2019', '统计指标', []],
  ['pre2019', '统计数', []],
];
const groupsOf: readonly (readonly [TableId, string])[] = [
  ['requests', '三、本年度办理结果'],
  ['requests', '(三)不予公开'],
  ['requests', '(四)无法提供'],
  ['requests', '(五)不予处理'],
  ['requests', '(六)其他处理'],
  ['pre2019', '一、主动公开情况'],
  ['pre2019', '(二)通过不同渠道和方式公开政府信息的情况'],
  ['pre2019', '二、回应解读情况'],
  ['pre2019', '(二)通过不同渠道和方式回应解读的情况'],
  ['pre2019', '三、依申请公开情况'],
  ['pre2019', '八、机构建设和保障经费情况'],
  ['pre2019', '九、政府信息公开会议和培训情况'],
];

const vocabularies = new Map<Form, Vocabulary>();

export function vocabularyOf(form: Form): Vocabulary {
  const known = vocabularies.get(form);
  if (known) return known;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  const add = (entry: Entry) => {
    const name = `${entry.kind} ${entry.key} ${entry.kind === 'row' ? entry.row.id : entry.table}`;
    if (entry.key === '' || seen.has(name)) return;
    seen.add(name);
    entries.push(entry);
  };
  for (const table of form.tables)
    for (const [block, { columns, rows, title }] of table.blocks.entries()) {
      for (const row of rows)
        if (table.id !== 'review_litigation')
          for (const label of [row.label, ...(row.aliases ?? [])])
            for (const key of keysOf(label)) add({ kind: 'row', key, table, block, row });
      if (title !== null && table.id === 'disclosure') add({ kind: 'block', key: foldLabel(title), table: table.id });
      if (table.id !== 'pre2019')
        for (const column of columns)
          for (const label of [column.label, ...(column.aliases ?? [])])
            for (const key of keysOf(label)) add({ kind: 'head', key, table: table.id, columns: [column.id] });
    }
  const tables = new Set(form.tables.map((table) => table.id));
  for (const [table, label, columns] of headsOf)
    if (tables.has(table)) add({ kind: 'head', key: foldLabel(label), table, columns });
  for (const [table, label] of groupsOf) {
    const key = fold(label).core;
    const isRow = entries.some((entry) => entry.kind === 'row' && entry.key === key);
    if (tables.has(table) && !isRow) add({ kind: 'group', key, table });
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries) {
    const first = entry.key.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.key.length - a.key.length);
  const vocabulary = { form, byFirst, fragments: fragmentsOf(entries) };
  vocabularies.set(form, vocabulary);
  return vocabulary;
}

// A label is met with the remark that stands in its parentheses and without it.
function keysOf(label: string): string[] {
  const { core } = fold(label);
  const bare = core.replace(/[(:].*$/, '');
  return bare === core || bare === '' ? [core] : [core, bare];
}

function fragmentsOf(entries: readonly Entry[]): Set<string> {
  const fragments = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'row' || entry.kind === 'block' || entry.key.length > 12) continue;
    for (let from = 0; from < entry.key.length; from++)
      for (let to = from + 1; to <= entry.key.length; to++) fragments.add(entry.key.slice(from, to));
  }
  for (const character of '三本年度办理结果') fragments.add(character);
  return fragments;
}

let words: ReadonlySet<string> | undefined;

/** Whether a folded text is a label, head or group label of some form, whole or one of its printed lines. */
export function isTableWord(core: string): boolean {
  words ??= new Set(
    Object.values(forms).flatMap((form) => {
      const { byFirst, fragments } = vocabularyOf(form);
      return [...fragments, ...[...byFirst.values()].flatMap((entries) => entries.map((entry) => entry.key))];
    }),
  );
  return words.has(core);
}

/** Whether a folded text is the label of an indicator of the list before 2019. */
export function isIndicator(core: string): boolean {
  const entries = vocabularyOf(forms.pre2019).byFirst.get(core.charAt(0)) ?? [];
  return entries.some((entry) => entry.kind === 'row' && entry.key === core);
}

// Labels that only one form has: with them the page itself says which form it is on.
const signs: readonly (readonly [Form['id'], readonly string[]])[] = [
  [
    '2019',
    [
      '本年新制作数量',
      '本年新公开数量',
      '对外公开总数量',
      '上一年项目数量',
      '本年增/减',
      '本年增/',
      '处理决定数量',
      '其他对外管理服务事项',
      '采购项目数量',
      '采购总金额',
      '政府集中采购',
      '制作数量',
      '本年新',
    ],
  ],
  [
    '2021',
    [
      '本年制发件数',
      '本年发件',
      '本年废止件数',
      '现行有效件数',
      '现行有效件',
      '本年处理决定数量',
      '本年收费金额',
      '行政规范性文件',
      '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请',
      '申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请',
      '逾期不补正',
      '逾期不缴费',
    ],
  ],
  [
    'pre2019',
    [
      '主动公开政府信息数',
      '制发规范性文件总数',
      '政府公报公开政府信息数',
      '收到申请数',
      '当面申请数',
      '申请办结数',
      '申请答复数',
      '同意公开答复数',
      '举报投诉数量',
      '维持具体行政行为数',
      '被依法纠错数',
      '兼职人员数',
    ],
  ],
];
const signOf = new Map(signs.flatMap(([form, labels]) => labels.map((label) => [label, form] as const)));

/** The form whose labels the table words of a page bear; null where they bear none, or as many of two. */
export function recogniseForm(cores: Iterable<string>): Form | null {
  const met: Record<Form['id'], Set<string>> = { '2019': new Set(), '2021': new Set(), pre2019: new Set() };
  for (const core of cores) {
    const bare = core.replace(/[(:].*$/, '');
    const form = signOf.get(core) ?? signOf.get(bare);
    if (form) met[form].add(bare);
  }
  const [first, second] = Object.entries(met)
    .map(([id, labels]) => ({ form: forms[id as Form['id']], count: labels.size }))
    .sort((a, b) => b.count - a.count);
  return first && second && first.count > second.count ? first.form : null;
}
