// Plain text as a page: a line a piece, empty lines kept as gaps.
import type { Block } from './page.js';
import { foldSpaces, visibleInText } from './visible.js';

/** The lines of a text; line ends are LF, CR LF or CR, and offsets count them as they stand. */
export function readText(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
    const end = line.index + line[0].length;
    if (line[0] === '\n' || line[0] === '\r\n' || line[0] === '\r') {
      if (followsLineEnd(text, line.index)) blocks.push({ kind: 'gap', span: { start: line.index, end: line.index } });
      continue;
    }
    const span = visibleInText(text, { start: line.index, end });
    if (span) blocks.push({ kind: 'text', piece: { text: foldSpaces(text.slice(span.start, span.end)), span } });
    else blocks.push({ kind: 'gap', span: { start: line.index, end } });
  }
  return blocks;
}

function followsLineEnd(text: string, index: number): boolean {
  return index === 0 || text[index - 1] === '\n' || text[index - 1] === '\r';
}
