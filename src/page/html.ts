// HTML as a page: paragraphs and tables in reading order, each knowing where in the source it stands.
import { type CheerioAPI, load } from 'cheerio';
import { formGrid, type Place, type SourceCell, type SourceRows } from './grid.js';
import { elementPath } from './path.js';
import type { Block, Cell, Grid, Piece, Span } from './page.js';
import { foldSpaces, visibleInSource } from './visible.js';

type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];
type Element = Extract<Node, { tagName: string }>;
type Text = Extract<Node, { data: string; type: 'text' }>;

export interface HtmlDocument {
  readonly title: string | null;
  readonly meta: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

// Elements whose text nobody sees.
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'select', 'textarea']);
// Elements that share a line with their neighbours; every other element begins and ends a line of its own.
const inline = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i img ins kbd label mark o:p q s samp small span strike strong sub sup time tt u var wbr st1:chsdate st1:chmetcnv ucaptitle'.split(
    ' ',
  ),
);

/** Parses a document by the HTML standard (parse5, with source locations) and lists its pieces. */
export function readHtml(source: string): HtmlDocument {
  const $ = load(source, { sourceCodeLocationInfo: true });
  const meta = new Map<string, string>();
  for (const element of $('meta[name]').toArray()) {
    const name = element.attribs.name?.toLowerCase();
    if (name && !meta.has(name)) meta.set(name, foldSpaces(element.attribs.content ?? ''));
  }
  const title = $('title').first();
  const root = $('body')[0] ?? $.root()[0];
  return {
    title: title.length > 0 ? foldSpaces(textOf(textNodes(title[0] as Element))) : null,
    meta,
    blocks: root ? readBlocks(source, root as Element) : [],
  };
}

/** What a reader sees of a slice of HTML source, such as the quote of a citation. */
export function visibleHtml(slice: string): string {
  const root = load(slice, {}, false).root()[0];
  return root ? foldSpaces(textOf(textNodes(root as unknown as Element))) : '';
}

function isElement(node: Node): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** A text node, or null for the end of a line. */
type Run = Text | null;

// Walks without recursion: a hostile page may nest a hundred thousand elements.
function* walk(root: Element): Generator<{ node: Node; entering: boolean }, void, 'skip' | undefined> {
  let node: Node | null = root.children[0] ?? null;
  while (node) {
    const skip: 'skip' | undefined = yield { node, entering: true };
    const child: Node | undefined = !skip && isElement(node) ? node.children[0] : undefined;
    if (child) {
      node = child;
      continue;
    }
    let at: Node = node;
    for (;;) {
      if (isElement(at)) yield { node: at, entering: false };
      if (at.next) {
        node = at.next;
        break;
      }
      const parent: Node | null = at.parent as Node | null;
      if (!parent || parent === (root as Node)) return;
      at = parent;
    }
  }
}
