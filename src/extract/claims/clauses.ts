// Sentences and their clauses: what commas, colons and brackets part, and what and parts after a figure.
import { counters } from '../../report/index.js';

export interface Clause {
  readonly from: number;
  readonly text: string;
  /** Whether it is the first of its sentence. */
  readonly opens: boolean;
  /** The marks that part it from the clause before. */
  readonly marks: string;
  /** What its sentence goes on with, and the next one where 其中 opens it. */
  readonly rest: string;
}

// More than these tell nothing.
const MAX_MARKS = 4;
const MAX_REST = 200;
const numerals = '\\d零一二三四五六七八九十百千万亿两';
// The comma within 1,234 parts nothing; 、 and 和 do after a figure, and before it they list what it counts.
const border = new RegExp(
  `[。;!()\\[\\]]|(?<!\\d),|,(?!\\d{3}(?!\\d))|:(?![${numerals}])|(?<=[${numerals}](?:${counters}|元))(?:、|和|及|以及|与)`,
  'g',
);

export function* clausesOf(text: string): Generator<Clause> {
  let from = 0;
  let opens = true;
  let marks = '';
  for (const { 0: found, index } of text.matchAll(border)) {
    if (index > from) {
      yield { from, text: text.slice(from, index), opens, marks, rest: restOf(text, index) };
      opens = false;
      marks = '';
    }
    opens ||= /[。;!]/.test(found);
    if (marks.length < MAX_MARKS) marks += found;
    from = index + found.length;
  }
  if (from < text.length) yield { from, text: text.slice(from), opens, marks, rest: '' };
}

function restOf(text: string, from: number): string {
  return /^[^。;!]*(?:[。;]其中[^。;!]*)?/.exec(text.slice(from, from + MAX_REST))?.[0] ?? '';
}
