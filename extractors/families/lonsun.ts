// Lonsun (龙讯): the rows of a column come as fragments from a label, the first of them also with the page.
import { type ListFamily, linksIn } from '../../src/site/index.js';
import { callIn, quotedIn, withQuery } from './call.js';
import { carried } from './marks.js';

const label = [/\/site\/label\/8888\?/, /\blabelName=publicInfoList\b/] as const;

export const lonsun: ListFamily = {
  name: 'lonsun',
  marks({ text, url }) {
    if (quotedIn(text, ...label) === null) return [];
    return [
      '/site/label/8888',
      ...carried(new URL(url).pathname, [/^\/public\/column\/\d+$/]),
      ...carried(text, ['ls-page-container', 'ls-article-info', 'j-fontContent']),
    ];
  },
  readList(page) {
    const asked = new URL(page.request.url);
    if (!asked.pathname.startsWith('/site/label/')) {
      const call = callIn(page, ...label);
      return call === null ? null : { rows: [], next: { url: withQuery(call, { pageIndex: 1 }) } };
    }
    // How many rows there are is not told: the fragment after the last one is without any.
    if (/<html\b/i.test(page.text)) return null;
    const rows = linksIn(page.$, page.url);
    const pageIndex = Number(asked.searchParams.get('pageIndex')) + 1;
    return { rows, next: rows.length === 0 ? null : { url: withQuery(asked.href, { pageIndex }) } };
  },
};
