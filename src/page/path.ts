// Where an element stands, as a CSS path.
import type { Element } from './dom.js';
import { isElement } from './dom.js';

/**
 * Writes the paths of one document; positions among siblings are counted once a parent.
 *
 * @param repeatedIds ids that several elements bear, so that they name none
 */
export function pathWriter(repeatedIds: ReadonlySet<string>): (element: Element) => string {
  const positions = new Map<Element, number>();
  const counted = new Set<object>();
  const positionOf = (element: Element): number => {
    const parent = element.parent;
    if (parent && !counted.has(parent)) {
      counted.add(parent);
      let position = 0;
      for (const child of parent.children) if (isElement(child)) positions.set(child, ++position);
    }
    return positions.get(element) ?? 1;
  };
  return (element) => {
    const steps: string[] = [];
    for (let at: Element | null = element; at; at = at.parent && isElement(at.parent) ? at.parent : null) {
      const id = at.attribs.id;
      if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id) && !repeatedIds.has(id)) {
        steps.unshift(`#${id}`);
        break;
      }
      const single = at.tagName === 'html' || at.tagName === 'body';
      const name = /^[a-z][a-z\d]*$/.test(at.tagName) ? at.tagName : '*';
      steps.unshift(single ? at.tagName : `${name}:nth-child(${positionOf(at)})`);
    }
    return steps.join(' > ');
  };
}
