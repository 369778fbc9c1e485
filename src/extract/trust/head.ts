// Title and meta elements: a reader never sees them among the lines, so their places are looked for in the source.
import { foldSpaces, type Page, visibleText } from '../../page/index.js';
import type { Cite } from '../../report/index.js';

// A head is looked for in this many characters, each of its elements in so many.
const MAX_SOURCE = 262_144;
const MAX_ELEMENT = 8192;
const MAX_TITLES = 5;
const MAX_METAS = 200;

/** The inside of the page's title element. */
export function citeTitle(page: Page): Cite | null {
  const source = page.text.slice(0, MAX_SOURCE);
  let first: Cite | null = null;
  let titles = 0;
  for (const tag of source.matchAll(/<title\b[^<>]{0,400}>/gi)) {
    if (titles++ === MAX_TITLES) break;
    const start = tag.index + tag[0].length;
    const inside = source.slice(start, start + MAX_ELEMENT);
    const closed = inside.search(/<\/title/i);
    const quote = closed === -1 ? inside : inside.slice(0, closed);
    const cite = { start, end: start + quote.length, quote };
    // A comment or a script may hold another title element.
    if (foldSpaces(visibleText(quote.replaceAll('<', '&lt;'), 'text/html')) === page.title) return cite;
    first ??= cite;
  }
  return first;
}

/** The content of the first meta element of a name. */
export function citeMeta(page: Page, name: string): Cite | null {
  const source = page.text.slice(0, MAX_SOURCE);
  let metas = 0;
  for (const { index } of source.matchAll(/<meta\b/gi)) {
    if (metas++ === MAX_METAS) break;
    const tag = /^(?:"[^"]*"|'[^']*'|[^"'>])*>/.exec(source.slice(index, index + MAX_ELEMENT))?.[0];
    if (tag === undefined || attribute(tag, 'name')?.value.toLowerCase() !== name) continue;
    const content = attribute(tag, 'content');
    if (!content) continue;
    const start = index + content.at;
    return { start, end: start + content.value.length, quote: content.value };
  }
  return null;
}

function attribute(tag: string, name: string): { value: string; at: number } | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'id').exec(tag);
  const place = found?.indices?.slice(1).find((range) => range !== undefined);
  return place ? { value: tag.slice(place[0], place[1]), at: place[0] } : null;
}
