// The six sections as text: prose and the words of tables, in reading order.

import { type Block, foldSpaces, type Grid, type Page, type Piece } from '../page/index.js';
import type { Section, SectionKey } from '../report/index.js';
import { foldLabel } from './fold.js';
import { isFooter, sectionTitle } from './titles.js';
import { citeOf } from './values.js';

interface Open {
  readonly key: SectionKey;
  readonly title: Piece;
  readonly lines: string[];
}

/** The sections that a page titles, each once: where a title is printed twice, the one with more text. */
export function readSections(page: Page): Section[] {
  const found: Open[] = [];
  let open: Open | null = null;
  for (const block of page.blocks) {
    if (block.kind === 'gap') continue;
    if (block.kind === 'text') {
      const title = titlePiece(block.piece);
      if (title) {
        open = { key: title.key, title: title.piece, lines: [] };
        found.push(open);
        const rest = foldSpaces(title.rest);
        if (rest !== '' && !/^[?？]+$/.test(rest)) open.lines.push(rest);
        continue;
      }
      if (open && isFooter(block.piece.text)) break;
    }
    open?.lines.push(...linesOf(block));
  }
  const sections = new Map<SectionKey, Section>();
  for (const { key, title, lines } of found) {
    const text = lines.join('\n');
    if (text.length >= (sections.get(key)?.text.length ?? 0))
      sections.set(key, {
        key,
        title: foldSpaces(title.text).replace(/[\s?？]+$/, ''),
        text,
        cite: citeOf(page, title),
      });
  }
  return [...sections.values()];
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
function titlePiece(piece: Piece): { key: SectionKey; piece: Piece; rest: string } | null {
  const { text } = piece;
  const title = sectionTitle(text);
  if (!title) return null;
  if (text.length <= 60) return { key: title.key, piece, rest: '' };
  let end = 0;
  while (end < text.length && foldLabel(text.slice(0, end)).length < title.length + 1) end++;
  return { key: title.key, piece: piece.part(0, end), rest: text.slice(end) };
}
