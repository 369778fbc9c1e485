// Tables by the HTML standard, "4.9.12 Processing model: forming a table".
import type { Cell, Grid } from './page.js';

// The standard's own bounds (4.9.11), and one on the whole, so that hostile spans cannot fill the memory.
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65534;
const MAX_SLOTS = 200_000;

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
 * to the end of its row group, and no cell reaches beyond it. Where two cells claim one slot the first keeps it. Past
 * 200,000 slots spans count as 1.
 *
 * @param make builds the cell once its place is known
 */
export function formGrid<T>(table: number, groups: SourceRows<T>, make: (content: T, place: Place) => Cell): Grid {
  const slots: (Cell | undefined)[][] = [];
  const cells: Cell[] = [];
  let filled = 0;
  for (const group of groups) {
    const first = slots.length;
    for (const _ of group) slots.push([]);
    for (const [index, row] of group.entries()) {
      const y = first + index;
      let x = 0;
      for (const source of row) {
        while (slots[y]?.[x] !== undefined) x++;
        const roomy = filled < MAX_SLOTS;
        const columnSpan = roomy ? readColumnSpan(source.columnSpan) : 1;
        const rowSpan = Math.min(roomy ? readRowSpan(source.rowSpan) : 1, group.length - index);
        const cell = make(source.content, { row: y, column: x, rowSpan, columnSpan });
        cells.push(cell);
        filled += fill(slots, cell, MAX_SLOTS - filled);
        x += columnSpan;
      }
    }
  }
  return { table, slots, cells };
}

export type Place = Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

function fill(slots: (Cell | undefined)[][], cell: Cell, room: number): number {
  let filled = 0;
  for (let y = cell.row; y < cell.row + cell.rowSpan; y++) {
    const row = slots[y];
    if (!row) break;
    for (let x = cell.column; x < cell.column + cell.columnSpan; x++) {
      if (filled > room && filled > 0) return filled;
      row[x] ??= cell;
      filled++;
    }
  }
  return filled;
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
