// Which printed cell belongs to which column of a row: what the layout alone says, and what it leaves open.
import type { FormColumn } from '../report/index.js';
import type { Atom } from './atoms.js';

import { placeByGaps } from './gaps.js';
import { cellsOf, type Habits } from './habits.js';

import { MAX_PLACINGS } from './limits.js';
import { isMoneyText, isSignedText } from './marks.js';
import type { Placing } from './placing.js';
import type { HeadAtom, Hit } from './recognise.js';

export interface PlacedRow {
  /** Every placing that the layout admits; one: the layout is certain; none: the row cannot be placed. */
  readonly placings: readonly Placing[];
  /** Figures that belong to the row, whichever way. */
  readonly figures: readonly Atom[];
  /** The row is printed as several sub-rows, and which of them, or their sum, is meant the page does not say. */
  readonly split: boolean;
}

/**
 * Places the items of a row into the columns.
 *
 * @param known the placings that the table as a whole admits, where its rows together tell; none: the layout is not the form's
 */
export function placeRow(
  hit: Hit,
  columns: readonly FormColumn[],
  habits: Habits,
  known: readonly Placing[] | undefined,
): PlacedRow {
  const items = withoutTail(hit.items);
  const figures = items.filter((item) => item.kind === 'figure');
  const whole = (placing: Placing): PlacedRow => ({ placings: [placing], figures, split: false });
  // A figure fused to its neighbours is sure only where the row has as many as the form: else it may be two.
  const isFused = figures.some((figure) => figure.fused) && figures.length < columns.length;
  if (isFused) return { placings: [], figures, split: false };
  if (hit.subRows.length > 0 || isSplit(items, columns.length))
    return { placings: [], figures: allFigures(hit), split: true };
  const byHeads = placeByHeads(hit, columns, items);
  if (byHeads) return whole(byHeads);
  if (known?.length === 0) return { placings: [], figures, split: false };
  if (known) {
    const plausible = known.filter((placing) => isPlausible(placing, columns));
    if (plausible.length > 0) return { placings: plausible, figures, split: false };
  }
  if (items.some((item) => item.bordered)) return placeCells(cellsOf({ ...hit, items }), columns, figures, habits);
  return placeLines(hit, items, columns, figures, habits);
}

function allFigures(hit: Hit): Atom[] {
  return [...hit.items, ...hit.subRows.flatMap((row) => row.items)].filter((item) => item.kind === 'figure');
}

// Text after the last value is the label of something else.
function withoutTail(items: readonly Atom[]): Atom[] {
  let end = items.length;
  const hasValue = items.some((item) => item.kind === 'figure' || item.kind === 'blank');
  if (hasValue) while (end > 0 && items[end - 1]?.kind === 'text' && !items[end - 1]?.bordered) end--;
  return items.slice(0, end);
}

/** A label of its own before the figures, or between two sets of them: 其他对外管理服务事项 as 行政检查 and 行政确认. */
function isSplit(items: readonly Atom[], width: number): boolean {
  const texts = items.filter((item) => item.kind === 'text');
  if (texts.length === 0) return false;
  const [first] = items.filter((item) => item.kind !== 'gap');
  const figures = items.filter((item) => item.kind === 'figure').length;
  return first?.kind === 'text' && !/^[(（]/.test(first.piece.text) && figures >= width;
}

/** By the heads above, where the table's grid is whole; null where it is not, or heads are lacking. */
function placeByHeads(hit: Hit, columns: readonly FormColumn[], items: readonly Atom[]): Placing | null {
  const label = hit.label.at(-1);
  const { grid, cell } = label ?? {};
  if (!grid || !cell) return null;
  const slots = grid.slots[cell.row];
  const places = columnsOfHeads(hit.heads, columns, grid);
  // A row of another length than its heads is shifted: cells are lacking, or a span from above reaches too far down.
  const [first] = hit.heads.filter(({ columns: [id] }) => id === columns[0]?.id);
  const headSlots = grid.slots[first?.atom.cell?.row ?? -1];
  if (!slots || !places || slots.length < widthOf(grid) || slots.length !== headSlots?.length) return null;
  const atoms = new Map(items.map((item) => [item.cell, item]));
  const placing: Atom[] = [];
  for (const place of places) {
    const own = slots[place];
    const atom = own && atoms.get(own);
    if (!atom || placing.includes(atom)) return null;
    placing.push(atom);
  }
  const figures = items.filter((item) => item.kind === 'figure');
  return figures.every((figure) => placing.includes(figure)) ? placing : null;
}

const widths = new WeakMap<object, number>();

/** Slots of the longest row, counted once a table. */
function widthOf(grid: NonNullable<Atom['grid']>): number {
  const known = widths.get(grid);
  if (known !== undefined) return known;
  let width = 0;
  for (const row of grid.slots) if (row.length > width) width = row.length;
  widths.set(grid, width);
  return width;
}

/** The grid column of each head in the order of `columns`; null unless each has one of its own. */
function columnsOfHeads(heads: readonly HeadAtom[], columns: readonly FormColumn[], grid: NonNullable<Atom['grid']>) {
  const places: number[] = [];
  const used = new Set<HeadAtom>();
  for (const column of columns) {
    const head = heads.find((head) => !used.has(head) && head.atom.grid === grid && head.columns.includes(column.id));
    if (!head?.atom.cell) return null;
    used.add(head);
    places.push(head.atom.cell.column);
  }
  return places;
}

/** Cells whose borders are drawn: a row has as many as the form, and perhaps padding on one side. */
function placeCells(
  cells: readonly Atom[],
  columns: readonly FormColumn[],
  figures: readonly Atom[],
  habits: Habits,
): PlacedRow {
  const width = columns.length;
  const isBlank = (cell: Atom | undefined) => cell?.kind === 'blank' && cell.piece.text.trim() === '';
  let lead = 0;
  while (isBlank(cells[lead])) lead++;
  let trail = 0;
  while (trail < cells.length - lead && isBlank(cells[cells.length - 1 - trail])) trail++;
  const row = (...placings: Placing[]): PlacedRow => ({
    placings: placings.filter((placing) => isPlausible(placing, columns)),
    figures,
    split: false,
  });
  if (cells.length >= width) {
    const extra = cells.length - width;
    if (lead === cells.length) return row(cells.slice(0, width));
    const first = Math.max(0, extra - trail);
    const last = Math.min(lead, extra);
    if (first > last) return open(cells, columns, figures);
    const filled = width - (cells.length - lead - trail);
    // The padding of full rows is still there, so what is missing is a cell, not its figure.
    const lost =
      filled > 0 && lead === 0 && trail > 0 && habits.trailing.has(trail) && !habits.trailing.has(trail - filled);
    if (lost && extra < trail) return open(cells.slice(0, cells.length - trail), columns, figures);
    if (first === last) return row(cells.slice(first, first + width));
    if (habits.padding) {
      // Blank cells on the side where full rows have none are no padding: then the row is open.
      const from = habits.padding === 'left' ? extra : 0;
      const isHabit = habits.padding === 'left' ? extra <= lead : extra <= trail;
      return isHabit ? row(cells.slice(from, from + width)) : open(cells, columns, figures);
    }
    const ways = Array.from({ length: last - first + 1 }, (_, way) => cells.slice(first + way, first + way + width));
    return row(...ways);
  }
  if (figures.length === 0) return { placings: [], figures, split: false };
  return open(cells, columns, figures);
}

/** Cells of which only the lines are left. */
function placeLines(
  hit: Hit,
  items: readonly Atom[],
  columns: readonly FormColumn[],
  figures: readonly Atom[],
  habits: Habits,
): PlacedRow {
  const width = columns.length;
  const values = items.filter((item) => item.kind !== 'gap' && item.kind !== 'text');
  const texts = items.filter((item) => item.kind === 'text');
  const row = (placing: Placing): PlacedRow => ({ placings: [placing], figures, split: false });
  if (texts.length > 0) {
    // Sentences in all cells of a row; beside figures a text may as well be the label of a row that has no other.
    const isAllText = values.length === 0 && texts.length === width;
    return isAllText ? row(texts) : { placings: [], figures, split: false };
  }
  if (values.length === width) return isPlausible(values, columns) ? row(values) : open(values, columns, figures);
  const firstLine = values.filter((value) => value.line === values[0]?.line);
  // Rows of figures below one label: the labels of the others stand elsewhere.
  if (width > 2 && values.length >= 2 * width) return { placings: [], figures, split: false };
  if (values.length > width) {
    const labelled = hit.label.some((atom) => atom.line === values[0]?.line) || width > 1;
    if (firstLine.length === width && labelled && isPlausible(firstLine, columns))
      return { placings: [firstLine], figures: firstLine, split: false };
    return open(values, columns, figures);
  }
  const gapped = habits.blankLines && placeByGaps(items, width, habits.blankLines);
  if (gapped) return row(gapped);
  if (values.length === 0) return { placings: [], figures, split: false };
  return open(values, columns, figures);
}

/** All ways to keep the order: columns without a cell where there are too few, cells left out where there are too many. */
function open(cells: readonly Atom[], columns: readonly FormColumn[], figures: readonly Atom[]): PlacedRow {
  const placings: Placing[] = [];
  const width = columns.length;
  const placing: (Atom | null)[] = [];
  const put = (cell: Atom | null, next: number): void => {
    placing.push(cell);
    fill(next);
    placing.pop();
  };
  const fill = (next: number): void => {
    if (placings.length > MAX_PLACINGS) return;
    if (placing.length === width) {
      if (next === cells.length || cells.length > width) placings.push([...placing]);
      return;
    }
    const left = width - placing.length;
    const cellsLeft = cells.length - next;
    for (
      let skip = 0;
      skip + next < cells.length && (cells.length > width ? cellsLeft - skip >= left : skip === 0);
      skip++
    ) {
      const cell = cells[next + skip];
      const column = columns[placing.length];
      if (cell && column && isPlausibleAt(cell, column)) put(cell, next + skip + 1);
    }
    if (cells.length < width && cellsLeft < left) put(null, next);
  };
  if (cells.length <= width + 3) fill(0);
  return { placings: placings.length > MAX_PLACINGS ? [] : placings, figures, split: false };
}

function isPlausible(placing: Placing, columns: readonly FormColumn[]): boolean {
  return placing.every((cell, index) => {
    const column = columns[index];
    return !cell || !column || isPlausibleAt(cell, column);
  });
}

/** A signed figure is a change, one with a unit of money an amount. */
function isPlausibleAt(cell: Atom, column: FormColumn): boolean {
  if (cell.kind !== 'figure') return true;
  if (column.kind !== 'change' && isSignedText(cell.piece.text)) return false;
  return column.kind === 'money' || !isMoneyText(cell.piece.text);
}
