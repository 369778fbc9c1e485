// Columns of plain text that only the blanks between figures show: a blank cell is a gap.
import type { Atom } from './atoms.js';
import { MAX_ALIGNED_LINE } from './limits.js';
import type { Placing } from './placing.js';
import type { Hit } from './recognise.js';

/** A stretch of a line, from the first position to the one after the last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Line {
  readonly hit: Hit;
  readonly figures: readonly Atom[];
  readonly stretches: readonly Stretch[];
  /** Where the label ends; the columns of a table do not depend on it. */
  readonly labelEnd: number;
}

/** Positions count characters, or the columns that they take on a screen: tools differ. */
type Metric = (character: string) => number;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const metrics: readonly Metric[] = [() => 1, (character) => (wide.test(character) ? 2 : 1)];

// Rows with all their figures on either side that the columns of a row are told by.
const NEIGHBOURS = 4;
const MIN_FULL_ROWS = 3;
// Characters that the label ends must differ by, so that the columns are seen to stand where they do whatever the label.
const MIN_SPREAD = 3;
const MIN_GUTTER = 2;
const MAX_DEVIATION = 2;

/**
 * The placing of each row with too few figures whose figures stand under those of the full rows around it.
 *
 * @param text the document, plain text
 */
export function alignedPlacings(hits: readonly Hit[], text: string): ReadonlyMap<Hit, Placing> {
  const [byCharacters, byColumns] = metrics.map((metric) => placingsBy(metric, hits, text)) as [Trials, Trials];
  const placings = new Map<Hit, Placing>();
  for (const [hit, placing] of [...byCharacters, ...byColumns]) {
    // Where both ways to count show columns, and do not place the row alike in them, neither is believed.
    const others = [byCharacters.get(hit), byColumns.get(hit)].filter((other) => other !== undefined);
    if (placing && others.every((other) => other?.every((atom, column) => atom === placing[column])))
      placings.set(hit, placing);
  }
  return placings;
}

/** For each row that has columns around it its placing in them; null where its figures do not stand under them. */
type Trials = ReadonlyMap<Hit, Placing | null>;

function placingsBy(metric: Metric, hits: readonly Hit[], text: string): Trials {
  const trials = new Map<Hit, Placing | null>();
  for (const table of new Set(hits.map((hit) => hit.table.id))) {
    const lines = hits.filter((hit) => hit.table.id === table).flatMap((hit) => lineOf(hit, text, metric) ?? []);
    for (const [index, line] of lines.entries()) {
      if (line.figures.length >= line.hit.row.ids.length) continue;
      const columns = columnsAround(lines, index);
      if (columns) trials.set(line.hit, placingOf(line, columns));
    }
  }
  return trials;
}

function lineOf(hit: Hit, text: string, metric: Metric): Line | null {
  const figures = hit.items.filter((item) => item.kind === 'figure' || item.kind === 'blank');
  const [first] = figures;
  const label = hit.label.at(-1);
  if (!first || !label || hit.items.some((item) => item.bordered || item.kind === 'text')) return null;
  if (figures.some((figure) => figure.line !== first.line)) return null;
  const start = text.lastIndexOf('\n', first.piece.span.start) + 1;
  const end = figures.at(-1)?.piece.span.end ?? 0;
  if (end - start > MAX_ALIGNED_LINE) return null;
  const positions = [0];
  for (let at = start; at < end; at++) positions.push((positions.at(-1) ?? 0) + metric(text[at] ?? ''));
  const position = (offset: number) => positions[offset - start] ?? 0;
  const stretches = figures.map(({ piece: { span } }) => ({ from: position(span.start), to: position(span.end) }));
  const before = text.slice(start, first.piece.span.start).trimEnd();
  return { hit, figures, stretches, labelEnd: position(start + before.length) };
}

/** The stretch of each column by the full rows around a line; null where they do not show columns. */
function columnsAround(lines: readonly Line[], index: number): Stretch[] | null {
  const width = lines[index]?.hit.row.ids.length ?? 0;
  const isFull = ({ figures, hit }: Line) => figures.length === width && hit.row.ids.length === width;
  const full = [
    ...lines.slice(0, index).filter(isFull).slice(-NEIGHBOURS),
    ...lines
      .slice(index + 1)
      .filter(isFull)
      .slice(0, NEIGHBOURS),
  ];
  const ends = full.map(({ labelEnd }) => labelEnd);
  if (full.length < MIN_FULL_ROWS || Math.max(...ends) - Math.min(...ends) < MIN_SPREAD) return null;
  const columns = Array.from({ length: width }, (_, column) => ({
    from: Math.min(...full.map(({ stretches }) => stretches[column]?.from ?? 0)),
    to: Math.max(...full.map(({ stretches }) => stretches[column]?.to ?? 0)),
  }));
  const isStraight = columns.every((_, column) => isAligned(full.flatMap(({ stretches }) => stretches[column] ?? [])));
  const isApart = columns.every((column, at) => at === 0 || column.from - (columns[at - 1]?.to ?? 0) >= MIN_GUTTER);
  return isStraight && isApart ? columns : null;
}

/** Whether stretches stand under each other: by their left ends, their right ends or their middles. */
function isAligned(stretches: readonly Stretch[]): boolean {
  const edges: readonly ((stretch: Stretch) => number)[] = [
    ({ from }) => from,
    ({ to }) => to,
    ({ from, to }) => (from + to) / 2,
  ];
  return edges.some((edge) => {
    const positions = stretches.map(edge);
    return Math.max(...positions) - Math.min(...positions) <= MAX_DEVIATION;
  });
}

function placingOf({ figures, stretches, labelEnd }: Line, columns: readonly Stretch[]): Placing | null {
  // A label that reaches the first column has pushed its figures aside.
  if (labelEnd + MIN_GUTTER > (columns[0]?.from ?? 0)) return null;
  const placing: (Atom | null)[] = columns.map(() => null);
  for (const [index, { from, to }] of stretches.entries()) {
    const under = columns.flatMap((column, at) => (from < column.to && column.from < to ? [at] : []));
    const [only] = under;
    if (under.length !== 1 || only === undefined || placing[only] !== null) return null;
    placing[only] = figures[index] ?? null;
  }
  return placing;
}
