// From placed atoms to the record's values: figure, unit, status, citation.

import { foldSpaces, type Page, type Piece } from '../page/index.js';
import type { Cite, FormColumn, FormRow, ReportValue } from '../report/index.js';
import { readFigure, unitOfHead } from '../report/index.js';
import type { Atom } from './atoms.js';
import { MAX_CANDIDATES, MAX_REPEATED } from './limits.js';
import type { Hit } from './recognise.js';

/** What a row tells of each of its cells. */
export interface CellContext {
  readonly page: Page;
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly rowLabel: string | undefined;
  /** The column's head as printed. */
  readonly columnLabel: string | undefined;
}

export const missing: ReportValue = { value: null, status: 'missing', raw: null, cite: null };

/** The characters of a piece as a citation. */
export function citeOf(page: Page, piece: Piece): Cite {
  const { start, end } = piece.span;
  return { start, end, quote: page.text.slice(start, end), ...(piece.path === undefined ? {} : { path: piece.path }) };
}

function cellCite(atom: Atom, context: CellContext): Cite {
  const { grid, cell } = atom;
  return {
    ...citeOf(context.page, atom.piece),
    ...(grid && cell ? { cell: { table: grid.table, row: cell.row, column: cell.column } } : {}),
    ...(context.rowLabel === undefined ? {} : { rowLabel: context.rowLabel }),
    ...(context.columnLabel === undefined ? {} : { columnLabel: context.columnLabel }),
  };
}

function readAtom(atom: Atom, context: CellContext) {
  const { column, columnLabel } = context;
  const headUnit = column.kind === 'money' ? unitOfHead(columnLabel ?? '') : undefined;
  return readFigure(atom.piece.text, {
    kind: column.kind,
    ...(headUnit === undefined ? {} : { headUnit }),
    ...(column.formUnit === undefined ? {} : { formUnit: column.formUnit }),
  });
}

/** The figure of an atom as the search adds it up; null where it holds none that is sure. */
export function figureOf(atom: Atom | null, context: CellContext): number | null {
  if (atom?.kind !== 'figure') return null;
  const figure = readAtom(atom, context);
  return figure.state === 'figure' ? figure.value : null;
}

/** The value of a cell whose place is known. */
export function placedValue(atom: Atom | null, status: 'read' | 'inferred', context: CellContext): ReportValue {
  if (!atom) return missing;
  const cite = cellCite(atom, context);
  const raw = foldSpaces(atom.piece.text);
  const figure = readAtom(atom, context);
  if (figure.state === 'blank') return { value: null, status: 'blank', raw, cite };
  if (figure.state === 'ambiguous') {
    const values = raw.length > MAX_REPEATED ? [] : figure.values.slice(0, MAX_CANDIDATES);
    return { value: null, status: 'ambiguous', raw, candidates: values.map((value) => ({ value, raw, cite })), cite };
  }
  const { value, unit, printedUnit, unitFrom } = figure;
  return {
    value,
    status,
    raw,
    ...(unit === undefined ? {} : { unit }),
    ...(printedUnit === undefined ? {} : { printedUnit }),
    ...(unitFrom === undefined ? {} : { unitFrom }),
    cite,
  };
}

/** The value of a cell to which any of several printed figures may belong, or none. */
export function openValue(atoms: readonly Atom[], context: CellContext): ReportValue {
  const short = atoms.filter((atom) => atom.piece.text.length <= MAX_REPEATED).slice(0, MAX_CANDIDATES);
  const found = short.flatMap((atom) => {
    const figure = readAtom(atom, context);
    const values = figure.state === 'figure' ? [figure.value] : figure.state === 'ambiguous' ? figure.values : [];
    return values.map((value) => ({ value, raw: foldSpaces(atom.piece.text), cite: cellCite(atom, context) }));
  });
  const candidates = found.slice(0, MAX_CANDIDATES);
  return { value: null, status: 'ambiguous', raw: null, ...(candidates.length > 0 ? { candidates } : {}), cite: null };
}

/** The label of a row as the page prints it, one without end cut. */
export function printedLabel(hit: Hit): string {
  return foldSpaces(hit.label.map((atom) => atom.piece.text).join('')).slice(0, MAX_REPEATED);
}
