// The tables of an export.
import { about, columnsTable, leftOut } from './about-tables.js';
import { checks } from './checks-table.js';
import { claims } from './claims-table.js';
import { codebook } from './codebook-table.js';
import { decisions } from './decisions-table.js';
import { identity, particulars, source } from './report-columns.js';
import { type FixedTable, ofReport, type RecordTable, rowOf, type Table } from './table.js';
import { decided, labels, reading } from './value-columns.js';
import { wide, wideStatus } from './wide-tables.js';

export const layouts = ['long', 'wide'] as const;
export type Layout = (typeof layouts)[number];

const long: RecordTable = {
  name: 'long',
  title: 'values, one a row',
  titleZh: '数值（每行一个）',
  columns: [...identity, ...labels, ...reading, ...decided, ...source],
  key: ['record', 'id'],
  belongsTo: [ofReport, { table: 'codebook', by: ['form', 'id'] }],
  rowsOf: (entry) => {
    const before = rowOf(identity, entry);
    const after = rowOf(source, entry);
    return entry.values.map((value) => [
      ...before,
      ...rowOf(labels, value),
      ...rowOf(reading, value),
      ...rowOf(decided, value),
      ...after,
    ]);
  },
};

const reports: RecordTable = {
  name: 'reports',
  title: 'reports and their documents',
  titleZh: '报告及其来源文件',
  columns: [...identity, ...particulars, ...source],
  key: ['record'],
  rowsOf: (entry) => [[...rowOf(identity, entry), ...rowOf(particulars, entry), ...rowOf(source, entry)]],
};

export interface Tables {
  /** Tables that each record adds to. */
  readonly records: readonly RecordTable[];
  /** Tables that say what the others mean. */
  readonly fixed: readonly FixedTable[];
  /** All of them, in the order of sheets and files. */
  readonly all: readonly Table[];
}

function withOthers(records: readonly RecordTable[]): Tables {
  const others = [...records, codebook, about, leftOut];
  const fixed = [columnsTable(others), codebook];
  return { records, fixed, all: [...records, ...fixed, about, leftOut] };
}

/** The tables of each layout. */
export const tablesOf: Readonly<Record<Layout, Tables>> = {
  long: withOthers([long, reports, checks, claims]),
  wide: withOthers([wide, wideStatus, decisions, reports, checks, claims]),
};
