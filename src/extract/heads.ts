// Whether a table is laid out as the form lays it out: its columns in their order, its labels before their figures.
import type { Atom } from './atoms.js';
import type { Hit, Recognised } from './recognise.js';

/** The tables of a page whose rows cannot be read by the form's order of columns. */
export function strangeTables({ hits, strays }: Recognised): ReadonlySet<string> {
  const strange = new Set<string>();
  const unknownLines = new Set(strays.flatMap(({ label }) => (label ? [label.line] : [])));
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
  const total = ids.indexOf('total');
  if (total >= 0 && total < ids.indexOf('natural_person')) return false;
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
