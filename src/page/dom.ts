// The document tree as parse5 builds it, and walking it without recursion: a hostile page nests a hundred thousand deep.
import { type CheerioAPI, load } from 'cheerio';

export type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];
export type Element = Extract<Node, { tagName: string }>;
export type Text = Extract<Node, { data: string; type: 'text' }>;
type Parent = ReturnType<CheerioAPI['root']>[0] | Element;

/** Parses a document by the HTML standard, with source locations. */
export function parseDocument(source: string): Parent {
  return load(source, { sourceCodeLocationInfo: true }).root()[0] as Parent;
}

/** Parses a slice of source, such as the quote of a citation, without locations. */
export function parseFragment(source: string): Parent {
  return load(source, null, false).root()[0] as Parent;
}

export function isElement(node: { type: string }): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

export function isText(node: { type: string }): node is Text {
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
