// Pages with one cell a line, on which only empty lines show where a blank cell was.
import type { Atom } from './atoms.js';
import type { Placing } from './placing.js';
import type { Hit } from './recognise.js';

/** What a blank cell leaves on a page that parts its cells by `gap` empty lines. */
export interface BlankLines {
  readonly gap: number;
  /** A line with white space among bare ones; one more empty line; or an empty line with a gap of its own. */
  readonly style: 'spaced' | 'extra' | 'own';
}

const styles = ['spaced', 'extra', 'own'] as const;

/**
 * How blank cells show in a table: the style under which most rows with too few figures are whole.
 *
 * @param gap empty lines between two cells, most often
 * @returns null where rows are not printed a cell a line, or where another style does for nearly as many rows
 */
export function blankLinesOf(hits: readonly Hit[], gap: number): BlankLines | null {
  if (!isOneCellALine(hits)) return null;
  const lacking = hits.filter(({ items, row }) => valuesOf(items).length < row.ids.length);
  const tried = styles.map((style) => {
    const placings = lacking.map(({ items, row }) => placeByGaps(items, row.ids.length, { gap, style }));
    return { style, placings, whole: placings.filter((placing) => placing !== null).length };
  });
  const [best] = [...tried].sort((a, b) => b.whole - a.whole);
  if (!best || 2 * best.whole < lacking.length || best.whole === 0) return null;
  const isRival = ({ placings }: (typeof tried)[number]) =>
    placings.filter((placing, row) => placing && !isAlike(placing, best.placings[row] ?? null)).length * 2 > best.whole;
  return tried.some((other) => other !== best && isRival(other)) ? null : { gap, style: best.style };
}

/** Whether two placings put the same figures in the same columns. */
function isAlike(a: Placing, b: Placing | null): boolean {
  const figure = (atom: Atom | null | undefined) => (atom?.kind === 'figure' ? atom : null);
  return b !== null && a.every((atom, column) => figure(atom) === figure(b[column]));
}

/** The cells of a row with its blank ones; null unless these make it exactly as wide as the form. */
export function placeByGaps(items: readonly Atom[], width: number, { gap, style }: BlankLines): Placing | null {
  const placing: Atom[] = [];
  let run: Atom[] = [];
  for (const item of [...items, null]) {
    if (item?.kind === 'gap') {
      run.push(item);
      continue;
    }
    const blanks = blanksOf(run, gap, style, item === null);
    if (!blanks) return null;
    placing.push(...blanks);
    run = [];
    if (item) placing.push(item);
  }
  return placing.length === width ? placing : null;
}

function blanksOf(run: readonly Atom[], gap: number, style: BlankLines['style'], isLast: boolean): Atom[] | null {
  const spaced = run.filter(({ piece: { span } }) => span.end > span.start);
  if (style === 'spaced') return spaced.length < run.length || run.length === 0 || gap === 0 ? spaced : null;
  // What parts a table from the text below it may have been taken off the last row.
  if (run.length < gap) return isLast ? [] : null;
  const extra = run.slice(gap);
  // Lines of two kinds: one of them is the cell, the others part it from its neighbours.
  if (style === 'extra') return spaced.length === 0 || spaced.length === run.length ? extra : null;
  return extra.length % (gap + 1) === 0 ? extra.filter((_, index) => index % (gap + 1) === 0) : null;
}

function valuesOf(items: readonly Atom[]): Atom[] {
  return items.filter((item) => item.kind !== 'gap' && item.kind !== 'text');
}

function isOneCellALine(hits: readonly Hit[]): boolean {
  let apart = 0;
  let together = 0;
  for (const hit of hits) {
    const lines = valuesOf(hit.items).map((item) => item.line);
    const labelLine = hit.label.at(-1)?.line ?? -1;
    if (lines.length === 0) continue;
    if (new Set([...lines, labelLine]).size === lines.length + 1) apart++;
    else together++;
  }
  return apart > 3 * together || (apart === 0 && together === 0);
}
