// Lists as static pages: `index.shtml`, `index_1.shtml` …, the number of pages in a call of createPageHTML (TRS WCM and
// portals made in its way).
import { load } from 'cheerio';
import type { ListFamily, ListRow } from '../../src/site/index.js';

const pager = /createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']/;

export const staticList: ListFamily = {
  name: 'static-list',
  readList(html, url) {
    const $ = load(html);
    const base = resolve($('base[href]').attr('href') ?? '', url) ?? url;
    const rows: ListRow[] = [];
    for (const item of $('li, tr, dd').toArray()) {
      const link = $(item).find('a[href]').first();
      const address = resolve(link.attr('href') ?? '', base);
      const title = (link.attr('title') ?? link.text()).replace(/\s+/g, ' ').trim();
      // An item that holds other items is a menu.
      if (!address || title === '' || $(item).find('li, tr, dd').length > 0) continue;
      rows.push({
        url: address,
        title,
        date: /(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/.exec($(item).text())?.[0] ?? null,
      });
    }
    return { rows, next: nextOf($, html, base, url) };
  },
};

function nextOf($: ReturnType<typeof load>, html: string, base: string, url: string): string | null {
  const call = pager.exec(html);
  if (call) {
    const [, total, current, stem, extension] = call;
    const next = Number(current) + 1;
    return next < Number(total) ? resolve(`${stem}_${next}.${extension}`, url) : null;
  }
  const link = $('a[href]')
    .toArray()
    .find((element) => /^\s*下一页\s*[>»]?\s*$/.test($(element).text()));
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
