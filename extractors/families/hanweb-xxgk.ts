// Hanweb's module of disclosure: search.jsp lists all that a portal has, whichever column asks. The number in an
// article's address tells its column.
import { type ListFamily, linksIn } from '../../src/site/index.js';
import { callIn, quotedIn, withQuery } from './call.js';
import { carried, hanweb } from './marks.js';

const search = /\/module\/xxgk\/search\.jsp\?./;

export const hanwebXxgk: ListFamily = {
  name: 'hanweb-xxgk',
  marks: ({ text }) => (quotedIn(text, search) !== null ? ['/module/xxgk/search.jsp', ...carried(text, hanweb)] : []),
  readList(page) {
    const { request, text } = page;
    if (request.form === undefined) {
      const call = callIn(page, search);
      const [, form] = /["'](infotypeId=[^"']+)["']/.exec(text) ?? [];
      const [, column] = /\/col(\d+)\//.exec(page.url) ?? [];
      if (call === null || form === undefined || column === undefined) return null;
      return { rows: [], next: { url: `${withQuery(call, { currpage: 1 })}#${column}`, form } };
    }
    const url = new URL(request.url);
    const column = url.hash.slice(1);
    const all = linksIn(page.$, page.url);
    const [, current, pages] = /第\s*(\d+)\s*\/\s*(\d+)\s*页/.exec(text) ?? [];
    if (all.length === 0) return null;
    const rows = all.filter((row) => row.url.includes(`/art_${column}_`));
    // Beyond the last page it comes again.
    if (pages !== undefined && Number(current) >= Number(pages)) return { rows, next: null };
    const currpage = Number(url.searchParams.get('currpage')) + 1;
    return { rows, next: { url: withQuery(url.href, { currpage }), form: request.form } };
  },
};
