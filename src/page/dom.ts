// The document tree as parse5 builds it, and walking it without recursion.
import { type CheerioAPI, load } from 'cheerio';
import { wellFormed } from './charset.js';
import { BoundedParser } from './parser.js';
import { type Inner, treeAdapter } from './tree.js';

export { isDisplaced } from './tree.js';

export type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];
export type Element = Extract<Node, { tagName: string }> & Inner;
export type Text = Extract<Node, { data: string; type: 'text' }>;
type Parent = ReturnType<CheerioAPI['root']>[0] | Element;

const mayDrop = /\0|<\/>|<(?:pre|listing)\b/i;
const dropped = /\0+|(?:<\/>)+|(?<=<(?:pre|listing)\b[^<>]*>)(?:\r\n?|\n)/gi;

/**
 * The source with zero-width characters in place of what the standard drops, NUL, empty end tags, and the line end that opens
 * preformatted text: at those the parser loses count of what follows. Offsets stay as they are.
 */
export function withoutDropped(source: string): string {
  return mayDrop.test(source) ? source.replace(dropped, (found) => '\u200b'.repeat(found.length)) : source;
}

/**
 * Parses a document by the HTML standard, with source locations.
 *
 * @throws {UnreadablePageError} past the limits on elements and texts, depth and attributes
 */
export function parseDocument(source: string): Parent {
  return BoundedParser.parse(source, { sourceCodeLocationInfo: true, treeAdapter: treeAdapter() }) as Parent;
}

/**
 * A document to be asked by selectors, within the same limits.
 *
 * @throws {UnreadablePageError} past the limits on elements and texts, depth and attributes
 */
export function loadDocument(source: string): CheerioAPI {
  return load(parseDocument(wellFormed(source)));
}

/** Parses a slice of source, such as the quote of a citation, as it was read: in a body. */
export function parseSlice(slice: string): Parent {
  return BoundedParser.parse(`<body>${withoutDropped(slice)}`, { treeAdapter: treeAdapter() }) as Parent;
}

export function isElement(node: { type: string }): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

function isText(node: { type: string }): node is Text {
  return node.type === 'text';
}

export interface Visitor {
  text(node: Text): void;
  /** False: the inside is not walked, and `leave` is not called. */
  enter(element: Element): boolean;
  leave(element: Element): void;
}

/** Visits everything inside `root` in document order. */
export function walk(root: Parent, visitor: Visitor): void {
  let node: Node | null = root.children[0] ?? null;
  while (node) {
    if (isText(node)) visitor.text(node);
    else if (isElement(node) && visitor.enter(node)) {
      const child: Node | undefined = node.children[0];
      if (child) {
        node = child;
        continue;
      }
      visitor.leave(node);
    }
    while (!node.next) {
      const parent: Node | Parent | null = node.parent;
      if (!parent || parent === root || !isElement(parent)) return;
      visitor.leave(parent);
      node = parent;
    }
    node = node.next as Node;
  }
}
