// Lines on which labels and figures stand without borders: 规章7 383 4规范性文件2 0 9.
import { forms } from '../report/index.js';
import { foldedCharacters } from './fold.js';
import { vocabularyOf } from './vocabulary.js';

/** A stretch of a line that holds nothing but labels and figures, as the offsets of each. */
export type Stretch = readonly (readonly [from: number, to: number])[];

// Of a line that holds prose too, a stretch is taken for a table from this many labels on: prose strings together a few.
const MIN_LABELS = 8;
const MAX_REMARK = 80;

const couldBeFused = /\p{Script=Han}[)）”"’]?[+\-＋－]?\d|\d\p{Script=Han}|\d[1-9][.．、]/u;
const blank = /[\s?？\u200b-\u200f\u2060\ufeff\ufffd]/;
const value =
  /(?:[+＋\-－−增减減])?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.．]\d+)?(?:\/-?\d+)?(?:\s*(?:百万元|千元|[万萬]元|[亿億]元|元|[万萬](?!元)))?|[-－—–/／]|[增减減](?!\d)/y;
const enumerator = /(?:[(（][一二三四五六七八九][)）]|[一二三四五六七八九][、，]|[1-9][.．、])\s*/y;
const numbered = /^[1-9][.．、]\s*[\p{Script=Han}“"]/u;
const closing = /["”’」]*/y;
const remark = new RegExp(`\\s*[(（][^()（）]{1,${MAX_REMARK}}[)）]`, 'y');
const mayFollowLabel = /^[\s?？]*(?:$|[\d+\-＋－−—–/／增减減(（|])/;

/**
 * The stretches of a line on which labels and figures are fused; null where there are none.
 *
 * A line that is such a stretch as a whole needs one label and one figure; one that holds prose as well, eight labels.
 */
export function fusedStretches(text: string): Stretch[] | null {
  return couldBeFused.test(text) ? new Scanner(text).stretches() : null;
}

interface Token {
  readonly isLabel: boolean;
  readonly from: number;
  readonly to: number;
}

class Scanner {
  readonly #text: string;
  /** The characters that count when labels are compared, and the offset of each in the line. */
  readonly #characters: string;
  readonly #offsets: readonly number[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    const { characters, offsets } = foldedCharacters(text);
    this.#characters = characters;
    this.#offsets = offsets;
  }

  stretches(): Stretch[] | null {
    const found: Token[][] = [[]];
    let isWhole = true;
    for (let at = 0; at < this.#text.length; ) {
      if (blank.test(this.#text.charAt(at))) {
        at++;
        continue;
      }
      const token = this.#label(at) ?? this.#value(at);
      if (token) found.at(-1)?.push(token);
      else {
        isWhole = false;
        if (found.at(-1)?.length !== 0) found.push([]);
      }
      at = token?.to ?? at + 1;
    }
    const needed = isWhole ? 1 : MIN_LABELS;
    const tables = found.filter((tokens) => {
      const labels = tokens.filter(({ isLabel }) => isLabel).length;
      return labels >= needed && labels < tokens.length;
    });
    return tables.length > 0 ? tables.map((tokens) => tokens.map(({ from, to }) => [from, to])) : null;
  }

  #label(from: number): Token | null {
    const end = this.#labelEnd(from);
    if (end === null) return null;
    remark.lastIndex = end;
    const to = end + (remark.exec(this.#text)?.[0].length ?? 0);
    const isApart = mayFollowLabel.test(this.#text.slice(to, to + 8)) || this.#labelEnd(to) !== null;
    return isApart ? { isLabel: true, from, to } : null;
  }

  /** Where the longest label that begins here ends; its number counts as its own. */
  #labelEnd(from: number): number | null {
    enumerator.lastIndex = from;
    const start = from + (enumerator.exec(this.#text)?.[0].length ?? 0);
    while ((this.#offsets[this.#next] ?? Number.POSITIVE_INFINITY) < start) this.#next++;
    while (this.#next > 0 && (this.#offsets[this.#next - 1] ?? 0) >= start) this.#next--;
    const length = longestLabel(this.#characters, this.#next);
    const last = length > 0 ? this.#offsets[this.#next + length - 1] : undefined;
    if (last === undefined) return null;
    closing.lastIndex = last + 1;
    return last + 1 + (closing.exec(this.#text)?.[0].length ?? 0);
  }

  #value(from: number): Token | null {
    value.lastIndex = from;
    const found = value.exec(this.#text)?.[0];
    if (found === undefined) return null;
    const to = from + found.length;
    // 0 0 02.其他…: the last digit is the number of the label that follows, whether that label is known or not.
    if (!numbered.test(this.#text.slice(to - 1, to + 4))) return { isLabel: false, from, to };
    return found.length > 1 ? { isLabel: false, from, to: to - 1 } : null;
  }
}

interface Branch {
  readonly next: Map<string, Branch>;
  isEnd: boolean;
}

let labels: Branch | undefined;

/** Length of the longest label, head, block title or group label of any form at a position; 0 where there is none. */
function longestLabel(characters: string, from: number): number {
  labels ??= labelTree();
  let branch: Branch | undefined = labels;
  let longest = 0;
  for (let at = from; at < characters.length; at++) {
    branch = branch.next.get(characters.charAt(at));
    if (!branch) break;
    if (branch.isEnd) longest = at + 1 - from;
  }
  return longest;
}

function labelTree(): Branch {
  const root: Branch = { next: new Map(), isEnd: false };
  for (const form of Object.values(forms))
    for (const { key } of [...vocabularyOf(form).byFirst.values()].flat()) {
      let branch = root;
      for (const character of key) {
        const next: Branch = branch.next.get(character) ?? { next: new Map(), isEnd: false };
        branch.next.set(character, next);
        branch = next;
      }
      branch.isEnd = true;
    }
  return root;
}
