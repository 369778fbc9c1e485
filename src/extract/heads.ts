// Whether a table is laid out as the form lays it out: its columns in their order, its labels before their figures.
import type { Atom } from './atoms.js';
import type { Hit, Recognised } from './recognise.js';

/** Lines on which a text stands that is no label of the form. */
export function unknownLinesOf({ strays }: Recognised): ReadonlySet<number> {
  return new Set(strays.flatMap(({ label }) => (label ? [label.line] : [])));
}

/**
 * The columns of a row of table two in the order that the page prints them, as indices into the row's ids: all of them,
 * or those that the heads name where these stand in one line and each figure under one of them.
 */
export function printedOrder(
  hit: Hit,
  columns: readonly string[],
  unknownLines: ReadonlySet<number>,
): readonly number[] {
  const { table, row, heads, items } = hit;
  const official = row.ids.map((_, index) => index);
  // The heads of table three are read in another order than their columns stand.
  if (table.id !== 'disclosure') return official;
  const printed = heads.filter((head) => head.columns.length === 1);
  const order = printed.map((head) => columns.indexOf(head.columns[0] ?? ''));
  if (new Set(order).size < order.length || order.includes(-1)) return official;
  if (order.length === official.length) return order;
  const [head] = printed;
  const label = hit.label.at(-1);
  const isOneLine = head?.atom.slot !== undefined && printed.every(({ atom }) => atom.line === head.atom.line);
  if (!isOneLine || head.atom.slots !== label?.slots || unknownLines.has(head.atom.line)) return official;
  // A gap between two heads is a column whose head was lost, or joined to its neighbour's.
  const isGapless = printed.every(({ atom }, index) => atom.slot === (head.atom.slot ?? 0) + index);
  if (!isGapless) return official;
  const slots = new Set(printed.map(({ atom }) => atom.slot ?? 0));
  const last = Math.max(...slots);
  // Blank cells to the right of the heads fill up the row, as tables on the page are of one width.
  const isUnderHead = ({ kind, slot = 0 }: Atom) => slots.has(slot) || (kind !== 'figure' && slot > last);
  return items.every(isUnderHead) ? order : official;
}

/** The tables of a page whose rows cannot be read by the form's order of columns. */
export function strangeTables({ hits, strays }: Recognised, unknownLines: ReadonlySet<number>): ReadonlySet<string> {
  const strange = new Set<string>();
  for (const hit of hits) if (!hasFormColumns(hit, unknownLines)) strange.add(hit.table.id);
  for (const table of new Set(hits.map((hit) => hit.table.id)))
    if (
      standsBeforeLabels(
        hits.filter((hit) => hit.table.id === table),
        strays.flatMap(({ label, items }) => (label ? [] : items)),
      )
    )
      strange.add(table);
  return strange;
}

/** Whether the heads of table three name the form's columns in the form's order, as far as they show one. */
function hasFormColumns(hit: Hit, unknownLines: ReadonlySet<number>): boolean {
  if (hit.table.id !== 'requests') return true;
  const heads = hit.heads.filter(({ columns }) => columns.length === 1);
  const ids = heads.map(({ columns }) => columns[0]);
  // The last of each: prose above the table may hold the word 总计.
  const total = ids.lastIndexOf('total');
  if (total >= 0 && total < ids.lastIndexOf('natural_person')) return false;
  const official = hit.block.columns.map(({ id }) => id).filter((id) => id !== 'natural_person' && id !== 'total');
  const lines = new Map<number, (string | undefined)[]>();
  for (const { columns, atom } of heads)
    if (atom.slot !== undefined && official.includes(columns[0] ?? ''))
      lines.set(atom.line, [...(lines.get(atom.line) ?? []), columns[0]]);
  return [...lines].every(
    ([line, kinds]) => kinds.length < 3 || unknownLines.has(line) || kinds.join() === official.join(),
  );
}

/** Whether the figures of a table stand before their labels: the first ones have none before them, the last label none after it. */
function standsBeforeLabels(hits: readonly Hit[], unlabelled: readonly Atom[]): boolean {
  const [first] = hits;
  const start = first?.label[0];
  const isEmpty = (hit: Hit | undefined) => hit !== undefined && !hit.items.some((item) => item.kind === 'figure');
  if (!first || !start || !isEmpty(hits.at(-1))) return false;
  const before = unlabelled.filter((item) => item.kind === 'figure' && item.piece.span.start < start.piece.span.start);
  return before.length === first.row.ids.length;
}
