// TrueCMS: XML in JSON in the call of a function. Too large a page size is answered with nothing.
import { z } from 'zod';
import { type ListFamily, resolveLink, type SitePage } from '../../src/site/index.js';
import { withQuery } from './call.js';
import { datastoreIn } from './datastore.js';
import { jsonIn } from './json.js';
import { carried } from './marks.js';

const SIZE = 20;
const CALLBACK = 'cb';

export const truecms: ListFamily = {
  name: 'truecms',
  marks(page) {
    if (!callOf(page)) return [];
    return ['columnId and proxyUrl', ...carried(page.text, [/\/getMessage\.do\b/i, /\bid="initData"/])];
  },
  readList(page) {
    const asked = new URL(page.request.url);
    if (asked.searchParams.get('callback') !== CALLBACK) {
      const call = callOf(page);
      return call === null ? null : { rows: [], next: { url: withQuery(call, rangeFrom(1)) } };
    }
    const json = page.text.slice(page.text.indexOf('(') + 1, page.text.lastIndexOf(')'));
    const store = datastoreIn(jsonIn(json, z.object({ result: z.string() }))?.result ?? '', page);
    if (!store) return null;
    const next = Number(asked.searchParams.get('startrecord')) + SIZE;
    const isLast = store.rows.length === 0 || next > store.total;
    return {
      rows: store.rows,
      total: store.total,
      next: isLast ? null : { url: withQuery(asked.href, rangeFrom(next)) },
    };
  },
};

function callOf({ text, url }: SitePage): string | null {
  const [, columnId] = /\bcolumnId\s*:\s*["']([0-9a-f-]{36})["']/.exec(text) ?? [];
  const [, proxy = ''] = /\bproxyUrl\s*:\s*["']([^"']+)["']/.exec(text) ?? [];
  const call = resolveLink(proxy, url);
  return columnId === undefined || call === null ? null : withQuery(call, { columnId, callback: CALLBACK });
}

function rangeFrom(first: number): Record<string, number> {
  return { startrecord: first, endrecord: first + SIZE - 1, perpage: SIZE };
}
