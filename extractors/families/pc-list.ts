// …/pc/list.html: the page has none of its rows; they are asked for with a form and come as JSON in strings of JSON. No
// vendor is known by name.
import { z } from 'zod';
import { type ListFamily, resolveLink } from '../../src/site/index.js';
import { callIn, quotedIn } from './call.js';
import { jsonIn } from './json.js';
import { carried } from './marks.js';

const query = [/^current=\d+&/, /channelCode/] as const;
const source = z.object({ title: z.string(), urls: z.string(), pubDate: z.string().nullish() });
const answer = z.object({ data: z.object({ total: z.number(), results: z.array(z.object({ source })) }) });
const addresses = z.object({ pc: z.string() });

export const pcList: ListFamily = {
  name: 'pc-list',
  marks({ text, url }) {
    return quotedIn(text, ...query) !== null
      ? [
          ...carried(new URL(url).pathname, [/\/pc\/list\.html$/]),
          ...carried(text, ['/queryList', /webSiteCode(?:\[\]|%5B%5D)=/]),
        ]
      : [];
  },
  readList(page) {
    const { form } = page.request;
    if (form === undefined) {
      const first = quotedIn(page.text, ...query);
      const call = callIn(page, /\/queryList$/);
      return first === null || call === null ? null : { rows: [], next: { url: call, form: first } };
    }
    const data = jsonIn(page.text, answer)?.data;
    if (!data) return null;
    const rows = data.results.flatMap(({ source: { title, urls, pubDate } }) => {
      const url = resolveLink(jsonIn(urls, addresses)?.pc ?? '', page.url);
      return url ? [{ url, title, date: pubDate ?? null }] : [];
    });
    const asked = new URLSearchParams(form);
    const current = Number(asked.get('current'));
    const { total } = data;
    if (rows.length === 0 || current * Number(asked.get('pageSize')) >= total) return { rows, total, next: null };
    return {
      rows,
      total,
      next: { url: page.request.url, form: form.replace(/\bcurrent=\d+/, `current=${current + 1}`) },
    };
  },
};
