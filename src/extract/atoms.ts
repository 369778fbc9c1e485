// A page's blocks as one stream of words, figures and blanks, whatever drew the borders between them.
import { type Cell, checkLimit, type Grid, type Page, type Piece, type Span } from '../page/index.js';
import { normaliseFigure } from '../report/index.js';
import { type Folded, fold } from './fold.js';
import { fusedStretches, type Stretch } from './fused.js';
import { MAX_ATOMS } from './limits.js';
import { isIndicator, isTableWord } from './vocabulary.js';

/** Text, a figure, a cell without either, an empty line, or the end of a table's row. */
export interface Atom {
  readonly kind: 'text' | 'figure' | 'blank' | 'gap' | 'end';
  readonly piece: Piece;
  /** For text. */
  readonly label: Folded;
  /** Atoms of one line, or of one row of a grid, share a number. */
  readonly line: number;
  /** Whether the page draws the borders of this cell: a table's cell, a pipe, a tab. */
  readonly bordered: boolean;
  /** A blank that is only two borders side by side: it may be padding. */
  readonly bare?: boolean;
  /** Place among the drawn cells of its line, counted from 0, and how many there are: one cell may fill several. */
  readonly slot?: number;
  readonly slots?: number;
  /** No blank parts the figure from the label or figure before it. */
  readonly fused?: boolean;
  readonly grid?: Grid;
  readonly cell?: Cell;
}

const none: Folded = { core: '', enumerator: '' };
const debris = /[\s\u00a0\u200b-\u200f\u2060\ufeff\ufffd?？*\\]+/gu;
const number = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const unit = '(?:百万元|千元|万元|亿元|元|万|亿)?';
const figure = new RegExp(
  `^(?:[+-]?${number}${unit}|[增减]少?加?${number}|[+-]?\\(?${number}\\)?[/、;]?[-]?\\(?${number}\\)?|[+]?\\(${number}\\)[-]\\(${number}\\))$`,
);
const blankWord = /^(?:[-—–−/／\\_]+|无|增|减|\+|增\/减)$/u;

function isFigure(text: string): boolean {
  if (!/[\d０-９]/.test(text) || text.length > 60) return false;
  return figure.test(normaliseFigure(text).replace(debris, ''));
}

const counted = new RegExp(`^${number}(?:人次|件|条|项|个|次|篇|人|宗|份|起)$`);

/** Whether a cell holds a figure with what it counts: 12件. In a line of prose that is no sign of a table. */
function isCounted(text: string): boolean {
  return text.length < 30 && counted.test(normaliseFigure(text).replace(debris, ''));
}

function isBlankWord(text: string): boolean {
  return text.length < 20 && blankWord.test(normaliseFigure(text).replace(debris, ''));
}

/**
 * All atoms of a page in reading order.
 *
 * @throws {UnreadablePageError} past 300,000
 */
export function atomsOf(page: Page): Atom[] {
  const builder = new AtomBuilder(pipesOpenRows(page));
  for (const block of page.blocks) {
    if (block.kind === 'table') builder.grid(block.grid);
    else if (block.kind === 'gap') builder.gap(block.span);
    else builder.line(block.piece);
  }
  return builder.atoms;
}

const pipes = /[|｜│┃¦]/;
const rulerCharacters = /^[\s|｜│┃:=+\-—─━┼├┤┌┐└┘┬┴┠┨]*$/;
const rule = /-{3}|—{3}|[─━┼├┤┌┐└┘┬┴]{2}/;
// A number that these words follow is part of a sentence or a date.
const counter = /^(?:年|月|日|件|条|个|项|人|次|份|起|号|页|名|家|篇|%)/;

// Blanks between two figures of one line are a border, not debris inside a figure; a dash before them is a cell.
const severalCells = /\d[\s?]+[\d/+\-增减]|[/\-增减]\?*\s[\s?]*\d/;

/** Whether a pipe at the start of a line opens its first cell; else it closes a blank one. */
function pipesOpenRows(page: Page): boolean {
  let opening = 0;
  let bare = 0;
  for (const block of page.blocks) {
    if (block.kind !== 'text' || !pipes.test(block.piece.text)) continue;
    const [before = '', ...cells] = block.piece.text.split(pipes).map((cell) => cell.trim());
    if (!cells.some((cell) => cell !== '')) continue;
    if (before === '') opening++;
    else bare++;
  }
  return bare <= 3 * opening;
}

class AtomBuilder {
  readonly atoms: Atom[] = [];
  readonly #pipesOpenRows: boolean;
  #line = 0;
  /** Whether the last cell of the stream still waits for its closing pipe. */
  #open = false;

  constructor(pipesOpenRows: boolean) {
    this.#pipesOpenRows = pipesOpenRows;
  }

  grid(grid: Grid): void {
    this.#open = false;
    let row = -1;
    const end = () => this.#push({ kind: 'end', piece: nowhere, label: none, bordered: true });
    for (const cell of grid.cells) {
      if (cell.row !== row) {
        if (row >= 0) end();
        row = cell.row;
        this.#line++;
      }
      this.#cell(cell.piece, { grid, cell, slot: cell.column, slots: grid.slots[cell.row]?.length ?? 0 });
    }
    if (row >= 0) end();
    this.#line++;
  }

  gap(span: Span): void {
    this.#push({ kind: 'gap', piece: pieceAt(span), label: none, bordered: false });
  }

  line(piece: Piece): void {
    this.#line++;
    const { text } = piece;
    if (isRuler(text)) return;
    const first = this.atoms.length;
    if (pipes.test(text)) this.#piped(piece);
    else if (text.includes('\t')) this.#split(piece, /\t/g, (part) => this.#cell(part));
    else if (isCommaRow(text)) this.#split(piece, /,/g, (part) => this.#cell(part));
    else this.#words(piece);
    this.#number(first);
  }

  /** Gives the drawn cells of a line their places, where it has several. */
  #number(first: number): void {
    const slots = this.atoms.length - first;
    if (slots < 2 || !this.atoms[first]?.bordered) return;
    for (let slot = 0; slot < slots; slot++) {
      const atom = this.atoms[first + slot];
      if (atom) this.atoms[first + slot] = { ...atom, slot, slots };
    }
  }

  // A pipe closes the cell before it; one that closes nothing is a blank cell, unless it opens the line's first cell.
  #piped(piece: Piece): void {
    const { text } = piece;
    let from = 0;
    let first = true;
    for (let at = 0; at <= text.length; at++) {
      if (at < text.length && !pipes.test(text.charAt(at))) continue;
      const inner = text.slice(from, at);
      const visible = inner.trim() !== '';
      if (visible) {
        this.#cell(piece.part(from, at));
        this.#open = at === text.length;
      } else if (at < text.length) {
        const opens = first && this.#pipesOpenRows && /[^|｜│┃¦\s]/.test(text.slice(at));
        if (!opens && !this.#open) this.#blank(piece.part(from, at), inner === '');
        this.#open = false;
      }
      first = false;
      from = at + 1;
    }
  }

  #words(piece: Piece): void {
    const { text } = piece;
    this.#open = true;
    if (isCounted(text)) {
      this.#push({ kind: 'figure', piece, label: none, bordered: false });
      return;
    }
    const colon = colonOfIndicator(text);
    if (colon !== null) {
      this.#word(piece.part(0, colon));
      this.#words(piece.part(colon + 1, text.length));
      return;
    }
    const isWhole = isBlankWord(text) || (isFigure(text) && !severalCells.test(normaliseFigure(text)));
    const fused = isWhole ? null : fusedStretches(text);
    const words = isWhole || fused ? [] : wordsOf(text);
    if (fused) this.#fused(piece, fused);
    else if (words.length > 1) for (const [from, to] of words) this.#word(piece.part(from, to));
    else this.#word(piece);
  }

  /** The words of fused stretches, and as a line of its own each what stands between them. */
  #fused(piece: Piece, stretches: readonly Stretch[]): void {
    let end = 0;
    const prose = (to: number) => {
      const part = piece.part(end, to);
      if (part.text !== '') this.#push({ kind: 'text', piece: part, label: fold(part.text), bordered: false });
    };
    for (const words of stretches) {
      prose(words[0]?.[0] ?? end);
      for (const [at, [from, to]] of words.entries()) this.#word(piece.part(from, to), words[at - 1]?.[1] === from);
      end = words.at(-1)?.[1] ?? end;
    }
    prose(piece.text.length);
  }

  #word(piece: Piece, fused = false): void {
    const kind = isFigure(piece.text) ? 'figure' : isBlankWord(piece.text) ? 'blank' : 'text';
    const label = kind === 'text' ? fold(piece.text) : none;
    this.#push({ kind, piece, label, bordered: false, ...(fused ? { fused } : {}) });
  }

  #split(piece: Piece, separator: RegExp, take: (part: Piece) => void): void {
    let from = 0;
    for (const { index } of piece.text.matchAll(separator)) {
      take(piece.part(from, index));
      from = index + 1;
    }
    take(piece.part(from, piece.text.length));
  }

  #cell(piece: Piece, place: Partial<Atom> = {}): void {
    const { text } = piece;
    if (text.trim() === '' || text.replace(debris, '') === '') this.#blank(piece, false, place);
    else if (isFigure(text) || isCounted(text))
      this.#push({ kind: 'figure', piece, label: none, bordered: true, ...place });
    else if (isBlankWord(text)) this.#push({ kind: 'blank', piece, label: none, bordered: true, ...place });
    else this.#push({ kind: 'text', piece, label: fold(text), bordered: true, ...place });
  }

  #blank(piece: Piece, bare: boolean, place: Partial<Atom> = {}): void {
    this.#push({ kind: 'blank', piece, label: none, bordered: true, bare, ...place });
  }

  #push(atom: Omit<Atom, 'line'>): void {
    checkLimit(this.atoms.push({ ...atom, line: this.#line }), MAX_ATOMS, 'words and cells');
  }
}

/** Where a line such as （一）收到申请数：12件 parts an indicator of the list before 2019 from its figure; null elsewhere. */
function colonOfIndicator(text: string): number | null {
  const colon = Math.max(text.lastIndexOf('：'), text.lastIndexOf(':'));
  const figure = text.slice(colon + 1);
  const isListed = colon > 0 && (isCounted(figure) || isFigure(figure)) && isIndicator(fold(text.slice(0, colon)).core);
  return isListed ? colon : null;
}

/** A row whose cells commas part: labels, figures and blanks, and nothing else. */
function isCommaRow(text: string): boolean {
  const cells = text.split(',');
  if (cells.length < 2 || text.length > 1000) return false;
  const isLabel = (cell: string) => isTableWord(fold(cell).core);
  return (
    cells.some(isLabel) &&
    cells.every((cell) => cell.trim() === '' || isFigure(cell) || isBlankWord(cell) || isLabel(cell))
  );
}

/** A line that is drawn, such as |---|---|. */
function isRuler(text: string): boolean {
  return rulerCharacters.test(text) && rule.test(text);
}

/** Where a line's words begin and end: all its words if figures stand among them, else what wide gaps part. */
function wordsOf(text: string): (readonly [from: number, to: number])[] {
  const words = [...text.matchAll(/[^\s\u00a0\u3000]+/g)].map(
    ({ 0: word, index }) => [index, index + word.length] as [number, number],
  );
  const wordAt = (index: number) => text.slice(...(words[index] ?? [0, 0]));
  const hasFigure = words.some((_, index) => isFigure(wordAt(index)));
  if (!hasFigure) {
    // Wide gaps part cells; single blanks do where every word is a head.
    const wide = [...text.matchAll(/\S+(?:[^\S\n]\S+)*/g)].map(
      ({ 0: word, index }) => [index, index + word.length] as [number, number],
    );
    const parts = wide.flatMap(([from, to]) => {
      const inside = words.filter(([start]) => start >= from && start < to);
      const isHeads = inside.every(([start, end]) => isTableWord(fold(text.slice(start, end)).core));
      return isHeads ? inside : [[from, to] as [number, number]];
    });
    return parts.length > 1 ? parts : [];
  }
  const joined: [number, number][] = [];
  for (const [index, [from, to]] of words.entries()) {
    const last = joined.at(-1);
    const word = wordAt(index);
    const lastWord = last ? text.slice(...last) : '';
    const unitAfter = /^(?:百万元|千元|万元|亿元|元)$/.test(word) && isFigure(lastWord);
    const sentence = counter.test(word) && isFigure(lastWord);
    if (last && (unitAfter || sentence)) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}

const nowhere: Piece = { text: '', span: { start: 0, end: 0 }, part: () => nowhere };

function pieceAt(span: Span): Piece {
  const piece: Piece = { text: '', span, part: () => piece };
  return piece;
}
