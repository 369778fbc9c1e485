// Lists as static pages: `index.shtml`, `index_1.shtml` …, the number of pages in a call of createPageHTML (TRS WCM, UCAP
// and portals made in their way), or with a link to the next page.
import {
  baseOf,
  dateIn,
  type ListFamily,
  type ListRow,
  linksIn,
  resolveLink,
  type SitePage,
} from '../../src/site/index.js';

export const staticList: ListFamily = {
  name: 'static-list',
  // Of many makers, so most are marks of shape.
  marks(page) {
    const rows = rowsOf(page);
    const folder = new URL('.', page.url).href;
    const dated = rows.filter(({ date }) => date !== null);
    if (dated.length === 0) return [];
    return [
      ...(dated.length > 2 ? ['dated rows'] : []),
      ...(dated.filter(({ url }) => url.startsWith(folder)).length * 2 > dated.length ? ['rows in its folder'] : []),
      ...(nextOf(page) === null ? [] : ['next page']),
      ...['createPageHTML(', '/was5/web/search', 'name="ColumnType"'].filter((mark) => page.text.includes(mark)),
    ];
  },
  readList(page) {
    const rows = rowsOf(page);
    if (rows.length === 0) return null;
    const next = nextOf(page);
    return { rows, next: next === null ? null : { url: next } };
  },
};

function rowsOf(page: SitePage): readonly ListRow[] {
  const written = writtenRows(page);
  return written.length > 0 ? written : linksIn(page.$, page.url);
}

// Some lists are written by scripts, one a row: `var url="…"; var title="…"; document.writeln(…)`.
function writtenRows({ $, text, url }: SitePage): ListRow[] {
  if (!/document\.write/.test(text)) return [];
  const base = baseOf($, url);
  return $('script')
    .toArray()
    .flatMap((element) => {
      const script = $(element).text();
      const [, href] = /\bvar url\s*=\s*["']([^"']+)["']/.exec(script) ?? [];
      const [, title] = /\bvar title\s*=\s*["']([^"']+)["']/.exec(script) ?? [];
      const address = href === undefined ? null : resolveLink(href, base);
      return address && title ? [{ url: address, title: title.trim(), date: dateIn(script) }] : [];
    });
}

function nextOf(page: SitePage): string | null {
  const told = [nextByPager(page), nextByNumber(page)].find((next) => next !== undefined);
  return told === undefined ? nextByLink(page) : told;
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
function nextByPager({ text, url }: SitePage): string | null | undefined {
  const call =
    /createPage(?:HTML)?\(\s*((?:["'][\w-]+["']\s*,\s*)?)((?:\d+\s*,\s*){2,3})["']([\w-]+)["']\s*,\s*["'](\w+)["']/;
  const [, place, numbers, stem, extension] = call.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const [pages = 0, current = 0] = (numbers.match(/\d+/g) ?? []).map(Number).slice(-2);
  const last = place === '' ? pages - 1 : pages;
  return current < last ? resolveLink(`${stem}_${current + 1}.${extension}`, url) : null;
}

// `1.html`, `2.html`: a number too high may be answered with another column, so the count that the page tells is kept to.
function nextByNumber({ text, url }: SitePage): string | null | undefined {
  const [, number, extension] = /\/(\d{1,4})(\.s?html?)$/.exec(new URL(url).pathname) ?? [];
  const [, pages] = /\btotalPage\s*=\s*["']?(\d+)/.exec(text) ?? [];
  if (number === undefined || pages === undefined) return undefined;
  return Number(number) < Number(pages) ? resolveLink(`${Number(number) + 1}${extension}`, url) : null;
}

function nextByLink({ $, url }: SitePage): string | null {
  const link = $('a[href]')
    .toArray()
    .find((element) => /^\s*下一?页\s*[>»]*\s*$/.test($(element).text()));
  const next = link && resolveLink(link.attribs.href ?? '', baseOf($, url));
  return next && next !== url ? next : null;
}
