// Plain text as a page: a line a piece, empty lines kept as gaps.
import { Allowance } from './limits.js';
import type { Block, Piece, Span } from './page.js';
import { isInvisible } from './visible.js';

/**
 * The lines of a text; line ends are LF, CR LF, CR and form feed, and offsets count them as they stand.
 *
 * @throws {UnreadablePageError} past the limits on lines and characters
 */
export function readText(text: string): Block[] {
  const blocks: Block[] = [];
  const allowance = new Allowance();
  for (const line of text.matchAll(/[^\r\n\f]+|\r\n|[\r\n\f]/g)) {
    const end = line.index + line[0].length;
    if (/^[\r\n\f]/.test(line[0])) {
      if (line.index !== 0 && !/[\r\n\f]/.test(text.charAt(line.index - 1))) continue;
      allowance.line();
      blocks.push({ kind: 'gap', span: { start: line.index, end: line.index } });
      continue;
    }
    allowance.line();
    const span = cellSpan(text, line.index, end);
    if (span) {
      allowance.characters(span.end - span.start);
      blocks.push({ kind: 'text', piece: textPiece(text, span) });
    } else blocks.push({ kind: 'gap', span: { start: line.index, end } });
  }
  return blocks;
}

function textPiece(source: string, span: Span): Piece {
  return {
    text: source.slice(span.start, span.end),
    span,
    part(from, to) {
      const inner = visibleSpan(source, span.start + from, span.start + to);
      return textPiece(source, inner ?? { start: span.start + from, end: span.start + to });
    },
  };
}

/** The visible part of a line; one whose cells are parted by tabs keeps those at its ends, which part blank cells. */
function cellSpan(text: string, from: number, to: number): Span | null {
  const span = visibleSpan(text, from, to);
  if (!span) return null;
  let { start, end } = span;
  const isDrawn = text.slice(start, end).includes('\t') || text.startsWith('\t\t', end);
  if (!isDrawn) return span;
  while (start > from && text.charAt(start - 1) === '\t') start--;
  while (end < to && text.charAt(end) === '\t') end++;
  return { start, end };
}

/** From the first visible character to the last; null where all is invisible. */
function visibleSpan(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && isInvisible(text.charCodeAt(start))) start++;
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}
