// What a table is, whatever file it goes to. Columns are data: one that is added here is in every format, in the
// export's own table of columns, and has to be told of in docs/data.md.
import type { DecisionOn } from '../dataset/index.js';
import type { EnglishLabels, ReportRecord, ReportValue, ValueDefinition } from '../report/index.js';

export type Cell = string | number | boolean | null;

/** One cell for each column of its table, in their order. */
export type Row = readonly Cell[];

/** `date` is `YYYY-MM-DD`, `time` ISO 8601 in UTC; both are texts in a row. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'time';

export interface Column {
  /** Lower case, without blanks; no word that SQL reserves. */
  readonly name: string;
  readonly type: ColumnType;
  /** What stands in it, in a line for a person who has never seen the program. */
  readonly about: string;
  /** The same in Chinese. */
  readonly aboutZh: string;
  /** Whether every row has it. */
  readonly isRequired?: true;
  /** The only words that it may hold. */
  readonly words?: readonly string[];
  /** Whether it holds addresses that a spreadsheet may link to. */
  readonly isLink?: true;
}

/** A column with the cell that it takes of each thing that a row is about. */
export interface ColumnOf<Thing> extends Column {
  readonly of: (thing: Thing) => Cell;
}

export interface Table {
  /** Its name as a file, a sheet or an SQL table. */
  readonly name: string;
  readonly title: string;
  readonly titleZh: string;
  readonly columns: readonly Column[];
  /** The columns that no two rows share. */
  readonly key: readonly string[];
  /** Tables that rows belong to, by columns of the same names there. */
  readonly belongsTo?: readonly Reference[];
}

export interface Reference {
  readonly table: string;
  readonly by: readonly string[];
}

export const ofReport: Reference = { table: 'reports', by: ['record'] };

/** A table that each record adds rows to. */
export interface RecordTable extends Table {
  readonly rowsOf: (entry: Entry) => Row[];
}

/** A table that is the same in every export. */
export interface FixedTable extends Table {
  readonly rows: readonly Row[];
}

/** A record on its way out. */
export interface Entry {
  /** Its file, relative to the folder that holds records/, with forward slashes. */
  readonly path: string;
  /** Whether it stands under its report's id; false for another document of the same report. */
  readonly isPrimary: boolean;
  readonly record: ReportRecord;
  /** Its values in the order of the form. */
  readonly values: readonly ValueEntry[];
}

export interface ValueEntry {
  readonly definition: ValueDefinition;
  readonly english: EnglishLabels;
  /** The official title of the table. */
  readonly tableTitle: string;
  readonly value: ReportValue;
  /** What a person has decided about it; null where nobody has. */
  readonly decision: DecisionOn | null;
}

/** One row: what each column takes of `thing`. */
export function rowOf<Thing>(columns: readonly ColumnOf<Thing>[], thing: Thing): Cell[] {
  return columns.map((column) => column.of(thing));
}
