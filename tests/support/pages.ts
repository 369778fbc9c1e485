// Documents for tests, and their pieces with what stands at their places.
import { type Grid, type Page, type Piece, readPage } from '../../src/page/index.js';

/** An HTML document of the given body, as a page. */
export function htmlPage(body: string): Page {
  return readPage({ bytes: Buffer.from(body), contentType: 'text/html; charset=utf-8' });
}

export function textPage(text: string): Page {
  return readPage({ bytes: Buffer.from(text), contentType: 'text/plain; charset=utf-8' });
}

/** The lines and cells of a page in reading order. */
export function piecesOf(page: Page): Piece[] {
  return page.blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.piece];
    return block.kind === 'table' ? block.grid.cells.map((cell) => cell.piece) : [];
  });
}

/** A page as a person may write it down: lines, tables as rows of cells, `null` for an empty line. */
export function outline(page: Page): (string | string[][] | null)[] {
  return page.blocks.map((block) => {
    if (block.kind === 'gap') return null;
    return block.kind === 'text' ? block.piece.text : slotTexts(block.grid);
  });
}

/** The text of the cell that covers each slot; `''` also where no cell reaches. */
export function slotTexts(grid: Grid): string[][] {
  return grid.slots.map((row) => Array.from(row, (cell) => cell?.piece.text ?? ''));
}

export function quoteOf(page: Page, { span }: Piece): string {
  return page.text.slice(span.start, span.end);
}
