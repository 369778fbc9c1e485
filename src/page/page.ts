// What every reader makes of its bytes: one decoded document, and its pieces in reading order, each with its place.

/** A range of UTF-16 offsets into `Page.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of text with its place in the document. */
export interface Piece {
  /** What a reader sees, without the white space around it. */
  readonly text: string;
  /** From the first visible character to the last; the whole inside of the element where nothing is visible. */
  readonly span: Span;
  /** CSS path of the element, for HTML. */
  readonly path?: string;
  /** The part of this piece from one offset of `text` to another, with its own place. */
  part(from: number, to: number): Piece;
}

/** One cell as the page has it, wherever its spans reach. */
export interface Cell {
  readonly piece: Piece;
  /** Row and column of its first slot, counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table by the HTML standard's table model: each slot knows the cell that covers it. */
export interface Grid {
  /** Ordinal of the table in the page, counted from 0. */
  readonly table: number;
  /** `slots[row][column]`; undefined where no cell reaches. A cell that spans stands in several slots. */
  readonly slots: readonly (readonly (Cell | undefined)[])[];
  /** Every cell once, in document order. */
  readonly cells: readonly Cell[];
}

export type Block =
  /** A line of text. */
  | { readonly kind: 'text'; readonly piece: Piece }
  /** A line on which nothing is visible: it may be the only trace of a lost cell. */
  | { readonly kind: 'gap'; readonly span: Span }
  | { readonly kind: 'table'; readonly grid: Grid };

/** What an encoding was chosen by; `given` is what the caller names. */
export type CharsetGround = 'given' | 'bom' | 'utf8_valid' | 'header' | 'meta' | 'detector' | 'default';

export interface CharsetChoice {
  /** A canonical name. */
  readonly charset: string;
  readonly from: CharsetGround;
  /** What the header or the document declares, and is not what was chosen. */
  readonly rejected: readonly { readonly charset: string; readonly from: CharsetGround }[];
}

export interface Page {
  readonly mediaType: 'text/html' | 'text/plain';
  /** Encoding that the bytes were decoded with. */
  readonly charset: string;
  /** What that was chosen by. */
  readonly charsetFrom: CharsetGround;
  /** Encodings that the header or the document declares, and that were not used. */
  readonly charsetRejected: CharsetChoice['rejected'];
  /** `sha256:` and the hex digest of the bytes, after any content coding was removed. */
  readonly digest: string;
  /** The decoded document, without its byte order mark: what all offsets refer to. */
  readonly text: string;
  readonly url: string | null;
  readonly file: string | null;
  /** Text of the title element, for HTML. */
  readonly title: string | null;
  /** Contents of named meta elements, names in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

/** The bytes are no page that can be read; the message is one line for a person. */
export class UnreadablePageError extends Error {
  override readonly name = 'UnreadablePageError';
}
