// Where an element stands, as a CSS path.
import type { Element } from './dom.js';
import { isElement } from './dom.js';

/** Writes the paths of one document; positions among siblings are counted once a parent. */
export function pathWriter(): (element: Element) => string {
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
      if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id)) {
        steps.unshift(`#${id}`);
        break;
      }
      const single = at.tagName === 'html' || at.tagName === 'body';
      steps.unshift(single ? at.tagName : `${at.tagName.replaceAll(':', '\\:')}:nth-child(${positionOf(at)})`);
    }
    return steps.join(' > ');
  };
}
