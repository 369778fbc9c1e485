// HTML as a page: lines and tables in reading order.
import { type Element, isElement, parseDocument, parseFragment, walk } from './dom.js';
import { formGrid, type SourceCell } from './grid.js';
import { Line, type LineContext, type Run, visibleOf } from './line.js';
import type { Block } from './page.js';
import { pathWriter } from './path.js';
import { foldSpaces } from './visible.js';

export interface HtmlDocument {
  readonly title: string | null;
  readonly meta: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

const names = (list: string) => new Set(list.split(' '));
// Elements whose text nobody sees.
const unseen = names('script style template noscript head iframe object select textarea svg');
// Elements that share a line with their neighbours; every other element begins and ends a line of its own.
const inline = names(
  'a abbr b bdi bdo big cite code data dfn em font i img ins kbd label mark o:p q s samp small span strike strong sub sup time tt u var wbr st1:chsdate st1:chmetcnv ucaptitle ucapcontent',
);

/** Lists the lines and tables of a document; `table` elements that hold other tables are layout. */
export function readHtml(source: string): HtmlDocument {
  const root = parseDocument(source);
  const meta = new Map<string, string>();
  const layout = new Set<Element>();
  let title: string | null = null;
  walk(root, {
    text() {},
    leave() {},
    enter(element) {
      if (element.tagName === 'table') markLayout(element, layout);
      else if (element.tagName === 'title') title ??= foldSpaces(visibleOf(runsOf(element)));
      else if (element.tagName === 'meta') {
        const name = element.attribs.name?.toLowerCase();
        if (name && !meta.has(name)) meta.set(name, foldSpaces(element.attribs.content ?? ''));
      }
      return true;
    },
  });
  return { title, meta, blocks: readBlocks({ source, pathOf: pathWriter() }, root, layout) };
}

/** What a reader sees of a slice of HTML source, such as the quote of a citation. */
export function visibleHtml(slice: string): string {
  return visibleOf(runsOf(parseFragment(slice)));
}

function markLayout(table: Element, layout: Set<Element>): void {
  for (let at = table.parent; at && isElement(at); at = at.parent)
    if (at.tagName === 'table') {
      if (layout.has(at)) return;
      layout.add(at);
    }
}

function readBlocks(context: LineContext, root: Parameters<typeof walk>[0], layout: ReadonlySet<Element>): Block[] {
  const blocks: Block[] = [];
  let runs: Run[] = [];
  let tables = 0;
  let preformatted = 0;
  // The innermost element that is not inline: what a line belongs to.
  const holders: Element[] = [];
  const flush = (emptyLine: Element | null) => {
    const holder = holders.at(-1);
    const line = holder && runs.length > 0 ? new Line(context, holder, runs, preformatted > 0) : null;
    if (line && line.text !== '') {
      if (preformatted > 0) for (const block of preformattedLines(line)) blocks.push(block);
      else blocks.push({ kind: 'text', piece: line });
    } else if (emptyLine) {
      const { startOffset = 0, endOffset = 0 } = emptyLine.sourceCodeLocation ?? {};
      blocks.push({ kind: 'gap', span: { start: startOffset, end: endOffset } });
    }
    runs = [];
  };
  walk(root, {
    text(node) {
      runs.push(node);
    },
    enter(element) {
      const { tagName } = element;
      if (unseen.has(tagName)) return false;
      if (inline.has(tagName)) return true;
      flush(tagName === 'br' ? element : null);
      if (tagName === 'table' && !layout.has(element)) {
        blocks.push({ kind: 'table', grid: readTable(context, element, tables++, blocks, holders) });
        return false;
      }
      if (tagName === 'pre') preformatted++;
      holders.push(element);
      return true;
    },
    leave(element) {
      if (inline.has(element.tagName)) return;
      flush(element.tagName === 'p' ? element : null);
      if (element.tagName === 'pre') preformatted--;
      holders.pop();
    },
  });
  flush(null);
  return blocks;
}

/** The lines of preformatted text, gaps between them kept. */
function preformattedLines(whole: Line): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const line of whole.text.split('\n')) {
    const piece = whole.part(from, from + line.length);
    blocks.push(piece.text === '' ? { kind: 'gap', span: piece.span } : { kind: 'text', piece });
    from += line.length + 1;
  }
  return blocks;
}

function readTable(
  context: LineContext,
  table: Element,
  ordinal: number,
  blocks: Block[],
  holders: readonly Element[],
) {
  const groups: SourceCell<Element>[][][] = [];
  let loose: SourceCell<Element>[][] | undefined;
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'caption') {
      const line = new Line(context, holders.at(-1) ?? child, runsOf(child));
      if (line.text !== '') blocks.push({ kind: 'text', piece: line });
    } else if (child.tagName === 'tr') {
      if (!loose) {
        loose = [];
        groups.push(loose);
      }
      loose.push(cellsOf(child));
    } else {
      loose = undefined;
      const rows = child.children.filter((row): row is Element => isElement(row) && row.tagName === 'tr');
      if (rows.length > 0) groups.push(rows.map(cellsOf));
    }
  }
  return formGrid(ordinal, groups, (element, place) => ({
    ...place,
    piece: new Line(context, element, runsOf(element)),
  }));
}

function cellsOf(row: Element): SourceCell<Element>[] {
  const cells: SourceCell<Element>[] = [];
  for (const child of row.children)
    if (isElement(child) && (child.tagName === 'td' || child.tagName === 'th'))
      cells.push({ content: child, rowSpan: child.attribs.rowspan, columnSpan: child.attribs.colspan });
  return cells;
}

/** The text nodes inside an element in order, with breaks where one block ends and another begins. */
function runsOf(root: Parameters<typeof walk>[0]): Run[] {
  const runs: Run[] = [];
  // A footnote's mark is no digit of the figure that it stands behind.
  const parts = (tagName: string) => !inline.has(tagName) || tagName === 'sup' || tagName === 'sub';
  const breakLine = (element: Element) => {
    if (parts(element.tagName) && runs.length > 0 && runs.at(-1) !== 'break') runs.push('break');
  };
  walk(root, {
    text(node) {
      runs.push(node);
    },
    enter(element) {
      if (unseen.has(element.tagName) || isHidden(element)) return false;
      breakLine(element);
      return true;
    },
    leave: breakLine,
  });
  return runs;
}

function isHidden(element: Element): boolean {
  const style = element.attribs.style;
  return style !== undefined && /display\s*:\s*none/i.test(style);
}
