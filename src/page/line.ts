// A line or cell of HTML: text gathered from several text nodes, which still knows each character's place in the source.
import type { Element, Text } from './dom.js';
import type { Piece, Span } from './page.js';
import { isInvisible } from './visible.js';

/** A text node, or a break between two blocks of one cell. */
export type Run = Text | 'break';

export interface LineContext {
  readonly source: string;
  readonly pathOf: (element: Element) => string;
}

/** Collects the visible text of runs; `keepSpaces` for preformatted text, in which white space is layout. */
export class Line implements Piece {
  readonly text: string;
  readonly #runs: readonly Run[];
  readonly #element: Element;
  readonly #context: LineContext;
  readonly #keepSpaces: boolean;
  #place: { starts: Int32Array; ends: Int32Array } | undefined;

  constructor(context: LineContext, element: Element, runs: readonly Run[], keepSpaces = false) {
    this.#context = context;
    this.#element = element;
    this.#runs = runs;
    this.#keepSpaces = keepSpaces;
    this.text = visibleOf(runs, keepSpaces);
  }

  get span(): Span {
    return this.text === '' ? innerSpan(this.#element) : this.#spanOf(0, this.text.length);
  }

  get path(): string {
    return this.#context.pathOf(this.#element);
  }

  part(from: number, to: number): Piece {
    let start = from;
    let end = to;
    while (start < end && this.text.charCodeAt(start) === 0x20) start++;
    while (end > start && this.text.charCodeAt(end - 1) === 0x20) end--;
    const whole = this;
    return {
      text: this.text.slice(start, end),
      get span() {
        return whole.#spanOf(start, end);
      },
      get path() {
        return whole.path;
      },
      part: (a, b) => whole.part(start + a, start + b),
    };
  }

  #spanOf(from: number, to: number): Span {
    this.#place ??= placeOf(this.#context.source, this.#runs, this.text, this.#keepSpaces);
    const { starts, ends } = this.#place;
    if (from < to) return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
    const at = from < starts.length ? (starts[from] ?? 0) : (ends[ends.length - 1] ?? 0);
    return { start: at, end: at };
  }
}

/** The visible text of runs, white space folded to single blanks, ends trimmed. */
export function visibleOf(runs: readonly Run[], keepSpaces = false): string {
  let text = '';
  let blank = false;
  for (const run of runs) {
    if (run === 'break') {
      blank = true;
      continue;
    }
    const data = run.data;
    for (let i = 0; i < data.length; i++) {
      const code = data.charCodeAt(i);
      if (isInvisible(code)) {
        if (isBlank(code)) {
          if (keepSpaces && text !== '') text += code === 0x0a ? '\n' : ' ';
          else blank = true;
        }
        continue;
      }
      if (blank && text !== '') text += ' ';
      blank = false;
      text += data[i];
    }
  }
  return keepSpaces ? text.trimEnd() : text;
}

function isBlank(code: number): boolean {
  return !(code >= 0x200b && code <= 0x200f) && code !== 0x2060 && code !== 0xfeff;
}

// The same walk as visibleOf, with the source offsets of each character kept.
function placeOf(source: string, runs: readonly Run[], text: string, keepSpaces: boolean) {
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = 0;
  let blank = false;
  let last = 0;
  for (const run of runs) {
    if (run === 'break') {
      blank = true;
      continue;
    }
    const offsets = offsetsOf(source, run);
    for (let i = 0; i < run.data.length; i++) {
      const code = run.data.charCodeAt(i);
      const invisible = isInvisible(code);
      if (invisible && !isBlank(code)) continue;
      if (invisible && !(keepSpaces && at > 0)) {
        blank = true;
        continue;
      }
      if (!invisible && blank && at > 0) {
        starts[at] = last;
        ends[at++] = last;
      }
      blank = false;
      if (at >= text.length) break;
      starts[at] = offsets[2 * i] ?? last;
      last = offsets[2 * i + 1] ?? last;
      ends[at++] = last;
    }
  }
  return { starts, ends };
}

// One character of HTML source: a character reference, a tag inside a merged text node, a line end, or a plain character.
const sourceUnit = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]*);?|<[a-zA-Z/!?][^>]*>|\r\n?|[\s\S]/gy;

/** Start and end in the source of each UTF-16 unit of a text node. */
function offsetsOf(source: string, node: Text): number[] {
  const location = node.sourceCodeLocation;
  const offsets: number[] = [];
  const start = location?.startOffset ?? 0;
  const end = location?.endOffset ?? 0;
  if (end - start === node.data.length) {
    for (let i = start; i < end; i++) offsets.push(i, i + 1);
    return offsets;
  }
  sourceUnit.lastIndex = start;
  while (sourceUnit.lastIndex < end && offsets.length < 2 * node.data.length) {
    const unit = sourceUnit.exec(source);
    if (!unit) break;
    const [whole] = unit;
    if (whole.length > 1 && whole.startsWith('<')) continue;
    const expected = node.data.charCodeAt(offsets.length / 2);
    const isReference = whole.length > 1 && whole.startsWith('&');
    if (isReference && expected === 0x26 && whole !== '&amp;' && whole !== '&amp' && !/^&#/.test(whole)) {
      // A name that no character bears: the ampersand stands for itself.
      offsets.push(unit.index, unit.index + 1);
      sourceUnit.lastIndex = unit.index + 1;
      continue;
    }
    offsets.push(unit.index, sourceUnit.lastIndex);
    if (isReference && expected >= 0xd800 && expected <= 0xdbff) offsets.push(unit.index, sourceUnit.lastIndex);
  }
  return offsets;
}

function innerSpan(element: Element): Span {
  const location = element.sourceCodeLocation;
  if (!location) return { start: 0, end: 0 };
  const start = location.startTag?.endOffset ?? location.startOffset;
  return { start, end: Math.max(start, location.endTag?.startOffset ?? location.endOffset) };
}
