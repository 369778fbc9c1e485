// VSB (博达): the first page is a file beside a folder of the others, numbered from the last one up: of four pages the
// second is 3.htm and the last 1.htm.
import { baseOf, type ListFamily, linksIn, resolveLink, type SitePage } from '../../src/site/index.js';
import { carried } from './marks.js';

export const vsb: ListFamily = {
  name: 'vsb',
  marks(page) {
    if (linksIn(page.$, page.url).length === 0) return [];
    return carried(page.text, [
      'Announced by Visual SiteBuilder',
      /<!--\s*CustomerNO:/,
      '_sitegray',
      '/system/resource/js/counter.js',
      '_jsq_(',
      /\bid="line_/,
    ]);
  },
  readList(page) {
    const rows = linksIn(page.$, page.url);
    if (rows.length === 0) return null;
    const next = nextByLink(page) ?? nextByNumber(page);
    return { rows, next: next === null ? null : { url: next } };
  },
};

function nextByLink({ $, url }: SitePage): string | null {
  const link = $('a[href]')
    .toArray()
    .find((element) => /^\s*下一?页\s*$/.test($(element).text()));
  return link ? resolveLink(link.attribs.href ?? '', baseOf($, url)) : null;
}

// `共60条 1/4`: where the pager is drawn by a script, the number of pages alone is printed.
function nextByNumber({ $, url }: SitePage): string | null {
  const printed = $('.p_t')
    .toArray()
    .map((element) => /^\s*(\d+)\/(\d+)\s*$/.exec($(element).text()))
    .find((found) => found !== null);
  const [, current = 0, pages = 0] = printed?.map(Number) ?? [];
  if (current >= pages) return null;
  const { pathname } = new URL(url);
  const folder = current === 1 ? pathname.replace(/\.html?$/, '/') : pathname.replace(/[^/]+$/, '');
  return resolveLink(`${folder}${pages - current}.htm`, url);
}
