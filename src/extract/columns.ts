// Where the columns of a table stand when its cells are drawn: told by all rows together.
import type { Atom } from './atoms.js';
import { MAX_DRAWN_SLOTS } from './limits.js';
import type { Placing } from './placing.js';
import type { Hit } from './recognise.js';

/** A row whose label and values are drawn cells of one line. */
interface DrawnRow {
  readonly hit: Hit;
  /** Slots of the line, and the one of the label's last cell. */
  readonly slots: number;
  readonly labelSlot: number;
  readonly cells: readonly Atom[];
}

/**
 * The placings of each drawn row under every layout that fits all rows of its table with as many slots: the values
 * begin in one slot for all rows, or right after each row's label. A row is left out where no layout fits them all.
 */
export function drawnPlacings(hits: readonly Hit[]): ReadonlyMap<Hit, readonly Placing[]> {
  const groups = new Map<string, DrawnRow[]>();
  for (const hit of hits) {
    const row = drawnRow(hit);
    if (!row) continue;
    const key = `${hit.table.id} ${row.slots} ${hit.label[0]?.grid?.table ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const placings = new Map<Hit, Placing[]>();
  for (const rows of groups.values()) {
    const starts: ((row: DrawnRow) => number)[] = [({ labelSlot }) => labelSlot + 1];
    for (let slot = 1; slot < (rows[0]?.slots ?? 0); slot++) starts.push(() => slot);
    for (const start of starts) {
      const filled = rows.map((row) => fill(row, start(row)));
      if (filled.includes(null)) continue;
      for (const [index, placing] of filled.entries()) {
        const hit = rows[index]?.hit;
        if (hit && placing) add(placings, hit, placing);
      }
    }
  }
  return placings;
}

function add(placings: Map<Hit, Placing[]>, hit: Hit, placing: Placing): void {
  const known = placings.get(hit);
  if (!known) placings.set(hit, [placing]);
  // Blank cells are alike: only where a figure stands tells two placings apart.
  else if (!known.some((other) => other.every((atom, index) => same(atom, placing[index])))) known.push(placing);
}

function same(a: Atom | null, b: Atom | null | undefined): boolean {
  return a === b || (a?.kind !== 'figure' && b?.kind !== 'figure');
}

function drawnRow(hit: Hit): DrawnRow | null {
  const label = hit.label.at(-1);
  if (label?.slot === undefined || label.slots === undefined || label.slots > MAX_DRAWN_SLOTS) return null;
  const cells = hit.items.filter((item) => item.kind !== 'gap' && item.line === label.line);
  // Blank cells at the head of the next line stand for a label that spans it; a figure there is of this row.
  const isTorn = hit.items.some((item) => item.kind === 'figure' && item.line !== label.line);
  if (isTorn || cells.some((cell) => cell.slot === undefined)) return null;
  return { hit, slots: label.slots, labelSlot: label.slot, cells };
}

/** The cells from a slot on, one a column; null where a figure stands outside them, or one cell fills two. */
function fill({ hit, cells, slots, labelSlot }: DrawnRow, start: number): Placing | null {
  const width = hit.row.ids.length;
  if (start <= labelSlot || start + width > slots) return null;
  const placing: Atom[] = [];
  for (let column = 0; column < width; column++) {
    const cell = cells.find((one) => covers(one, start + column));
    if (!cell || placing.includes(cell)) return null;
    placing.push(cell);
  }
  return cells.every((cell) => cell.kind === 'blank' || placing.includes(cell)) ? placing : null;
}

function covers({ slot = 0, cell }: Atom, wanted: number): boolean {
  return slot <= wanted && wanted < slot + (cell?.columnSpan ?? 1);
}
