// What a form is: tables of blocks, blocks of rows and columns, and one value id for each cell that holds a figure.

export type FormId = 'pre2019' | '2019' | '2021';
export type TableId = 'disclosure' | 'requests' | 'review_litigation' | 'pre2019';

/** How the figure in a cell is to be read: a count, a change with its sign, or an amount of money. */
export type FigureKind = 'count' | 'change' | 'money';

export interface FormColumn {
  readonly id: string;
  /** The head as the official form prints it. */
  readonly label: string;
  /** Other heads met on pages, compared after folding. */
  readonly aliases?: readonly string[];
  readonly kind: FigureKind;
  /** The unit that the form itself prints for this column, for money. */
  readonly formUnit?: string;
}

export interface FormRow {
  readonly id: string;
  readonly label: string;
  readonly aliases?: readonly string[];
  /** The label above that this row belongs to, such as （三）不予公开. */
  readonly group?: string;
  /** One value id for each column of the block, in page order. */
  readonly ids: readonly string[];
}

export interface FormBlock {
  /** The title row of the block on the page, such as 第二十条第（一）项; null where the table has none. */
  readonly title: string | null;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

export interface FormTable {
  readonly id: TableId;
  /** The official title of the section that the table stands in. */
  readonly title: string;
  readonly blocks: readonly FormBlock[];
}

export interface Form {
  readonly id: FormId;
  /** The notice that issued the form. */
  readonly notice: string;
  /** First and last year reported on it; null where it is still in force. */
  readonly years: { readonly from: number; readonly to: number | null };
  readonly tables: readonly FormTable[];
  readonly sums: readonly SumRule[];
}

/** One value of the form, with the labels that a page prints beside it. */
export interface ValueDefinition {
  readonly id: string;
  readonly table: TableId;
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** The label above that the row belongs to. */
  readonly group?: string;
  /** The title row of the block that the row stands in. */
  readonly block?: string;
  readonly kind: FigureKind;
  readonly formUnit?: string;
}

/** `left` added up must equal `right` added up. */
export interface SumRule {
  readonly rule: string;
  readonly kind: 'identity' | 'outcome_sum' | 'row_sum' | 'list_sum';
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** Every value of a form in page order, by id. */
export function valuesOf(form: Form): ReadonlyMap<string, ValueDefinition> {
  const values = new Map<string, ValueDefinition>();
  for (const table of form.tables)
    for (const block of table.blocks)
      for (const row of block.rows)
        for (const [index, id] of row.ids.entries()) {
          const column = block.columns[index];
          if (!column) throw new Error(`form ${form.id}: ${id} has no column`);
          values.set(id, {
            id,
            table: table.id,
            rowLabel: row.label,
            columnLabel: column.label,
            ...(row.group === undefined ? {} : { group: row.group }),
            ...(block.title === null ? {} : { block: block.title }),
            kind: column.kind,
            ...(column.formUnit === undefined ? {} : { formUnit: column.formUnit }),
          });
        }
  return values;
}

/** Ids of one row of a block: `<table>.<row>.<column>` for each column. */
export function rowIds(table: TableId, row: string, columns: readonly FormColumn[]): string[] {
  return columns.map((column) => `${table}.${row}.${column.id}`);
}
