// What a table's full rows tell about the rows that are not full.
import type { Atom } from './atoms.js';
import { blankLinesOf } from './gaps.js';
import type { Habits } from './place.js';
import type { Hit } from './recognise.js';

/** The habits of each table of a page. */
export function habitsOf(hits: readonly Hit[], atoms: readonly Atom[]): (hit: Hit) => Habits {
  const gap = usualGap(atoms);
  const byTable = new Map<string, Habits>();
  return ({ table: { id } }) => {
    const known = byTable.get(id);
    if (known) return known;
    const own = hits.filter((hit) => hit.table.id === id);
    const habits = { ...paddingOf(own), blankLines: blankLinesOf(own, gap) };
    byTable.set(id, habits);
    return habits;
  };
}

/**
 * The cells of a row. Where each has a line of its own, the bare borders on the label's line are what its span has left,
 * and no cells.
 */
export function cellsOf({ items, label }: Hit): Atom[] {
  const line = label.at(-1)?.line;
  const cells = items.filter((item) => item.kind !== 'gap');
  const isApart = cells.some((cell) => cell.line !== line) && !cells.some((cell) => cell.line === line && !cell.bare);
  return isApart ? cells.filter((cell) => cell.line !== line) : cells;
}

/** Where full rows have blank cells beside their figures, and how many after them. */
function paddingOf(hits: readonly Hit[]): Pick<Habits, 'padding' | 'trailing'> {
  const trailing = new Set<number>();
  let left = 0;
  let right = 0;
  for (const hit of hits) {
    const cells = cellsOf(hit).filter((item) => item.bordered && item.kind !== 'text');
    const isFull = hit.items.filter((item) => item.kind === 'figure').length === hit.row.ids.length;
    if (!isFull || cells.length < hit.row.ids.length) continue;
    const first = cells.findIndex((cell) => cell.kind === 'figure');
    const last = cells.findLastIndex((cell) => cell.kind === 'figure');
    if (last - first + 1 !== hit.row.ids.length) continue;
    trailing.add(cells.length - 1 - last);
    if (first > 0) left++;
    else if (last < cells.length - 1) right++;
  }
  return { padding: left > 0 && right === 0 ? 'left' : right > 0 && left === 0 ? 'right' : null, trailing };
}

/** How many empty lines stand between two lines of a table, most often. */
function usualGap(atoms: readonly Atom[]): number {
  const counts = new Map<number, number>();
  let run = 0;
  let inTable = false;
  for (const atom of atoms) {
    if (atom.kind === 'gap') run++;
    else {
      const short = !atom.bordered && atom.piece.text.length < 30;
      if (short && inTable) counts.set(run, (counts.get(run) ?? 0) + 1);
      inTable = short;
      run = 0;
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
