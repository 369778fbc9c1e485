// One row a check of a record.
import type { Check } from '../report/index.js';
import { identity } from './report-columns.js';
import { type Column, type ColumnOf, ofReport, type RecordTable, rowOf } from './table.js';

const checkColumns: readonly ColumnOf<Check>[] = [
  {
    name: 'rule',
    type: 'text',
    isRequired: true,
    about: 'what is checked',
    aboutZh: '校验规则',
    of: ({ rule }) => rule,
  },
  {
    name: 'kind',
    type: 'text',
    isRequired: true,
    words: ['identity', 'outcome_sum', 'row_sum', 'list_sum', 'plausibility'],
    about: 'kind of sum; plausibility is no sum, and only warns of what looks odd',
    aboutZh: '校验种类；plausibility仅为异常提示',
    of: ({ kind }) => kind,
  },
  {
    name: 'holds',
    type: 'boolean',
    about: 'whether it holds; null where a value has no number, so that nothing can be said',
    aboutZh: '是否成立；有数值缺失、无法判断时为空',
    of: ({ holds }) => holds,
  },
  {
    name: 'left_sum',
    type: 'number',
    about: 'left side, added up',
    aboutZh: '左侧合计',
    of: ({ left }) => left,
  },
  {
    name: 'right_sum',
    type: 'number',
    about: 'right side, added up',
    aboutZh: '右侧合计',
    of: ({ right }) => right,
  },
  {
    name: 'ids',
    type: 'text',
    isRequired: true,
    about: 'ids of the values that take part, with blanks between',
    aboutZh: '参与校验的指标标识，以空格分隔',
    of: ({ ids: taking }) => taking.join(' '),
  },
  {
    name: 'hint',
    type: 'text',
    about: 'for a failed sum, the figures that would have to be others; for a warning, what is odd',
    aboutZh: '不成立时可能有误的数值，或异常之处',
    of: ({ hint }) => hint ?? null,
  },
];
const position: Column = {
  name: 'position',
  type: 'integer',
  isRequired: true,
  about: 'place of the check in its record, counted from 1',
  aboutZh: '校验在记录中的序号，从1起',
};

export const checks: RecordTable = {
  name: 'checks',
  title: 'sums of the forms and warnings',
  titleZh: '勾稽关系与异常提示',
  columns: [...identity, position, ...checkColumns],
  key: ['record', 'position'],
  belongsTo: [ofReport],
  rowsOf: (entry) => {
    const before = rowOf(identity, entry);
    return entry.record.checks.map((check, index) => [...before, index + 1, ...rowOf(checkColumns, check)]);
  },
};
