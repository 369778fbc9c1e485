// Where each character of a text node stands in the source: references, line ends and dropped characters shift them.
import { parseSlice, type Text, walk } from './dom.js';

// A character reference, a line end, or a plain character.
const unitPattern = /&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);?|\r\n?|[\s\S]/gy;
const namePattern = /&[A-Za-z][A-Za-z\d]*;?/g;

/** Start and end in the source of each UTF-16 unit of a text, in turn. */
export function offsetsOf(source: string, { data, startIndex, endIndex }: Text): Int32Array {
  const start = startIndex ?? 0;
  const end = endIndex ?? start;
  const offsets = new Int32Array(2 * data.length);
  let at = 0;
  const set = (from: number, to: number) => {
    offsets[at++] = from;
    offsets[at++] = to;
  };
  if (end - start === data.length) {
    for (let i = start; i < end; i++) set(i, i + 1);
    return offsets;
  }
  const meanings = meaningsOf(source.slice(start, end).match(namePattern) ?? []);
  unitPattern.lastIndex = start;
  while (unitPattern.lastIndex < end && at < offsets.length) {
    const unit = unitPattern.exec(source);
    if (!unit) break;
    const [printed] = unit;
    const meaning = meanings.get(printed);
    let { length } = printed;
    let units = 1;
    if (meaning !== undefined) ({ length, units } = extentOf(printed, meaning));
    // A numeric reference may stand for a character of two units.
    else if (length > 1 && isHighSurrogate(data.charCodeAt(at / 2))) units = 2;
    unitPattern.lastIndex = unit.index + length;
    for (let i = 0; i < units; i++) set(unit.index, unitPattern.lastIndex);
  }
  return offsets;
}

/**
 * How much of the source is a reference, and how many units it stands for. Old names need no semicolon: `&nbsp12` is a
 * blank and 12. A name that no character bears is an ampersand and letters.
 */
function extentOf(printed: string, meaning: string): { length: number; units: number } {
  if (meaning === printed) return { length: 1, units: 1 };
  if (printed.endsWith(';') && meaning.length <= 2) return { length: printed.length, units: meaning.length };
  return { length: printed.length - (meaning.length - 1), units: 1 };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

const known = new Map<string, string>();
const MAX_KNOWN = 4096;

/** What named references stand for, each with the letters printed after it, by the parser that read the page. */
function meaningsOf(printed: readonly string[]): ReadonlyMap<string, string> {
  const names = [...new Set(printed)];
  if (names.every((name) => known.has(name))) return known;
  if (known.size > MAX_KNOWN) known.clear();
  let meanings = '';
  // No name stands for the control character that parts them here.
  const enter = () => true;
  walk(parseSlice(names.join('\u0001')), { enter, leave() {}, text: ({ data }) => (meanings += data) });
  for (const [index, meaning] of meanings.split('\u0001').entries()) known.set(names[index] ?? '', meaning);
  return known;
}
