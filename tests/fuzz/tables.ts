// The tables of a report as the official form draws them: cells with spans, in page order.
import type { FormBlock, FormRow, FormTable, TableId } from '../../src/report/index.js';
import type { Report } from './report.js';

export interface Cell {
  text: string;
  readonly role: 'title' | 'head' | 'note' | 'label' | 'group' | 'value';
  /** The value that the cell prints. */
  readonly id?: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface Table {
  readonly id: TableId;
  readonly title: string;
  readonly width: number;
  rows: Cell[][];
}

export const relationNote = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export function tablesOf(report: Report): Table[] {
  return report.form.tables.map((table) => {
    const { id, title } = table;
    if (id === 'disclosure') return { id, title, width: 4, rows: disclosureRows(report, table) };
    if (id === 'requests') return { id, title, width: 10, rows: requestRows(report, table) };
    return { id, title, width: 15, rows: reviewRows(report, table) };
  });
}

function cell(role: Cell['role'], text: string, columnSpan = 1, rowSpan = 1): Cell {
  return { role, text, columnSpan, rowSpan };
}

function valueCell({ printed }: Report, id: string, columnSpan = 1): Cell {
  return { role: 'value', text: printed.get(id) ?? '', id, columnSpan, rowSpan: 1 };
}

function disclosureRows(report: Report, { blocks }: FormTable): Cell[][] {
  return blocks.flatMap((block) => {
    const width = block.columns.length;
    const spanOf = (index: number) => (index === width - 1 ? 4 - width : 1);
    return [
      [cell('title', block.title ?? '', 4)],
      [cell('head', '信息内容'), ...block.columns.map(({ label }, index) => cell('head', label, spanOf(index)))],
      ...block.rows.map((row) => [
        cell('label', row.label),
        ...row.ids.map((id, index) => valueCell(report, id, spanOf(index))),
      ]),
    ];
  });
}

function requestRows(report: Report, { blocks }: FormTable): Cell[][] {
  const [block] = blocks as readonly [FormBlock];
  const values = (row: FormRow) => row.ids.map((id) => valueCell(report, id));
  const isOuter = (row: FormRow) => /^[一二四]、/.test(row.label);
  const inner = block.rows.filter((row) => !isOuter(row));
  const outer = (pattern: RegExp) =>
    block.rows.filter(({ label }) => pattern.test(label)).map((row) => [cell('label', row.label, 3), ...values(row)]);
  return [
    [cell('note', relationNote, 3, 3), cell('head', '申请人情况', 7)],
    [cell('head', '自然人', 1, 2), cell('head', '法人或其他组织', 5), cell('head', '总计', 1, 2)],
    block.columns.slice(1, -1).map(({ label }) => cell('head', label)),
    ...outer(/^[一二]、/),
    ...inner.map((row, index) => {
      const members = inner.filter(({ group }) => group === row.group).length;
      const opens = row.group !== undefined && inner[index - 1]?.group !== row.group;
      return [
        ...(index === 0 ? [cell('group', '三、本年度办理结果', 1, inner.length)] : []),
        ...(opens ? [cell('group', row.group ?? '', 1, members)] : []),
        cell('label', row.label, row.group === undefined ? 2 : 1),
        ...values(row),
      ];
    }),
    ...outer(/^四、/),
  ];
}

function reviewRows(report: Report, { blocks }: FormTable): Cell[][] {
  const [block] = blocks as readonly [FormBlock];
  const heads = block.columns.map(({ label }) => label);
  return [
    [cell('head', '行政复议', 5), cell('head', '行政诉讼', 10)],
    [
      ...heads.map((head) => cell('head', head, 1, 2)),
      cell('head', '未经复议直接起诉', 5),
      cell('head', '复议后起诉', 5),
    ],
    [...heads, ...heads].map((head) => cell('head', head)),
    block.rows.flatMap((row) => row.ids.map((id) => valueCell(report, id))),
  ];
}
