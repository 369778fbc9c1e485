// One row a report, with a column for each value id of any form: the numbers in one table, their statuses in another.
import { everyFormValue, type FormValue } from './entry.js';
import { address, identity, trust } from './report-columns.js';
import { type Column, type Entry, ofReport, type RecordTable, rowOf, type ValueEntry } from './table.js';
import { statuses } from './value-columns.js';

/** Each id once, those of the oldest form first. */
const ids = [...new Map(everyFormValue.map((value) => [value.definition.id, value])).values()];

const wideIdentity = [...identity, address, trust];

/** A table with a column for each id of any form. */
function byId(name: string, title: string, titleZh: string, column: (value: FormValue) => WideColumn): RecordTable {
  const columns = ids.map((value) => column(value));
  return {
    name,
    title,
    titleZh,
    columns: [...wideIdentity, ...columns],
    key: ['record'],
    belongsTo: [ofReport],
    rowsOf: (entry) => {
      const found = new Map(entry.values.map(({ definition, value }) => [definition.id, value]));
      const cells = columns.map(({ name: id, cellOf }) => cellOf(found.get(id), entry));
      return [[...rowOf(wideIdentity, entry), ...cells]];
    },
  };
}

interface WideColumn extends Column {
  readonly cellOf: (value: ValueEntry['value'] | undefined, entry: Entry) => string | number | null;
}

/** Statuses that only the wide layout needs: it has columns for the values of every form. */
export const absences = ['not_on_form', 'no_form'] as const;

export const wide = byId(
  'wide',
  'reports, one a row, with their values',
  '报告（每行一份，含数值）',
  ({ definition, english }) => ({
    name: definition.id,
    type: 'number',
    about: `${english.row}, ${english.column}${definition.kind === 'money' ? ', in yuan' : ''}`,
    aboutZh: `${definition.rowLabel}，${definition.columnLabel}${definition.kind === 'money' ? '，以元计' : ''}`,
    cellOf: (value) => value?.value ?? null,
  }),
);

export const wideStatus = byId('wide_status', 'statuses of the same values', '同一数值的状态', ({ definition }) => ({
  name: definition.id,
  type: 'text',
  isRequired: true,
  words: [...statuses, ...absences],
  about: `status of ${definition.id} in the table wide`,
  aboutZh: `wide表中${definition.id}的状态`,
  cellOf: (value, { record }) => value?.status ?? (record.report.form === null ? 'no_form' : 'not_on_form'),
}));
