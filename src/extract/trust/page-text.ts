// The text of a page as one string, a line or cell a line, so that one search covers it and every find can be cited.
import type { Block, Page, Piece } from '../../page/index.js';
import type { Cite } from '../../report/index.js';
import { citeOf } from '../values.js';

/**
 * How much text is looked at, in UTF-16 units: a report with its tables and the page around it has a tenth of it. Of a
 * longer page it is the beginning and the end, where injected lines and footers stand.
 */
export const MAX_HEAD = 262_144;
export const MAX_TAIL = 65_536;
/** A longer line is left out: to cite a word of it, the whole line would have to be placed in the source. */
export const MAX_LINE = 131_072;

interface Line {
  readonly piece: Piece;
  /** Offset of its first character in `PageText.text`. */
  readonly start: number;
}

export class PageText {
  readonly text: string;
  /** Whether nothing was left out. */
  readonly isWhole: boolean;
  readonly #page: Page;
  readonly #lines: readonly Line[];

  constructor(page: Page) {
    this.#page = page;
    const { pieces, isWhole } = bounded(page.blocks);
    let start = 0;
    this.#lines = pieces.map((piece) => {
      const line = { piece, start };
      start += piece.text.length + 1;
      return line;
    });
    this.text = pieces.map(({ text }) => text).join('\n');
    this.isWhole = isWhole;
  }

  /** The place in the document of a stretch of one line. */
  cite(from: number, to: number): Cite {
    const line = this.#lineAt(from);
    if (!line) throw new RangeError(`no line at ${from}`);
    return citeOf(this.#page, line.piece.part(from - line.start, Math.min(to - line.start, line.piece.text.length)));
  }

  /** Where the line that holds an offset begins and ends. */
  lineAround(offset: number): { readonly from: number; readonly to: number } {
    const line = this.#lineAt(offset);
    return line ? { from: line.start, to: endOf(line) } : { from: offset, to: offset };
  }

  /** The offset after the first `count` lines. */
  endOfLines(count: number): number {
    const last = this.#lines[Math.min(count, this.#lines.length) - 1];
    return last ? endOf(last) : 0;
  }

  #lineAt(offset: number): Line | undefined {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#lines[low];
  }
}

function endOf({ piece, start }: Line): number {
  return start + piece.text.length;
}

const nothing: readonly Piece[] = [];

function piecesOf(block: Block): readonly Piece[] {
  if (block.kind === 'text') return [block.piece];
  return block.kind === 'table' ? block.grid.cells.map(({ piece }) => piece) : nothing;
}

function bounded(blocks: readonly Block[]): { pieces: Piece[]; isWhole: boolean } {
  const head: Piece[] = [];
  let left = MAX_HEAD + MAX_TAIL;
  let isWhole = true;
  for (const block of blocks) {
    for (const piece of piecesOf(block)) {
      const { length } = piece.text;
      if (length > MAX_LINE) isWhole = false;
      else if (length > 0) {
        left -= length + 1;
        if (left < 0) return { pieces: bothEnds(blocks, head), isWhole: false };
        head.push(piece);
      }
    }
  }
  return { pieces: head, isWhole };
}

/** Of the pieces that fit, the end gives way to the end of the page. */
function bothEnds(blocks: readonly Block[], fitting: readonly Piece[]): Piece[] {
  const head: Piece[] = [];
  let left = MAX_HEAD;
  for (const piece of fitting) {
    left -= piece.text.length + 1;
    if (left < 0) break;
    head.push(piece);
  }
  const last = head.at(-1);
  const tail: Piece[] = [];
  left = MAX_TAIL;
  for (let at = blocks.length - 1; at >= 0; at--) {
    for (const piece of piecesOf(blocks[at] as Block).toReversed()) {
      const { length } = piece.text;
      if (length === 0 || length > MAX_LINE) continue;
      left -= length + 1;
      if (left < 0 || piece === last) return [...head, ...tail.reverse()];
      tail.push(piece);
    }
  }
  return [...head, ...tail.reverse()];
}
