// The six sections as text: prose and the words of tables, in reading order.

import { type Block, foldSpaces, type Grid, type Page, type Piece } from '../page/index.js';
import type { Section, SectionKey } from '../report/index.js';
import { foldLabel } from './fold.js';
import { isFooter, sectionTitle } from './titles.js';
import { citeOf } from './values.js';

/** A section of a page with what stands in it. */
export interface OpenSection {
  readonly key: SectionKey;
  readonly title: Piece;
  /** Its lines, tables and empty lines, without its title. */
  readonly blocks: Block[];
  readonly text: string;
}

/** The sections that a page titles, each once: where a title is printed twice, the one with more text. */
export function openSections(page: Page): OpenSection[] {
  const found: Omit<OpenSection, 'text'>[] = [];
  let open: Omit<OpenSection, 'text'> | null = null;
  for (const block of page.blocks) {
    if (block.kind === 'text') {
      const title = titlePiece(block.piece);
      if (title) {
        open = { key: title.key, title: title.piece, blocks: [] };
        found.push(open);
        if (title.rest && !/^[\s?？]*$/.test(title.rest.text)) open.blocks.push({ kind: 'text', piece: title.rest });
        continue;
      }
      if (open && isFooter(block.piece.text)) break;
    }
    open?.blocks.push(block);
  }
  const sections = new Map<SectionKey, OpenSection>();
  for (const { key, title, blocks } of found) {
    const text = blocks.flatMap(linesOf).join('\n');
    if (text.length >= (sections.get(key)?.text.length ?? 0)) sections.set(key, { key, title, blocks, text });
  }
  return [...sections.values()];
}

/** Sections as the record has them. */
export function sectionsOf(page: Page, open: readonly OpenSection[]): Section[] {
  return open.map(({ key, title, text }) => ({
    key,
    title: foldSpaces(title.text).replace(/[\s?？]+$/, ''),
    text,
    cite: citeOf(page, title),
  }));
}

function linesOf(block: Block): string[] {
  if (block.kind === 'table') return gridLines(block.grid);
  return block.kind === 'text' ? [foldSpaces(block.piece.text)] : [];
}

function gridLines(grid: Grid): string[] {
  const rows = new Map<number, string[]>();
  for (const cell of grid.cells) {
    const row = rows.get(cell.row) ?? [];
    row.push(cell.piece.text);
    rows.set(cell.row, row);
  }
  return [...rows.values()].map((row) => row.join('\t')).filter((line) => line.trim() !== '');
}

/** The title that opens a line, and what stands after it. */
function titlePiece(piece: Piece): { key: SectionKey; piece: Piece; rest: Piece | null } | null {
  const { text } = piece;
  const title = sectionTitle(text);
  if (!title) return null;
  if (text.length <= 60) return { key: title.key, piece, rest: null };
  let end = 0;
  while (end < text.length && foldLabel(text.slice(0, end)).length < title.length + 1) end++;
  return { key: title.key, piece: piece.part(0, end), rest: piece.part(end, text.length) };
}
