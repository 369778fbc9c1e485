// One row a value that a person has decided about: the companion of the wide layout, which has no room beside its numbers.
import { identity } from './report-columns.js';
import { ofReport, type RecordTable, rowOf } from './table.js';
import { decided, labels, reading } from './value-columns.js';

const columns = [
  ...labels,
  ...reading.filter(({ name }) => ['status', 'raw', 'candidates'].includes(name)),
  ...decided,
];

export const decisions: RecordTable = {
  name: 'decisions',
  title: 'decisions of a person about ambiguous values',
  titleZh: '对歧义数值的人工裁定',
  columns: [...identity, ...columns],
  key: ['record', 'id'],
  belongsTo: [ofReport, { table: 'codebook', by: ['form', 'id'] }],
  rowsOf: (entry) => {
    const before = rowOf(identity, entry);
    const found = entry.values.filter(({ decision }) => decision !== null);
    return found.map((value) => [...before, ...rowOf(columns, value)]);
  },
};
