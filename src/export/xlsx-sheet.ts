// One sheet, written row by row into a file of its own.
import { type FileHandle, open } from 'node:fs/promises';
import type { Cell, Row, Table } from './table.js';
import { RELATIONS, relationsPart, sheetStart, styles, xmlText } from './xlsx-parts.js';

// Bounds of Excel: rows of a sheet with its head, characters of a cell, links of a sheet, characters of an address.
const MAX_ROWS = 1_048_576;
const MAX_TEXT = 32_767;
const MAX_LINKS = 65_530;
const MAX_ADDRESS = 2_079;

const CHUNK = 256 * 1024;

/** More rows than a sheet holds. */
export class SheetFullError extends Error {
  override readonly name = 'SheetFullError';
}

export class Sheet {
  readonly path: string;
  readonly #table: Table;
  readonly #letters: readonly string[];
  readonly #linkAt: number;
  readonly #links: { readonly cell: string; readonly target: string }[] = [];
  #handle: FileHandle | null = null;
  #pending: string;
  #rows = 0;
  cutTexts = 0;

  constructor(table: Table, path: string) {
    this.path = path;
    this.#table = table;
    this.#letters = table.columns.map((_, index) => lettersOf(index));
    this.#linkAt = table.columns.findIndex(({ isLink }) => isLink);
    this.#pending = sheetStart(table);
  }

  async begin(): Promise<void> {
    this.#handle = await open(this.path, 'wx');
    this.#pending += this.#row(
      this.#table.columns.map(({ name }) => name),
      styles.head,
    );
  }

  /** @throws {SheetFullError} where there is no room for them */
  async add(rows: readonly Row[]): Promise<void> {
    if (this.#rows + rows.length > MAX_ROWS)
      throw new SheetFullError(
        `more than ${MAX_ROWS - 1} rows of the table ${this.#table.name}, which is all that a sheet holds: take fewer cities or years, or the format csv, parquet or sqlite`,
      );
    for (const row of rows) {
      this.#pending += this.#row(row, styles.text);
      this.#link(row[this.#linkAt] ?? null);
      if (this.#pending.length > CHUNK) await this.#flush();
    }
  }

  /** Ends the sheet; what its links lead to is for a part of its own, null where there are none. */
  async end(): Promise<string | null> {
    const links = this.#links.map(({ cell }, index) => `<hyperlink ref="${cell}" r:id="rId${index + 1}"/>`);
    const filter = `<autoFilter ref="A1:${this.#letters.at(-1)}${this.#rows}"/>`;
    const list = links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
    this.#pending += `</sheetData>${filter}${list}</worksheet>`;
    await this.#flush();
    await this.close();
    if (links.length === 0) return null;
    return relationsPart(
      this.#links.map(({ target }) => ({ type: `${RELATIONS}/hyperlink`, target, isOutside: true })),
    );
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  #row(row: Row, textStyle: number): string {
    this.#rows++;
    let cells = '';
    for (const [index, cell] of row.entries())
      if (cell !== null) cells += this.#cell(`${this.#letters[index]}${this.#rows}`, cell, textStyle);
    return `<row r="${this.#rows}">${cells}</row>`;
  }

  #cell(place: string, cell: NonNullable<Cell>, textStyle: number): string {
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
    const text = cell.length > MAX_TEXT ? this.#cut(cell) : cell;
    return `<c r="${place}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
  }

  #cut(text: string): string {
    this.cutTexts++;
    const note = `… [cut; ${text.length} characters in all]`;
    return text.slice(0, MAX_TEXT - note.length).toWellFormed() + note;
  }

  #link(target: Cell): void {
    if (typeof target !== 'string' || !/^https?:\/\//i.test(target) || target.length > MAX_ADDRESS) return;
    if (this.#links.length < MAX_LINKS)
      this.#links.push({ cell: `${this.#letters[this.#linkAt]}${this.#rows}`, target });
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#handle?.appendFile(text);
  }
}

/** A, B, … Z, AA, …: the name of a column counted from 0. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
