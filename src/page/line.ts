// A line or cell of HTML: text gathered from several text nodes, which still knows each character's place in the source.
import type { Element, Text } from './dom.js';
import { type Allowance, checkLimit, MAX_LINE_LENGTH } from './limits.js';
import type { Piece, Span } from './page.js';
import { offsetsOf } from './source.js';
import { isInvisible } from './visible.js';

/** A text node, or a break between two blocks of one cell. */
export type Run = Text | 'break';

export interface LineContext {
  readonly source: string;
  readonly pathOf: (element: Element) => string;
  readonly allowance: Allowance;
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
    context.allowance.characters(this.text.length);
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
    while (start < end && isInvisible(this.text.charCodeAt(start))) start++;
    while (end > start && isInvisible(this.text.charCodeAt(end - 1))) end--;
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
    const { data } = run;
    for (let at = 0; at < data.length; ) {
      const code = data.charCodeAt(at);
      if (isInvisible(code)) {
        at++;
        if (!isBlank(code)) continue;
        if (keepSpaces && text !== '') text += code === 0x0a || code === 0x09 ? data.charAt(at - 1) : ' ';
        else blank = true;
        continue;
      }
      const from = at;
      while (at < data.length && !isInvisible(data.charCodeAt(at))) at++;
      if (blank && text !== '') text += ' ';
      blank = false;
      text += data.slice(from, at);
      checkLimit(text.length, MAX_LINE_LENGTH, 'characters in one line or cell');
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
    const { data } = run;
    const offsets = offsetsOf(source, run);
    for (let i = 0; i < data.length; i++) {
      const code = data.charCodeAt(i);
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

function innerSpan({ innerStart, innerEnd, endIndex }: Element): Span {
  const start = Math.max(0, innerStart);
  return { start, end: Math.max(start, innerEnd < 0 ? (endIndex ?? start) : innerEnd) };
}
