// HTML as a page: lines and tables in reading order.
import { type Element, isDisplaced, isElement, parseDocument, parseSlice, walk, withoutDropped } from './dom.js';
import { formGrid, type SourceCell } from './grid.js';
import { Allowance } from './limits.js';
import { Line, type LineContext, type Run, visibleOf } from './line.js';
import type { Block, Grid } from './page.js';
import { pathWriter } from './path.js';
import { foldSpaces } from './visible.js';

export interface HtmlDocument {
  readonly title: string | null;
  readonly meta: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

const names = (list: string) => new Set(list.split(' '));
// Elements whose text is not on the page, or is there in a form that a slice of source cannot be read by.
const unseen = names(
  'script style template noscript head title iframe object video audio canvas select datalist textarea svg math noembed noframes xmp plaintext',
);
// Elements that begin and end a line by the standard's style sheet. All others share one with their neighbours, also
// those that only Word knows.
const ownLine = names(
  'html body address article aside blockquote br caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
);

/**
 * Lists the lines and tables of a document; `table` elements that hold other tables are layout.
 *
 * @throws {UnreadablePageError} past a limit
 */
export function readHtml(text: string): HtmlDocument {
  const source = withoutDropped(text);
  const root = parseDocument(source);
  const meta = new Map<string, string>();
  const layout = new Set<Element>();
  const ids = new Set<string>();
  const repeatedIds = new Set<string>();
  let title: string | null = null;
  walk(root, {
    text() {},
    leave() {},
    enter(element) {
      const { id } = element.attribs;
      if (id !== undefined) (ids.has(id) ? repeatedIds : ids).add(id);
      if (element.tagName === 'table') markLayout(element, layout);
      else if (element.tagName === 'title') title ??= foldSpaces(visibleOf(runsOf(element)));
      else if (element.tagName === 'meta') {
        const name = element.attribs.name?.toLowerCase();
        if (name && !meta.has(name)) meta.set(name, foldSpaces(element.attribs.content ?? ''));
      }
      return true;
    },
  });
  const context = { source, pathOf: pathWriter(repeatedIds), allowance: new Allowance() };
  return { title, meta, blocks: readBlocks(context, root, layout) };
}

/** What a reader sees of a slice of HTML source, such as the quote of a citation. */
export function visibleHtml(slice: string): string {
  return visibleOf(runsOf(parseSlice(slice)));
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
  // The innermost element with lines of its own: what a line belongs to.
  const holders: Element[] = [];
  const flush = (emptyLine: Element | null) => {
    const holder = holders.at(-1);
    const line = holder && runs.length > 0 ? new Line(context, holder, runs, preformatted > 0) : null;
    if (line && line.text !== '') {
      if (preformatted > 0) for (const block of preformattedLines(line, context)) blocks.push(block);
      else blocks.push({ kind: 'text', piece: line });
    } else if (emptyLine) {
      const start = emptyLine.startIndex ?? 0;
      blocks.push({ kind: 'gap', span: { start, end: emptyLine.endIndex ?? start } });
    }
    runs = [];
  };
  walk(root, {
    text(node) {
      if (isDisplaced(node)) flush(null);
      runs.push(node);
      if (isDisplaced(node)) flush(null);
    },
    enter(element) {
      const { tagName } = element;
      if (isUnseen(element)) return false;
      if (!ownLine.has(tagName)) {
        if (isDisplaced(element)) flush(null);
        return true;
      }
      flush(tagName === 'br' ? element : null);
      if (tagName === 'table' && !layout.has(element)) {
        blocks.push({ kind: 'table', grid: readTable(context, element, tables++, blocks) });
        return false;
      }
      if (tagName === 'pre') preformatted++;
      holders.push(element);
      return true;
    },
    leave(element) {
      if (!ownLine.has(element.tagName)) {
        if (isDisplaced(element)) flush(null);
        return;
      }
      flush(element.tagName === 'p' ? element : null);
      if (element.tagName === 'pre') preformatted--;
      holders.pop();
    },
  });
  flush(null);
  return blocks;
}

/** The lines of preformatted text, gaps between them kept. */
function preformattedLines(whole: Line, { allowance }: LineContext): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const line of whole.text.split('\n')) {
    allowance.line();
    const piece = whole.part(from, from + line.length);
    blocks.push(piece.text === '' ? { kind: 'gap', span: piece.span } : { kind: 'text', piece });
    from += line.length + 1;
  }
  return blocks;
}

/** The cells of a table in its grid; its caption joins the blocks before it. */
function readTable(context: LineContext, table: Element, ordinal: number, blocks: Block[]): Grid {
  const groups: SourceCell<Element>[][][] = [];
  let loose: SourceCell<Element>[][] | undefined;
  for (const child of table.children) {
    if (!isElement(child) || isUnseen(child)) continue;
    if (child.tagName === 'caption') {
      const line = new Line(context, child, runsOf(child));
      if (line.text !== '') blocks.push({ kind: 'text', piece: line });
    } else if (child.tagName === 'tr') {
      if (!loose) {
        loose = [];
        groups.push(loose);
      }
      loose.push(cellsOf(child));
    } else {
      loose = undefined;
      const rows = child.children.filter(
        (row): row is Element => isElement(row) && row.tagName === 'tr' && !isUnseen(row),
      );
      if (rows.length > 0) groups.push(rows.map(cellsOf));
    }
  }
  return formGrid(ordinal, groups, context.allowance, (element, place) => ({
    ...place,
    piece: new Line(context, element, runsOf(element)),
  }));
}

function cellsOf(row: Element): SourceCell<Element>[] {
  const cells: SourceCell<Element>[] = [];
  for (const child of row.children)
    if (isElement(child) && (child.tagName === 'td' || child.tagName === 'th') && !isUnseen(child))
      cells.push({ content: child, rowSpan: child.attribs.rowspan, columnSpan: child.attribs.colspan });
  return cells;
}

/** The text nodes inside an element in order, with breaks where one block ends and another begins. */
function runsOf(root: Parameters<typeof walk>[0]): Run[] {
  const runs: Run[] = [];
  // A footnote's mark is no digit of the figure that it stands behind.
  const parts = (tagName: string) => ownLine.has(tagName) || tagName === 'sup' || tagName === 'sub';
  const breakLine = (element: Element) => {
    if (parts(element.tagName) && runs.length > 0 && runs.at(-1) !== 'break') runs.push('break');
  };
  walk(root, {
    text(node) {
      runs.push(node);
    },
    enter(element) {
      if (isUnseen(element)) return false;
      breakLine(element);
      return true;
    },
    leave: breakLine,
  });
  return runs;
}

function isUnseen({ tagName, attribs }: Element): boolean {
  if (unseen.has(tagName) || attribs.hidden !== undefined) return true;
  return attribs.style !== undefined && /display\s*:\s*none/i.test(attribs.style);
}
