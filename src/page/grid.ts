// Tables by the HTML standard, "4.9.12 Processing model: forming a table".
import type { Allowance } from './limits.js';
import type { Cell, Grid } from './page.js';

// The standard's own bounds (4.9.11).
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65534;

/** A cell before it has its place. */
export interface SourceCell<T> {
  readonly content: T;
  readonly rowSpan: string | undefined;
  readonly columnSpan: string | undefined;
}

/** Row groups (thead, tbody, tfoot) of rows of cells, in document order. */
export type SourceRows<T> = readonly (readonly (readonly SourceCell<T>[])[])[];

/**
 * Places the cells of a table in a grid.
 *
 * A colspan or rowspan that is no number counts as 1, one beyond the standard's bounds as the bound; rowspan 0 reaches
 * to the end of its row group, and no cell reaches beyond it. Where two cells claim one slot the first keeps it.
 *
 * @param make builds the cell once its place is known
 * @throws {UnreadablePageError} past the limit on slots
 */
export function formGrid<T>(
  table: number,
  groups: SourceRows<T>,
  allowance: Allowance,
  make: (content: T, place: Place) => Cell,
): Grid {
  const slots: (Cell | undefined)[][] = [];
  const cells: Cell[] = [];
  for (const group of groups) {
    const first = slots.length;
    for (const _ of group) slots.push([]);
    for (const [index, row] of group.entries()) {
      const y = first + index;
      let x = 0;
      for (const source of row) {
        while (slots[y]?.[x] !== undefined) x++;
        const columnSpan = readColumnSpan(source.columnSpan);
        const rowSpan = Math.min(readRowSpan(source.rowSpan), group.length - index);
        allowance.slots(columnSpan * rowSpan);
        const cell = make(source.content, { row: y, column: x, rowSpan, columnSpan });
        cells.push(cell);
        fill(slots, cell);
        x += columnSpan;
      }
    }
  }
  return { table, slots, cells };
}

export type Place = Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

function fill(slots: (Cell | undefined)[][], cell: Cell): void {
  for (let y = cell.row; y < cell.row + cell.rowSpan; y++) {
    const row = slots[y];
    if (!row) break;
    for (let x = cell.column; x < cell.column + cell.columnSpan; x++) row[x] ??= cell;
  }
}

// "Rules for parsing non-negative integers": leading white space and a plus sign, then digits; what follows is ignored.
function leadingInteger(value: string | undefined): number | undefined {
  const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(value ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function readColumnSpan(value: string | undefined): number {
  const span = leadingInteger(value);
  return span === undefined || span === 0 ? 1 : Math.min(span, MAX_COLUMN_SPAN);
}

function readRowSpan(value: string | undefined): number {
  const span = leadingInteger(value);
  if (span === undefined) return 1;
  return span === 0 ? MAX_ROW_SPAN : Math.min(span, MAX_ROW_SPAN);
}
