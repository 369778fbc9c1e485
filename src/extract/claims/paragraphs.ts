// The prose of a section as paragraphs: lines that a page breaks within a sentence are read together.
import type { Block, Piece } from '../../page/index.js';
import { counters } from '../../report/index.js';
import { foldedProse } from '../fold.js';

/** Folded text, and for each of its characters the line and the offset it has there. */
export interface Paragraph {
  readonly text: string;
  readonly places: readonly { readonly piece: Piece; readonly from: number; readonly offsets: readonly number[] }[];
  /** The sub-head above, as （二）依申请公开情况; empty where there is none. */
  readonly head: string;
}

// What parts cells parts no words of a sentence.
const drawn = /[|｜│┃¦\t]/;
const mayState = new RegExp(
  `[\\d０-９零一二三四五六七八九十百千万亿两兩萬億][\\s?]{0,4}[千百万亿萬億]?[\\s?]{0,4}(?:${counters}|個|條|項|元)`,
);
/** The number that a head begins with. */
export const enumeration =
  /^[\s\u00a0\u3000]*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])/;
const isLabel = /[：:]\s*$/;
const LONGEST_END = 6;
const endsSentence = /[。；;！!？?：:][”"’）)\s]*$/;
const endsFigure = new RegExp(`[\\d万亿](?:${counters}|元)$`);
// A shorter line without a full stop is a head or a cell, and no line of running text.
const SHORTEST_RUNNING = 20;
const LONGEST_HEAD = 40;
// A longer one that ends in a colon is not understood, whatever it says.
const LONGEST_LABEL = 200;
// A page without full stops is no prose.
const MAX_PARAGRAPH = 10_000;

/** The paragraphs of a section that may state a figure. */
export function* paragraphsOf(blocks: readonly Block[]): Generator<Paragraph> {
  const all: { readonly pieces: Piece[]; readonly head: string }[] = [];
  let open: { pieces: Piece[]; length: number } | null = null;
  let head = '';
  for (const block of blocks) {
    if (block.kind !== 'text' || drawn.test(block.piece.text)) {
      open = null;
      // What stands over a table is of the table.
      head = head.split('\n', 1).join();
      continue;
    }
    const { piece } = block;
    const { text } = piece;
    const isHeaded = enumeration.test(text);
    if (isHeaded) head = foldedProse(text.slice(0, LONGEST_HEAD).split('。', 1).join()).characters;
    else if (isHead(text)) {
      const [words = ''] = text
        .slice(-LONGEST_LABEL)
        .split(/[。；;]/)
        .slice(-1);
      head = `${head.split('\n', 1).join()}\n${foldedProse(words).characters}`;
    }
    if (open && !isHeaded && goesOn(open.pieces.at(-1)?.text ?? '') && open.length < MAX_PARAGRAPH) {
      open.pieces.push(piece);
      open.length += text.length;
    } else {
      open = { pieces: [piece], length: text.length };
      all.push({ pieces: open.pieces, head });
    }
    // A head that fills its line is no part of what follows.
    if (isHeaded && text.length <= LONGEST_HEAD && !/[，。,]/.test(text)) open = null;
  }
  for (const { pieces, head } of all)
    if (pieces.some(({ text }) => mayState.test(text))) yield paragraphOf(pieces, head);
}

/** Whether a line says what the next ones are about: it stands below the numbered head. */
function isHead(line: string): boolean {
  const words = line.trim();
  const isShort = words.length < SHORTEST_RUNNING && !endsSentence.test(words) && !mayState.test(words);
  return /\p{Script=Han}/u.test(words) && (isLabel.test(words) || isShort);
}

/** Whether a line is broken within a sentence. */
function goesOn(line: string): boolean {
  return line.length >= SHORTEST_RUNNING && !endsSentence.test(line.slice(-LONGEST_END));
}

function paragraphOf(pieces: readonly Piece[], head: string): Paragraph {
  let text = '';
  const places: Paragraph['places'][number][] = [];
  for (const piece of pieces) {
    const { characters, offsets } = foldedProse(piece.text);
    // A figure that ends its line ends its clause.
    if (endsFigure.test(text.slice(-LONGEST_END))) text += ',';
    places.push({ piece, from: text.length, offsets });
    text += characters;
  }
  return { text, places, head };
}

/** Characters of a paragraph as a piece, and the line that holds them; null where they stand on two lines. */
export function linePieceOf({ places }: Paragraph, from: number, to: number): { line: Piece; piece: Piece } | null {
  const place = places.findLast((one) => one.from <= from);
  const first = place?.offsets[from - place.from];
  const last = place?.offsets[to - 1 - place.from];
  return place && first !== undefined && last !== undefined
    ? { line: place.piece, piece: place.piece.part(first, last + 1) }
    : null;
}
