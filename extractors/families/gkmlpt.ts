// gkmlpt of Guangdong: one page for all columns, a column's number behind the "#"; rows come from a call, a hundred at a
// time, whose page 0 is page 1.
import { z } from 'zod';
import { type ListFamily, resolveLink } from '../../src/site/index.js';
import { withQuery } from './call.js';
import { jsonIn } from './json.js';
import { carried } from './marks.js';

const SIZE = 100;
const site = /\bSID\s*:\s*["']?(\d+)/;
const article = z.object({
  title: z.string(),
  url: z.string(),
  post_url: z.string().nullish(),
  created_at: z.string().nullish(),
});
const answer = z.object({ articles: z.array(article), total: z.number() });

export const gkmlpt: ListFamily = {
  name: 'gkmlpt',
  marks({ text }) {
    if (!site.test(text)) return [];
    return carried(text, [
      'window._CONFIG',
      '/gkmlpt/gkml/pc/js/',
      'search.gd.gov.cn',
      'statistics.gd.gov.cn',
      'NFCMS_SITE_ID',
    ]);
  },
  readList(page) {
    const asked = new URL(page.request.url);
    if (!asked.pathname.startsWith('/gkmlpt/api/')) {
      const [, sid] = site.exec(page.text) ?? [];
      const [, column] = /^#(\d+)$/.exec(asked.hash) ?? [];
      if (sid === undefined || column === undefined) return null;
      return { rows: [], next: { url: new URL(`/gkmlpt/api/all/${column}?page=1&sid=${sid}`, page.url).href } };
    }
    const data = jsonIn(page.text, answer);
    if (!data) return null;
    const rows = data.articles.flatMap(({ title, url, post_url, created_at }) => {
      const address = resolveLink(post_url || url, page.url);
      return address ? [{ url: address, title, date: created_at ?? null }] : [];
    });
    const number = Number(asked.searchParams.get('page'));
    const { total } = data;
    if (rows.length === 0 || number * SIZE >= total) return { rows, total, next: null };
    return { rows, total, next: { url: withQuery(asked.href, { page: number + 1 }) } };
  },
};
