// What the standard's own tree shows of a document: an independent walk over it, to hold the page reader against.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Grid, Page } from '../../src/page/index.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A cell as row, column, rows spanned, columns spanned, text without white space. */
export type PlacedCell = readonly [row: number, column: number, rowSpan: number, columnSpan: number, text: string];

export interface Shown {
  /** All visible characters in document order, the captions of a table before its rows, white space left out. */
  readonly text: string;
  /** The cells of every table that holds no other, by row and column. */
  readonly tables: readonly (readonly PlacedCell[])[];
}

const unseen = new Set([
  'head',
  'title',
  'script',
  'style',
  'template',
  'noscript',
  'select',
  'textarea',
  'object',
  'svg',
  'math',
]);

/** What parse5's tree shows. */
export function shownByParse5(source: string): Shown {
  const document = parse(source);
  return {
    text: visibleText(document),
    tables: elementsOf(document, 'table').filter(isLeafTable).map(cellsOf),
  };
}

/** What the page reader shows. */
export function shownByPage({ blocks }: Page): Shown {
  const grids = blocks.flatMap((block): Grid[] => (block.kind === 'table' ? [block.grid] : []));
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'gap') return [];
    return block.kind === 'text' ? [block.piece.text] : block.grid.cells.map(({ piece }) => piece.text);
  });
  return {
    text: bare(texts.join('')),
    tables: grids.map(({ cells }) =>
      inOrder(
        cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, bare(cell.piece.text)] as const),
      ),
    ),
  };
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function inOrder(cells: PlacedCell[]): PlacedCell[] {
  return cells.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function childrenOf(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** Seen elements of a name inside a node; what is in a template is not in the tree. */
function elementsOf(node: Node, name: string): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child) || unseen.has(child.tagName)) return [];
    return [...(child.tagName === name ? [child] : []), ...elementsOf(child, name)];
  });
}

function isLeafTable(node: Node): boolean {
  return isElement(node) && node.tagName === 'table' && elementsOf(node, 'table').length === 0;
}

function visibleText(node: Node): string {
  if (node.nodeName === '#text') return bare((node as DefaultTreeAdapterTypes.TextNode).value);
  if (isElement(node) && unseen.has(node.tagName)) return '';
  const children = childrenOf(node);
  if (!isLeafTable(node)) return children.map(visibleText).join('');
  const captions = childElements(node, 'caption');
  return [...captions, ...children.filter((child) => !(captions as Node[]).includes(child))].map(visibleText).join('');
}

const childElements = (node: Node, ...names: string[]) =>
  childrenOf(node).filter((child): child is Element => isElement(child) && names.includes(child.tagName));

/** The rows of a table, group by group: those right inside it are one group with their neighbours. */
function groupsOf(table: Element): Element[][] {
  return childElements(table, 'thead', 'tbody', 'tfoot', 'tr').reduce<Element[][]>((groups, child) => {
    if (child.tagName === 'tr') throw new Error('the standard puts every row into a group');
    groups.push(childElements(child, 'tr'));
    return groups;
  }, []);
}

function cellsOf(table: Element): PlacedCell[] {
  const cells: PlacedCell[] = [];
  const taken = new Set<string>();
  let top = 0;
  for (const rows of groupsOf(table)) {
    const bottom = top + rows.length;
    for (const [index, row] of rows.entries()) {
      const y = top + index;
      let x = 0;
      for (const cell of childElements(row, 'td', 'th')) {
        while (taken.has(`${y} ${x}`)) x++;
        const width = Math.max(1, spanOf(cell, 'colspan') ?? 1);
        const height = spanOf(cell, 'rowspan') ?? 1;
        const end = height === 0 ? bottom : Math.min(bottom, y + height);
        for (let at = y; at < end; at++) for (let to = x; to < x + width; to++) taken.add(`${at} ${to}`);
        cells.push([y, x, end - y, width, visibleText(cell)]);
        x += width;
      }
    }
    top = bottom;
  }
  return inOrder(cells);
}

function spanOf(cell: Element, name: string): number | undefined {
  const value = cell.attrs.find((attribute) => attribute.name === name)?.value;
  const number = Number.parseInt(value ?? '', 10);
  return Number.isNaN(number) || number < 0 ? undefined : number;
}
