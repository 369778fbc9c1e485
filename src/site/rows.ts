// The rows of a list as HTML draws them.
import type { CheerioAPI } from 'cheerio';
import { resolveLink } from './address.js';
import type { ListRow } from './site.js';

const items = 'li, tr, dd';

/**
 * The rows of a document. A list without one date is a menu where another has dates.
 *
 * @param url where the document lay
 */
export function linksIn($: CheerioAPI, url: string): ListRow[] {
  const base = baseOf($, url);
  const found: { readonly row: ListRow; readonly list: unknown }[] = [];
  for (const item of $(items).toArray()) {
    // An item that holds other items is a menu.
    if ($(item).find(items).length > 0) continue;
    // Beside the document's link may stand one to its column, or to its attachment.
    const links = $(item)
      .find('a[href]')
      .toArray()
      .map((link) => ({ title: titleOf($(link).attr('title'), $(link).text()), href: link.attribs.href ?? '' }));
    const [link] = links.sort((a, b) => b.title.length - a.title.length);
    const address = link && resolveLink(link.href, base);
    if (!address || link.title === '') continue;
    found.push({ row: { url: address, title: link.title, date: dateIn($(item).text()) }, list: item.parent });
  }
  const dated = new Set(found.flatMap(({ row, list }) => (row.date === null ? [] : [list])));
  return found.filter(({ list }) => dated.size === 0 || dated.has(list)).map(({ row }) => row);
}

/** The address that a document's links are resolved against. */
export function baseOf($: CheerioAPI, url: string): string {
  return resolveLink($('base[href]').attr('href') ?? '', url) ?? url;
}

/** The first date of a text as it is printed. */
export function dateIn(text: string): string | null {
  const [found] = /(?:19|20)\d{2}[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}/.exec(text) ?? [];
  return found?.replace(/\s+/g, '') ?? null;
}

// The text of a link is often cut; its title attribute is whole, where there is one.
function titleOf(attribute: string | undefined, text: string): string {
  const [title, shown] = [attribute ?? '', text].map((part) => part.replace(/\s+/g, ' ').trim()) as [string, string];
  return title === '' ? shown : title;
}
