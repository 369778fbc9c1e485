// How the parser builds the tree of a document: bounded, light, and each node with its own place in the source.
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { checkLimit, MAX_DEPTH, MAX_PARTS } from './limits.js';

/** Where the inside of an element begins and ends; `innerEnd` is -1 where no end tag closes it. */
export interface Inner {
  innerStart: number;
  innerEnd: number;
}

type Adapter = typeof adapter;
type Node = Parameters<Adapter['appendChild']>[1];
type Element = ReturnType<Adapter['createElement']>;
type Text = ReturnType<Adapter['createTextNode']>;
type Location = NonNullable<ReturnType<Adapter['getNodeSourceCodeLocation']>>;

// A script has as many texts as words, and of none the place is asked for.
const holdsOneText = new Set(['script', 'style', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']);
const displaced = new WeakSet<object>();
const none = Object.freeze(Object.create(null) as Record<string, string>);
const located = Object.freeze({}) as Location;

/** Whether a node stood between the rows of a table, from where the standard moves it to before the table. */
export function isDisplaced(node: object): boolean {
  return displaced.has(node);
}

/**
 * An adapter for one document. Each run of source text is a node of its own, so that no node spans source that is not
 * its own; places are four numbers instead of the parser's objects, which take as much time as the tree.
 */
export function treeAdapter(): Adapter {
  let nodes = 0;
  let depth = 0;
  const count = () => checkLimit(++nodes, MAX_PARTS, 'elements and texts');
  return {
    ...adapter,
    createElement(name, namespace, attributes) {
      count();
      const element = adapter.createElement(name, namespace, attributes) as Element & Inner;
      if (attributes.length === 0) element.attribs = none;
      element['x-attribsNamespace'] = none;
      element['x-attribsPrefix'] = none;
      element.innerStart = -1;
      element.innerEnd = -1;
      return element;
    },
    // Of a second body tag, to the first.
    adoptAttributes(recipient, attributes) {
      if (recipient.attribs === none) recipient.attribs = Object.create(null);
      for (const { name, value } of attributes) recipient.attribs[name] ??= value;
    },
    insertText(parent, text) {
      const last = parent.lastChild;
      if (last?.type === 'text' && 'name' in parent && holdsOneText.has(parent.name)) {
        (last as Text).data += text;
        return;
      }
      count();
      adapter.appendChild(parent, adapter.createTextNode(text));
    },
    insertTextBefore(parent, text, next) {
      count();
      displace(parent, adapter.createTextNode(text), next);
    },
    insertBefore: displace,
    setNodeSourceCodeLocation(node, location) {
      if (!location) return;
      node.startIndex = location.startOffset;
      node.endIndex = location.endOffset;
      if ('startTag' in location) (node as Node & Inner).innerStart = location.startTag.endOffset;
    },
    getNodeSourceCodeLocation: (node) => (node.startIndex === null ? null : located),
    updateNodeSourceCodeLocation(node, end) {
      if (end.endOffset !== undefined) node.endIndex = end.endOffset;
      if ('endTag' in end) (node as Node & Inner).innerEnd = end.endTag.startOffset;
    },
    onItemPush() {
      checkLimit(++depth, MAX_DEPTH, 'elements within each other');
    },
    onItemPop() {
      depth--;
    },
  };
}

const displace: Adapter['insertBefore'] = (parent, node: Node, next) => {
  displaced.add(node);
  const { prev } = next;
  if (prev) prev.next = node;
  node.prev = prev;
  node.next = next;
  next.prev = node;
  node.parent = parent;
  // From the end, where the table is: from the start, a long list of displaced nodes would take quadratic time.
  parent.children.splice(parent.children.lastIndexOf(next), 0, node);
};
