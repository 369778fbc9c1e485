// What a page says above its report.
import { foldSpaces, type Page } from '../page/index.js';
import { sectionTitle } from './titles.js';

/** The lines before section one, but no more than a page's navigation may fill. */
export function openingLines(page: Page): string[] {
  const lines: string[] = [];
  for (const block of page.blocks) {
    if (block.kind === 'gap') continue;
    if (block.kind === 'text') {
      if (sectionTitle(block.piece.text) && lines.length > 0) break;
      lines.push(foldSpaces(block.piece.text));
    } else for (const cell of block.grid.cells.slice(0, 60)) lines.push(cell.piece.text);
    if (lines.length > 400) break;
  }
  return lines;
}
