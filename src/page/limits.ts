// How much a document may hold (docs/limits.md); what holds more is no report and is not read.
import { UnreadablePageError } from './page.js';

/** Largest document, in bytes: the parser takes forty of memory for each of a comment or an attribute. */
export const MAX_PAGE_BYTES = 10 * 1024 * 1024;
/** Most elements and texts of HTML, which take memory each; a page with a report has some thousand. */
export const MAX_PARTS = 200_000;
/** Deepest nesting of elements: the parser goes through the open ones time and again. Browsers stop there too. */
export const MAX_DEPTH = 512;
/** Most attributes of one tag: the parser compares each with all before it. */
export const MAX_ATTRIBUTES = 256;
/** Most lines, empty ones counted; a report with every cell on a line of its own has some thousand. */
export const MAX_LINES = 100_000;
/** Most visible characters of one line or cell; a whole report printed on one line has some ten thousand. */
export const MAX_LINE_LENGTH = 262_144;
/** Most visible characters of all lines and cells; a report has some ten thousand. */
export const MAX_CHARACTERS = 2 * 1024 * 1024;
/** Most slots of all tables, a cell counted once for each that it spans; a report has some hundred. */
export const MAX_SLOTS = 200_000;

/**
 * @param what names what was counted, as in "lines"
 * @throws {UnreadablePageError} if `count` is beyond `limit`
 */
export function checkLimit(count: number, limit: number, what: string): void {
  if (count > limit) throw new UnreadablePageError(`the document has more than ${limit} ${what}`);
}

/** Counts what one document shows. Each count throws an UnreadablePageError once it is beyond its limit. */
export class Allowance {
  #lines = 0;
  #characters = 0;
  #slots = 0;

  line(): void {
    checkLimit(++this.#lines, MAX_LINES, 'lines');
  }

  /** Of one line or cell. */
  characters(count: number): void {
    checkLimit(count, MAX_LINE_LENGTH, 'characters in one line or cell');
    this.#characters += count;
    checkLimit(this.#characters, MAX_CHARACTERS, 'characters');
  }

  slots(count: number): void {
    this.#slots += count;
    checkLimit(this.#slots, MAX_SLOTS, 'table slots');
  }
}
