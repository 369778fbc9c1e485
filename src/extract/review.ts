// Table four: one line of fifteen figures under three sets of heads, or three lines, or heads and figures by turns.

import type { Cell } from '../page/index.js';
import type { FormBlock, FormRow, FormTable } from '../report/index.js';
import type { Atom } from './atoms.js';
import type { Placing } from './placing.js';
import type { HeadAtom, Hit, ReviewAtom } from './recognise.js';

const rowOfHead: Readonly<Record<string, string>> = {
  行政复议: 'review',
  未经复议直接起诉: 'litigation_direct',
  未经复议直接诉讼: 'litigation_direct',
  复议后起诉: 'litigation_after_review',
  复议后诉讼: 'litigation_after_review',
};

interface Chunk {
  /** Rows named since the chunk before. */
  readonly rows: string[];
  /** Column heads since the chunk before. */
  readonly columns: HeadAtom[];
  readonly items: Atom[];
}

/** A row of values with the columns that it fills. */
export interface ReviewRow {
  readonly hit: Hit;
  readonly block: FormBlock;
  /** The cells of the row where heads and labels of a grid name each; none where the heads stand in another order than the form's. */
  readonly known?: readonly Placing[];
}

/** The rows of table four: fifteen columns in one, or five in each of three; empty where the page shows neither. */
export function reviewRows(atoms: readonly ReviewAtom[], table: FormTable): ReviewRow[] {
  const [block] = table.blocks;
  if (!block) return [];
  const named = namedCells(atoms, block);
  if (named) return [{ ...wideRow(atoms, table, block), known: [named] }];
  if (!hasOfficialOrder(atoms, block)) return [{ ...wideRow(atoms, table, block), known: [] }];
  const chunks = chunksOf(atoms);
  const width = block.columns.length;
  const names = chunks.map((chunk) => chunk.rows.at(-1));
  const isThreeRows =
    chunks.length === 3 &&
    new Set(names).size === 3 &&
    !names.includes(undefined) &&
    chunks.every(({ items }) => cellCount(items) >= 1 && figureCount(items) <= width);
  const isByTurns = chunks.length > 1 && isInOrder(chunks, block);
  if (isThreeRows && !isByTurns)
    return chunks.flatMap((chunk) => {
      const row = block.rows.find(({ id }) => id === chunk.rows.at(-1));
      return row ? [{ hit: hitOf(table, block, row, chunk.columns, chunk.items), block }] : [];
    });
  if (chunks.length === 0 || (chunks.length > 1 && !isByTurns)) return [];
  const { block: wide, hit } = wideRow(atoms, table, block);
  const items = withoutTail(chunks.flatMap((chunk) => chunk.items));
  const heads = chunks.flatMap((chunk) => chunk.columns);
  return [{ hit: { ...hit, items, heads }, block: wide }];
}

/** All fifteen columns as one row, with every cell of the table. */
function wideRow(atoms: readonly ReviewAtom[], table: FormTable, block: FormBlock): ReviewRow {
  const row: FormRow = { id: 'all', label: table.title, ids: block.rows.flatMap(({ ids }) => ids) };
  const wide: FormBlock = { title: null, columns: block.rows.flatMap(() => block.columns), rows: [row] };
  const items = atoms.flatMap((entry) => ('head' in entry ? [] : [entry.atom]));
  return { hit: hitOf(table, wide, row, [], items), block: wide };
}

/** Without the empty lines between the table and what follows it: they are no cells. */
function withoutTail(items: readonly Atom[]): Atom[] {
  const last = items.findLastIndex((item) => item.kind !== 'gap');
  return items.slice(0, last + 1);
}

function hitOf(table: FormTable, block: FormBlock, row: FormRow, heads: HeadAtom[], items: Atom[]): Hit {
  return { table, block, row, label: [], items, heads, subRows: [] };
}

function cellCount(items: readonly Atom[]): number {
  return items.filter((item) => item.kind !== 'gap').length;
}

function figureCount(items: readonly Atom[]): number {
  return items.filter((item) => item.kind === 'figure').length;
}

// Blanks count only after the heads of their row: before the first figure of a chunk they may be padding of the heads.
function chunksOf(atoms: readonly ReviewAtom[]): Chunk[] {
  const chunks: Chunk[] = [];
  let next: Chunk = { rows: [], columns: [], items: [] };
  const close = () => {
    if (next.items.some((item) => item.kind === 'figure')) {
      chunks.push(next);
      next = { rows: [], columns: [], items: [] };
    } else next.items.length = 0;
  };
  for (const entry of atoms) {
    if ('head' in entry) {
      if (next.items.length > 0) close();
      const row = rowOfHead[entry.head.key];
      if (row) next.rows.push(row);
      else if (entry.head.columns.length > 0)
        next.columns.push({ atom: entry.atom, text: entry.text, columns: entry.head.columns });
    } else next.items.push(entry.atom);
  }
  if (next.items.length > 0) {
    if (figureCount(next.items) > 0 || chunks.length === 0) chunks.push(next);
  }
  return chunks;
}

/** Whether heads and figures that come by turns name all columns in the form's order. */
function isInOrder(chunks: readonly Chunk[], block: FormBlock): boolean {
  const expected = block.rows.flatMap(() => block.columns.map((column) => column.id));
  const met = chunks.flatMap((chunk) =>
    chunk.columns.length === figureCount(chunk.items) ? chunk.columns.map((head) => head.columns[0]) : [],
  );
  return met.length === expected.length && met.every((id, index) => id === expected[index]);
}

/**
 * The cells of a grid by the heads above them and the labels beside them, in whatever order these stand; null unless
 * they name fifteen cells, each once, and every figure is among them.
 */
function namedCells(atoms: readonly ReviewAtom[], block: FormBlock): Placing | null {
  const cells = new Map<string, Atom>();
  for (const entry of atoms) {
    if ('head' in entry || entry.atom.kind === 'gap') continue;
    const { grid, cell } = entry.atom;
    if (!grid || !cell) return null;
    const heads = atoms.filter(
      (other) => 'head' in other && other.atom.grid === grid && governs(other.atom.cell, cell),
    );
    const rows = new Set(heads.flatMap((other) => ('head' in other && rowOfHead[other.head.key]) || []));
    const columns = new Set(heads.flatMap((other) => ('head' in other ? other.head.columns : [])));
    const [row] = rows;
    const [column] = columns;
    if (rows.size === 1 && columns.size === 1) {
      const name = `${row}.${column}`;
      if (cells.has(name)) return null;
      cells.set(name, entry.atom);
    } else if (entry.atom.kind === 'figure') return null;
  }
  const placing = block.rows.flatMap(({ id }) => block.columns.map((column) => cells.get(`${id}.${column.id}`)));
  return placing.every((atom) => atom !== undefined) ? placing : null;
}

/** Whether a cell stands above another or to its left, and its spans cover it. */
function governs(head: Cell | undefined, { row, column }: Cell): boolean {
  if (!head) return false;
  const isAbove = head.row + head.rowSpan <= row && head.column <= column && column < head.column + head.columnSpan;
  const isBeside = head.column + head.columnSpan <= column && head.row <= row && row < head.row + head.rowSpan;
  return isAbove || isBeside;
}

/** Whether heads that are drawn in one line name the columns and the rows in the form's order. */
function hasOfficialOrder(atoms: readonly ReviewAtom[], block: FormBlock): boolean {
  const lines = new Map<number, { columns: string[]; rows: string[] }>();
  for (const entry of atoms) {
    if (!('head' in entry) || entry.atom.slot === undefined) continue;
    const line = lines.get(entry.atom.line) ?? { columns: [], rows: [] };
    lines.set(entry.atom.line, line);
    line.columns.push(...entry.head.columns);
    const row = entry.head.key === '行政诉讼' ? 'litigation' : rowOfHead[entry.head.key];
    if (row) line.rows.push(row);
  }
  const official = block.columns.map(({ id }) => id);
  const ranks = ['review', 'litigation', 'litigation_direct', 'litigation_after_review'];
  return [...lines.values()].every(({ columns, rows }) => {
    const isRepeated =
      columns.length < official.length || columns.every((id, at) => id === official[at % official.length]);
    return isRepeated && rows.every((row, at) => at === 0 || ranks.indexOf(row) >= ranks.indexOf(rows[at - 1] ?? ''));
  });
}
