// What a reader sees of a piece of source, and where in the source it begins and ends.
import type { Span } from './page.js';

const zeroWidth = /[\u200b-\u200f\u2060\ufeff]/g;
const whiteSpace = /\s+/g;

/** White space folded to single blanks, zero-width characters removed, ends trimmed. */
export function foldSpaces(text: string): string {
  return text.replace(zeroWidth, '').replace(whiteSpace, ' ').trim();
}

function isInvisible(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  return /[\s\u0000-\u001f\u200b-\u200f\u2060\ufeff]/.test(String.fromCharCode(code));
}

// One character of HTML source: a character reference, a tag inside a merged text, or a plain character.
const sourceUnit = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]*));?|<[^>]*>|[^]/y;
const invisibleReferences = new Set(
  'nbsp NonBreakingSpace ensp emsp emsp13 emsp14 thinsp ThinSpace hairsp VeryThinSpace numsp puncsp MediumSpace Tab NewLine zwnj zwj lrm rlm ZeroWidthSpace NoBreak'.split(
    ' ',
  ),
);

function isVisibleUnit(unit: RegExpExecArray): boolean {
  const [whole, decimal, hexadecimal, name] = unit;
  if (decimal !== undefined) return !isInvisible(Number(decimal));
  if (hexadecimal !== undefined) return !isInvisible(Number.parseInt(hexadecimal, 16));
  if (name !== undefined) return !invisibleReferences.has(name);
  return !whole.startsWith('<') && !isInvisible(whole.charCodeAt(0));
}

/** The part of `span` from its first visible character to its last, in plain text; null where all is invisible. */
export function visibleInText(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && isInvisible(text.charCodeAt(start))) start++;
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** The same in the HTML source of a text node, where character references stand for characters. */
export function visibleInSource(source: string, span: Span): Span | null {
  let first = -1;
  let last = -1;
  sourceUnit.lastIndex = span.start;
  while (sourceUnit.lastIndex < span.end) {
    const unit = sourceUnit.exec(source);
    if (!unit) break;
    if (isVisibleUnit(unit)) {
      if (first < 0) first = unit.index;
      last = sourceUnit.lastIndex;
    }
  }
  return first < 0 ? null : { start: first, end: Math.min(last, span.end) };
}
