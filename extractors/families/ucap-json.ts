// UCAP (开普) whose rows come from a search under the channel's id. The call may stand in the page in a comment only.
import { z } from 'zod';
import { type ListFamily, resolveLink } from '../../src/site/index.js';
import { callIn, quotedIn, withQuery } from './call.js';
import { jsonIn } from './json.js';
import { carried } from './marks.js';

const search = /\/common\/search\/[0-9a-f]{32}\?/;
const result = z.object({ title: z.string(), url: z.string(), publishedTimeStr: z.string().nullish() });
const answer = z.object({
  data: z.object({ total: z.number(), page: z.number(), rows: z.number(), results: z.array(result) }),
});

export const ucapJson: ListFamily = {
  name: 'ucap-json',
  marks({ text, url }) {
    if (quotedIn(text, search) === null) return [];
    return [
      '/common/search/',
      ...carried(new URL(url).pathname, [/\/c\d{5,}[a-z]?\//]),
      ...carried(text, ['name="channelId"']),
    ];
  },
  readList(page) {
    const asked = new URL(page.request.url);
    if (!asked.pathname.startsWith('/common/search/')) {
      const call = callIn(page, search);
      return call === null ? null : { rows: [], next: { url: withQuery(call, { page: 1 }) } };
    }
    const data = jsonIn(page.text, answer)?.data;
    if (!data) return null;
    const rows = data.results.flatMap(({ title, url, publishedTimeStr }) => {
      const address = resolveLink(url, page.url);
      return address ? [{ url: address, title, date: publishedTimeStr ?? null }] : [];
    });
    const isLast = data.results.length === 0 || data.page * data.rows >= data.total;
    return { rows, total: data.total, next: isLast ? null : { url: withQuery(asked.href, { page: data.page + 1 }) } };
  },
};
