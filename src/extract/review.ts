// Table four: one line of fifteen figures under three sets of heads, or three lines, or heads and figures by turns.
import type { FormBlock, FormRow, FormTable } from '../report/index.js';
import type { Atom } from './atoms.js';
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
}

/** The rows of table four: fifteen columns in one, or five in each of three; empty where the page shows neither. */
export function reviewRows(atoms: readonly ReviewAtom[], table: FormTable): ReviewRow[] {
  const [block] = table.blocks;
  if (!block) return [];
  const chunks = chunksOf(atoms);
  const width = block.columns.length;
  const named = chunks.map((chunk) => chunk.rows.at(-1));
  const isThreeRows =
    chunks.length === 3 &&
    new Set(named).size === 3 &&
    !named.includes(undefined) &&
    chunks.every(({ items }) => cellCount(items) >= 1 && figureCount(items) <= width);
  const isByTurns = chunks.length > 1 && isInOrder(chunks, block);
  if (isThreeRows && !isByTurns)
    return chunks.flatMap((chunk) => {
      const row = block.rows.find(({ id }) => id === chunk.rows.at(-1));
      return row ? [{ hit: hitOf(table, block, row, chunk.columns, chunk.items), block }] : [];
    });
  if (chunks.length === 0 || (chunks.length > 1 && !isByTurns)) return [];
  const wide: FormBlock = {
    title: null,
    columns: block.rows.flatMap(() => block.columns),
    rows: [{ id: 'all', label: table.title, ids: block.rows.flatMap((row) => row.ids) }],
  };
  const [row] = wide.rows;
  const items = withoutTail(chunks.flatMap((chunk) => chunk.items));
  const heads = chunks.flatMap((chunk) => chunk.columns);
  return row ? [{ hit: hitOf(table, wide, row, heads, items), block: wide }] : [];
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
