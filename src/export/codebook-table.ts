// What each value id means: one row for each value of each form.
import { forms } from '../report/index.js';
import { everyFormValue } from './entry.js';
import { type ColumnOf, type FixedTable, rowOf } from './table.js';
import { labels } from './value-columns.js';

const codebookColumns: readonly ColumnOf<(typeof everyFormValue)[number]>[] = [
  {
    name: 'form',
    type: 'text',
    isRequired: true,
    words: Object.keys(forms),
    about: 'national form that the value is on',
    aboutZh: '全国统一格式',
    of: ({ form }) => form,
  },
  ...labels,
  {
    name: 'figure',
    type: 'text',
    isRequired: true,
    words: ['count', 'change', 'money'],
    about: 'what the figure is: a count, a change with its sign, or an amount of money',
    aboutZh: '数值种类：count计数、change增减、money金额',
    of: ({ definition }) => definition.kind,
  },
  {
    name: 'unit',
    type: 'text',
    words: ['yuan'],
    about: 'unit of the value in an export: yuan for money; counts have none',
    aboutZh: '导出数值的单位：金额为yuan（元）',
    of: ({ definition }) => (definition.kind === 'money' ? 'yuan' : null),
  },
  {
    name: 'form_unit',
    type: 'text',
    about: 'unit that the form itself prescribes',
    aboutZh: '格式规定的单位',
    of: ({ definition }) => definition.formUnit ?? null,
  },
  {
    name: 'notice',
    type: 'text',
    isRequired: true,
    about: 'notice that issued the form',
    aboutZh: '发布该格式的文件',
    of: ({ form }) => forms[form].notice,
  },
  {
    name: 'first_year',
    type: 'integer',
    isRequired: true,
    about: 'first year reported on the form',
    aboutZh: '该格式适用的首个年度',
    of: ({ form }) => forms[form].years.from,
  },
  {
    name: 'last_year',
    type: 'integer',
    about: 'last year reported on it; null where it is in force',
    aboutZh: '该格式适用的最后年度；仍适用则为空',
    of: ({ form }) => forms[form].years.to,
  },
];

export const codebook: FixedTable = {
  name: 'codebook',
  title: 'what each value id means, form by form',
  titleZh: '指标说明（按格式）',
  columns: codebookColumns,
  key: ['form', 'id'],
  rows: everyFormValue.map((value) => rowOf(codebookColumns, value)),
};
