// From the stream of atoms to the rows of the form: which label stands where, and what is printed after it.

import { checkLimit, foldSpaces } from '../page/index.js';
import type { FormBlock, FormRow, FormTable, SectionKey, TableId } from '../report/index.js';
import type { Atom } from './atoms.js';
import { fold, foldLabel } from './fold.js';
import { MAX_HEADS, MAX_REPEATED, MAX_ROW_ITEMS, MAX_ROWS } from './limits.js';
import { sectionTitle } from './titles.js';
import type { Entry, Vocabulary } from './vocabulary.js';

/** A row label of the form as met on the page, with what stands after it. */
export interface Hit {
  readonly table: FormTable;
  readonly block: FormBlock;
  readonly row: FormRow;
  readonly label: readonly Atom[];
  readonly items: Atom[];
  /** Column ids of the heads printed above, in page order; empty where none was met. */
  readonly heads: readonly HeadAtom[];
  /** Rows of the same label: a row of the page that only a spanning label covers. */
  readonly subRows: { readonly label: Atom; readonly items: Atom[] }[];
}

export interface HeadAtom {
  readonly atom: Atom;
  /** The whole head as printed, its lines and its remark joined. */
  readonly text: string;
  readonly columns: readonly string[];
}

/** What the page prints of table four: heads and values in reading order. */
export type ReviewAtom =
  | { readonly head: Extract<Entry, { kind: 'head' }>; readonly atom: Atom; readonly text: string }
  | { readonly atom: Atom };

/** A label in a table that is no label of the form, with its figures. */
export interface Stray {
  readonly label: Atom | null;
  readonly items: Atom[];
}

export interface Recognised {
  readonly hits: Hit[];
  readonly review: ReviewAtom[];
  readonly strays: Stray[];
}

interface Match {
  readonly entry: Entry;
  /** Index after the last atom that belongs to the label. */
  readonly end: number;
  readonly atoms: readonly Atom[];
  /** What of the key is not printed here: the label was cut, or goes on after its figures. */
  readonly rest: string;
}

// Heads that stand nowhere but in a report's tables: they tell that a table has begun.
const strongHeads =
  /^(?:信息内容|\(本列数据|申请人情况|法人或其他组织|商业企业|科研机构|社会公益组织|法律服务机构|结果维持|结果纠正|尚未审结|未经复议直接|统计指标|统计数|本年新|本年制发|本年废止|现行有效|对外公开总|上一年项目|处理决定|本年处理|本年收费|采购)/;
const MAX_SKIPS = 8;
// The unit column of the indicator list.
const countingUnit = /^(?:条|件|次|篇|个|人|人次|万元|单位)$/;

export function recognise(atoms: readonly Atom[], vocabulary: Vocabulary): Recognised {
  return new Recogniser(atoms, vocabulary).run();
}

class Recogniser {
  readonly #atoms: readonly Atom[];
  readonly #vocabulary: Vocabulary;
  readonly #noise: RegExp;
  readonly #hits: Hit[] = [];
  readonly #review: ReviewAtom[] = [];
  readonly #strays: Stray[] = [];
  readonly #spanning = new Map<object, Hit>();
  #table: TableId | null = null;
  #section: SectionKey | null = null;
  #heads: HeadAtom[] = [];
  #headsClosed = false;
  #current: Hit | null = null;
  #rest = '';
  #stray: Stray | null = null;
  #previousRow = '';
  #lastWasHead = false;

  constructor(atoms: readonly Atom[], vocabulary: Vocabulary) {
    this.#atoms = atoms;
    this.#vocabulary = vocabulary;
    const characters = [...vocabulary.fragments].filter((fragment) => fragment.length === 1 && /\p{L}/u.test(fragment));
    this.#noise = new RegExp(`^[${characters.join('')}()/、一二三四五六七八九十]*$`, 'u');
  }

  run(): Recognised {
    for (let i = 0; i < this.#atoms.length; ) i = this.#step(i);
    return { hits: this.#hits, review: this.#review, strays: this.#strays };
  }

  #step(i: number): number {
    const atom = this.#atoms[i];
    if (!atom) return i + 1;
    if (atom.kind === 'end') {
      this.#current = null;
      this.#stray = null;
      this.#rest = '';
    } else if (atom.kind !== 'text') this.#value(atom);
    else return this.#text(atom, i);
    return i + 1;
  }

  #value(atom: Atom): void {
    if (this.#current) {
      this.#current.items.push(atom);
      return;
    }
    if (this.#stray) {
      this.#stray.items.push(atom);
      return;
    }
    const spanning = atom.cell && this.#spanningHit(atom);
    if (spanning) {
      this.#stray = { label: null, items: [atom] };
      spanning.subRows.push({ label: atom, items: this.#stray.items });
      return;
    }
    if (this.#table === 'review_litigation') this.#review.push({ atom });
    else if (this.#table && atom.kind === 'figure') {
      this.#stray = { label: null, items: [atom] };
      this.#strays.push(this.#stray);
    }
  }

  #spanningHit(atom: Atom): Hit | undefined {
    const { cell: own, grid } = atom;
    if (!own || !grid) return undefined;
    for (const cell of grid.slots[own.row] ?? []) {
      const hit = cell && cell.row < own.row ? this.#spanning.get(cell) : undefined;
      if (hit) return hit;
    }
    return undefined;
  }

  #text(atom: Atom, i: number): number {
    if (this.#rest !== '') {
      const full = foldLabel(atom.piece.text);
      if (full !== '' && this.#rest.startsWith(full)) {
        this.#rest = this.#rest.slice(full.length);
        return i + 1;
      }
    }
    if (!atom.bordered || atom.label.core.length < 30) {
      const title = sectionTitle(atom.piece.text);
      if (title) {
        this.#openSection(title.key);
        return i + 1;
      }
    }
    const match = this.#match(atom, i);
    if (match) return this.#take(match);
    this.#unknown(atom);
    return i + 1;
  }

  #openSection(key: SectionKey): void {
    this.#dropTailGaps();
    if (key !== 'review_litigation' || this.#table !== 'review_litigation') this.#table = null;
    this.#section = key;
    this.#current = null;
    this.#stray = null;
    this.#rest = '';
    this.#heads = [];
  }

  // Empty lines between a table's last row and what follows the table are no cells.
  #dropTailGaps(): void {
    const items = this.#current?.items ?? [];
    while (items.at(-1)?.kind === 'gap') items.pop();
  }

  #take(match: Match): number {
    const { entry } = match;
    const [first] = match.atoms;
    if (!first) return match.end;
    if (entry.kind === 'row') {
      this.#takeRow(entry, match);
      return match.end;
    }
    const strong =
      entry.kind === 'block' || first.bordered || strongHeads.test(entry.key) || this.#section === entry.table;
    if (this.#table === null && !strong) {
      this.#unknown(first);
      return match.end;
    }
    if (entry.kind === 'block' || strongHeads.test(entry.key) || this.#table === null) this.#table = entry.table;
    if (this.#current?.items.some((item) => item.kind !== 'gap')) this.#current = null;
    this.#stray = null;
    this.#rest = '';
    if (entry.kind === 'block') {
      this.#heads = [];
      this.#current = null;
    }
    if (entry.kind === 'head') {
      if (this.#headsClosed) this.#heads = [];
      this.#headsClosed = false;
      this.#current = null;
      const end = this.#endOfRemark(match.end, first.bordered);
      const printed = [...match.atoms, ...this.#atoms.slice(match.end, end)];
      const text = foldSpaces(printed.map(({ piece }) => piece.text).join('')).slice(0, MAX_REPEATED);
      checkLimit(
        this.#heads.push({ atom: first, text, columns: entry.columns }),
        MAX_HEADS,
        'column heads above one row',
      );
      this.#lastWasHead = true;
      if (this.#table === 'review_litigation') this.#review.push({ head: entry, atom: first, text });
      return end;
    }
    return match.end;
  }

  /** A remark in parentheses on the line below a head belongs to it: it may hold the unit. */
  #endOfRemark(end: number, bordered: boolean): number {
    const next = this.#atoms[end];
    const isRemark =
      next?.kind === 'text' && !bordered && !next.bordered && /^\(.{1,40}\)$/.test(foldLabel(next.piece.text));
    return isRemark ? end + 1 : end;
  }

  #takeRow(entry: Extract<Entry, { kind: 'row' }>, match: Match): void {
    const hit: Hit = {
      table: entry.table,
      block: entry.table.blocks[entry.block] ?? { title: null, columns: [], rows: [] },
      row: entry.row,
      label: match.atoms,
      items: [],
      heads: this.#heads,
      subRows: [],
    };
    checkLimit(this.#hits.push(hit), MAX_ROWS, 'rows of the form');
    this.#table = entry.table.id;
    this.#current = hit;
    this.#rest = match.rest;
    this.#stray = null;
    this.#headsClosed = true;
    this.#lastWasHead = false;
    this.#previousRow = entry.row.id;
    const cell = match.atoms[0]?.cell;
    if (cell && cell.rowSpan > 1) this.#spanning.set(cell, hit);
  }

  #unknown(atom: Atom): void {
    const { core } = atom.label;
    if (core === '' || (core.length <= 40 && this.#noise.test(core))) return;
    this.#rest = '';
    const prose = !atom.bordered && (core.length > 40 || /[。；]/.test(atom.piece.text));
    if (prose) {
      this.#dropTailGaps();
      this.#current = null;
      this.#stray = null;
      return;
    }
    if (this.#table === 'pre2019' && countingUnit.test(core)) return;
    if (this.#current && this.#belongsTo(this.#current, atom)) {
      this.#current.items.push(atom);
      return;
    }
    this.#current = null;
    if (this.#table === null) return;
    this.#stray = { label: atom, items: [] };
    this.#strays.push(this.#stray);
  }

  // A text after a row's label is a sentence in place of a figure or a sub-label, until the row has all its cells.
  #belongsTo(hit: Hit, atom: Atom): boolean {
    // A number before it, or the first place of a line with cells, makes it the label of a row of its own.
    const isOwnLine = atom.line !== hit.label.at(-1)?.line;
    if (isOwnLine && (atom.label.enumerator !== '' || (atom.slot === 0 && (atom.slots ?? 0) > 1))) return false;
    if (hit.items.length >= MAX_ROW_ITEMS) return false;
    const printed = hit.items.filter((item) => item.kind !== 'gap');
    if (!atom.bordered) return !printed.some((item) => item.kind === 'figure');
    return printed[0]?.kind === 'text' || printed.length < hit.row.ids.length;
  }

  #match(atom: Atom, at: number): Match | null {
    const direct = this.#bestMatch(atom.label.core, at, atom.label.enumerator);
    if (direct) return direct;
    // A group label and the row's own label in one cell: （三）不予公开1.属于国家秘密.
    for (const entries of [this.#vocabulary.byFirst.get(atom.label.core.charAt(0)) ?? []])
      for (const entry of entries)
        if (entry.kind === 'group' && atom.label.core.startsWith(entry.key)) {
          const inner = fold(atom.label.core.slice(entry.key.length));
          const match = inner.core === '' ? null : this.#bestMatch(inner.core, at, inner.enumerator);
          if (match?.entry.kind === 'row') return match;
        }
    return null;
  }

  #bestMatch(core: string, at: number, enumerator: string): Match | null {
    let best: Match | null = null;
    let bestLength = 0;
    for (const entry of this.#vocabulary.byFirst.get(core.charAt(0)) ?? []) {
      const match = this.#consume(entry, core, at);
      if (!match || !this.#fits(match, enumerator, at)) continue;
      const length = entry.key.length - match.rest.length;
      const better =
        !best ||
        (match.rest === '' && best.rest !== '') ||
        ((match.rest === '') === (best.rest === '') &&
          (length > bestLength || (length === bestLength && this.#nearer(match.entry, best.entry))));
      if (better) [best, bestLength] = [match, length];
    }
    return best;
  }

  /** Of two rows that share a label, the one whose block is being read. */
  #nearer(entry: Entry, other: Entry): boolean {
    if (entry.kind !== 'row') return false;
    if (other.kind !== 'row') return this.#table === entry.table.id && !this.#lastWasHead;
    const current = this.#hits.at(-1);
    if (!current || entry.table.id !== 'pre2019') return false;
    const rows = entry.table.blocks.flatMap((block) => block.rows);
    const from = rows.indexOf(current.row);
    return (
      rows.indexOf(entry.row) > from &&
      (rows.indexOf(other.row) <= from || rows.indexOf(entry.row) < rows.indexOf(other.row))
    );
  }

  #fits(match: Match, enumerator: string, at: number): boolean {
    const { entry, rest } = match;
    const printed = entry.key.length - rest.length;
    if (rest !== '' && !this.#isSafeCut(entry, printed, rest, match)) return false;
    if (entry.kind !== 'row') return true;
    const first = this.#atoms[at];
    const table = entry.table.id;
    if (entry.key === '其他' || entry.key === '总计') {
      const numbered = entry.key === '其他' ? /3/.test(enumerator) : /七/.test(enumerator);
      const follows =
        entry.key === '其他' ? /^other_/.test(this.#previousRow) : /^(?:other|rejected)/.test(this.#previousRow);
      if (!numbered && (this.#lastWasHead || !follows)) return false;
    }
    if (entry.row.id === 'other' && this.#vocabulary.form.id === '2021') return false;
    if (this.#table === table) return true;
    if (first?.bordered || table === 'pre2019') return true;
    return table === 'requests' && entry.key.length >= 6 && (this.#table !== null || entry.row.id === 'received');
  }

  // A label that is cut short, or whose end stands below its figures: long enough, and the start of no other label.
  #isSafeCut(entry: Entry, printed: number, rest: string, match: Match): boolean {
    if (entry.kind !== 'row' || printed < 2) return false;
    const start = entry.key.slice(0, printed);
    const next = this.#nextText(match.end);
    // The whole of what is lacking stands below: no other label ends so.
    if (next === rest) return true;
    const goesOn = next !== null && next !== '' && rest.startsWith(next);
    const rivals = (this.#vocabulary.byFirst.get(entry.key.charAt(0)) ?? []).filter(
      (other) =>
        other.key !== entry.key &&
        other.key.startsWith(start) &&
        !(other.kind === 'row' && other.row === entry.row) &&
        !(goesOn && !other.key.slice(printed).startsWith(next)),
    );
    return (
      rivals.length === 0 && (goesOn ? printed >= 4 : printed >= 5 && (printed * 2 >= entry.key.length || printed >= 8))
    );
  }

  #nextText(from: number): string | null {
    for (let i = from; i < this.#atoms.length && i < from + 24; i++) {
      const atom = this.#atoms[i];
      if (atom?.kind === 'text' && !this.#noise.test(atom.label.core)) return foldLabel(atom.piece.text);
    }
    return null;
  }

  #consume(entry: Entry, core: string, at: number): Match | null {
    const { key } = entry;
    const first = this.#atoms[at];
    if (!first) return null;
    if (core.startsWith(key)) {
      const after = core.charAt(key.length);
      if (after === '') return { entry, end: at + 1, atoms: [first], rest: '' };
      if (after === '(' || after === ':') return this.#withRemark(entry, core.slice(key.length), at);
      const year = entry.kind === 'head' && /^(?:19|20)\d\d年?/.test(core.slice(key.length));
      return year ? { entry, end: at + 1, atoms: [first], rest: '' } : null;
    }
    if (!key.startsWith(core)) return null;
    let rest = key.slice(core.length);
    let end = at + 1;
    const atoms = [first];
    for (let i = at + 1, skips = 0; i < this.#atoms.length && skips <= MAX_SKIPS; i++) {
      const atom = this.#atoms[i];
      if (!atom || atom.kind === 'figure' || atom.kind === 'blank') break;
      if (atom.kind === 'gap' || (atom.kind === 'end' && entry.kind === 'head')) continue;
      if (atom.kind === 'end') break;
      const full = foldLabel(atom.piece.text);
      if (full !== '' && rest.startsWith(full)) {
        rest = rest.slice(full.length);
        end = i + 1;
        atoms.push(atom);
        if (rest === '') return { entry, end, atoms, rest };
      } else if (full.startsWith(rest) && /[(:]/.test(full.charAt(rest.length)))
        return { entry, end: i + 1, atoms: [...atoms, atom], rest: '' };
      else if (atom.label.core !== '' && !this.#noise.test(atom.label.core)) break;
      else skips++;
    }
    return { entry, end, atoms, rest };
  }

  // A remark in parentheses may go on over the next lines; one after a colon goes on until the cell ends.
  #withRemark(entry: Entry, remark: string, at: number): Match {
    const atoms: Atom[] = [];
    let depth = 0;
    let end = at;
    for (let text = remark; ; ) {
      for (const character of text) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      const atom = this.#atoms[end];
      if (atom) atoms.push(atom);
      end++;
      const next = this.#atoms[end];
      if (depth <= 0 || atoms.length > 6 || next?.kind !== 'text' || next.bordered !== atom?.bordered) break;
      text = foldLabel(next.piece.text);
    }
    return depth > 0 ? { entry, end: at + 1, atoms: atoms.slice(0, 1), rest: '' } : { entry, end, atoms, rest: '' };
  }
}
