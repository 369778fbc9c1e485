// Lists as static pages: `index.shtml`, `index_1.shtml` …, the number of pages in a call of createPageHTML (TRS WCM and
// portals made in its way).
import type { CheerioAPI } from 'cheerio';
import type { ListFamily, ListRow } from '../../src/site/index.js';

export const staticList: ListFamily = {
  name: 'static-list',
  readList($, html, url) {
    const base = resolve($('base[href]').attr('href') ?? '', url) ?? url;
    const rows: ListRow[] = [];
    for (const item of $('li, tr, dd').toArray()) {
      // An item that holds other items is a menu.
      if ($(item).find('li, tr, dd').length > 0) continue;
      // Beside the document's link may stand one to its column, or to its attachment.
      const links = $(item)
        .find('a[href]')
        .toArray()
        .map((link) => ({ title: titleOf($(link).attr('title'), $(link).text()), href: link.attribs.href ?? '' }));
      const [link] = links.sort((a, b) => b.title.length - a.title.length);
      const address = link && resolve(link.href, base);
      if (!address || link.title === '') continue;
      const date = /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/.exec($(item).text())?.[0] ?? null;
      rows.push({ url: address, title: link.title, date });
    }
    const paged = nextByPager(html, url);
    return { rows, next: paged === undefined ? nextByLink($, base, url) : paged };
  },
};

// The text of a link is often cut; its title attribute is whole, where there is one.
function titleOf(attribute: string | undefined, text: string): string {
  const [title, shown] = [attribute ?? '', text].map((part) => part.replace(/\s+/g, ' ').trim()) as [string, string];
  return title === '' ? shown : title;
}

/**
 * The next page by a call such as
 *
 * - `createPageHTML(25, 0, "index", "shtml")`: pages, current one from 0;
 * - `createPageHTML(370, 25, 0, "index", "shtml")`: rows, pages, current one from 0;
 * - `createPageHTML('page_div', 10, 1, 'list', 'shtml', 200)`: where to draw, pages, current one from 1, …, rows.
 *
 * @returns null on the last page, undefined where there is no such call
 */
function nextByPager(html: string, url: string): string | null | undefined {
  const call =
    /createPage(?:HTML)?\(\s*((?:["'][\w-]+["']\s*,\s*)?)((?:\d+\s*,\s*){2,3})["']([\w-]+)["']\s*,\s*["'](\w+)["']/;
  const [, place, numbers, stem, extension] = call.exec(html) ?? [];
  if (numbers === undefined) return undefined;
  const [pages = 0, current = 0] = (numbers.match(/\d+/g) ?? []).map(Number).slice(-2);
  const last = place === '' ? pages - 1 : pages;
  return current < last ? resolve(`${stem}_${current + 1}.${extension}`, url) : null;
}

function nextByLink($: CheerioAPI, base: string, url: string): string | null {
  const link = $('a[href]')
    .toArray()
    .find((element) => /^\s*下一页\s*[>»]*\s*$/.test($(element).text()));
  const next = link && resolve(link.attribs.href ?? '', base);
  return next && next !== url ? next : null;
}

/** An absolute http(s) address without fragment; null for any other. */
function resolve(href: string, base: string): string | null {
  if (href === '' || href.startsWith('#')) return null;
  try {
    const url = new URL(href, base);
    url.hash = '';
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
