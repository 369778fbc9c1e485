// Columns about one value of a report: what the form calls it, what is printed, and where.
import type { ColumnOf, ValueEntry } from './table.js';

export const statuses = ['read', 'inferred', 'blank', 'ambiguous', 'missing'] as const;

/** What the form calls a value; the codebook has the same columns. */
export const labels: readonly ColumnOf<Omit<ValueEntry, 'value' | 'decision'>>[] = [
  {
    name: 'id',
    type: 'text',
    isRequired: true,
    about: 'id of the value; it never changes its meaning',
    aboutZh: '指标标识，含义不变',
    of: ({ definition }) => definition.id,
  },
  {
    name: 'table_zh',
    type: 'text',
    isRequired: true,
    about: 'official title of its table',
    aboutZh: '所在表的标题',
    of: ({ tableTitle }) => tableTitle,
  },
  {
    name: 'block_zh',
    type: 'text',
    about: 'title of the part of the table, where it has parts',
    aboutZh: '表内分栏标题，如第二十条第（一）项',
    of: ({ definition }) => definition.block ?? null,
  },
  {
    name: 'group_zh',
    type: 'text',
    about: 'label above that the row belongs to, where there is one',
    aboutZh: '该行所属上级标题，如（三）不予公开',
    of: ({ definition }) => definition.group ?? null,
  },
  {
    name: 'row_zh',
    type: 'text',
    isRequired: true,
    about: 'official label of its row',
    aboutZh: '行标题',
    of: ({ definition }) => definition.rowLabel,
  },
  {
    name: 'column_zh',
    type: 'text',
    isRequired: true,
    about: 'official label of its column',
    aboutZh: '列标题',
    of: ({ definition }) => definition.columnLabel,
  },
  {
    name: 'table_en',
    type: 'text',
    isRequired: true,
    about: 'English for the title of the table; not official',
    aboutZh: '表标题英译（非官方）',
    of: ({ english }) => english.table,
  },
  {
    name: 'row_en',
    type: 'text',
    isRequired: true,
    about: 'English for the label of the row, with what it belongs to; not official',
    aboutZh: '行标题英译（非官方）',
    of: ({ english }) => english.row,
  },
  {
    name: 'column_en',
    type: 'text',
    isRequired: true,
    about: 'English for the label of the column; not official',
    aboutZh: '列标题英译（非官方）',
    of: ({ english }) => english.column,
  },
];

/** What the report says, and where. */
export const reading: readonly ColumnOf<ValueEntry>[] = [
  {
    name: 'value',
    type: 'number',
    about: 'the printed number, money in yuan; null where there is none, and status says why',
    aboutZh: '所印数值，金额以元计；无数值时为空，原因见status',
    of: ({ value }) => value.value,
  },
  {
    name: 'unit',
    type: 'text',
    words: ['yuan'],
    about: 'unit of value: yuan for money; counts have none',
    aboutZh: '数值单位：金额为yuan（元），计数为空',
    of: ({ value }) => value.unit ?? null,
  },
  {
    name: 'printed_unit',
    type: 'text',
    about: 'unit of the amount as printed, such as 万元',
    aboutZh: '原文单位，如万元',
    of: ({ value }) => value.printedUnit ?? null,
  },
  {
    name: 'unit_from',
    type: 'text',
    words: ['cell', 'head', 'form'],
    about: 'where that unit stands: in the cell, in the head of the column, or in the form alone',
    aboutZh: '单位出处：cell单元格、head表头、form格式规定',
    of: ({ value }) => value.unitFrom ?? null,
  },
  {
    name: 'status',
    type: 'text',
    isRequired: true,
    words: statuses,
    about: 'read or inferred: there is a number; blank, ambiguous or missing: there is none, for this reason',
    aboutZh: 'read读取、inferred推定：有数值；blank空白、ambiguous歧义、missing缺失：无数值及其原因',
    of: ({ value }) => value.status,
  },
  {
    name: 'raw',
    type: 'text',
    about: 'what a reader sees in the cell; null where no cell is known to be this one',
    aboutZh: '单元格所见原文；无法确定单元格时为空值',
    of: ({ value }) => value.raw,
  },
  {
    name: 'candidates',
    type: 'text',
    about: 'the numbers that an ambiguous value may be, as a JSON list; null where there are none',
    aboutZh: '歧义时可能的数值，JSON列表；没有则为空',
    of: ({ value }) => {
      const numbers = new Set(value.candidates?.map((candidate) => candidate.value));
      return numbers.size === 0 ? null : JSON.stringify([...numbers]);
    },
  },
  {
    name: 'implied',
    type: 'number',
    about: 'what the sums of the form would demand of a total without a number; it is not printed, so no value',
    aboutZh: '按勾稽关系推得的合计数；并非原文，不作数值',
    of: ({ value }) => value.implied ?? null,
  },
  {
    name: 'quote',
    type: 'text',
    about: 'the characters of the document that the value was read from; in HTML it may hold tags',
    aboutZh: '文件中的引文原样，HTML中可含标签',
    of: ({ value }) => value.cite?.quote ?? null,
  },
  {
    name: 'start_offset',
    type: 'integer',
    about: 'where the quote begins in the decoded document, in UTF-16 code units, the first being 0',
    aboutZh: '引文在解码后文件中的起始位置（UTF-16码元，从0起）',
    of: ({ value }) => value.cite?.start ?? null,
  },
  {
    name: 'end_offset',
    type: 'integer',
    about: 'where it ends: the position after its last code unit',
    aboutZh: '引文结束位置（末位之后）',
    of: ({ value }) => value.cite?.end ?? null,
  },
];

/** What a person has decided about it; never what the report says. */
export const decided: readonly ColumnOf<Pick<ValueEntry, 'decision'>>[] = [
  {
    name: 'decision',
    type: 'text',
    words: ['chosen', 'left_open'],
    about:
      'what a person decided about an ambiguous value: a candidate was chosen, or it is left open; null without one',
    aboutZh: '人工裁定：chosen选定一个候选数值，left_open保留歧义；没有裁定则为空',
    of: ({ decision }) => decision && (decision.value === null ? 'left_open' : 'chosen'),
  },
  {
    name: 'decided_value',
    type: 'number',
    about: 'the candidate that the person chose, money in yuan; it is the choice of a person and is not in value',
    aboutZh: '人工选定的数值，金额以元计；属人工选择，不计入value',
    of: ({ decision }) => decision?.value ?? null,
  },
  {
    name: 'decided_by',
    type: 'text',
    about: 'whose decision it is; null where that was not said',
    aboutZh: '裁定人；未注明则为空',
    of: ({ decision }) => decision?.decision.who ?? null,
  },
  {
    name: 'decided_why',
    type: 'text',
    about: 'what the decision rests on',
    aboutZh: '裁定依据',
    of: ({ decision }) => decision?.decision.why ?? null,
  },
  {
    name: 'decided_at',
    type: 'time',
    about: 'when it was made, UTC',
    aboutZh: '裁定时间（UTC）',
    of: ({ decision }) => decision?.decision.decidedAt ?? null,
  },
  {
    name: 'decision_stale',
    type: 'boolean',
    about:
      'whether it was made on another document, or on readings that the record does not have: such a decision does not count',
    aboutZh: '裁定是否已失效（文件或读数已变）；失效者不作数',
    of: ({ decision }) => decision?.isStale ?? null,
  },
];
