// TrueCMS: XML in JSON in the call of a function. Too large a page size is answered with nothing.
import { z } from 'zod';
import type { ListFamily, SitePage } from '../../src/site/index.js';
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
      return call && { rows: [], next: { url: from(call, 1) } };
    }
    const [, json = ''] = /^\s*cb\((.*)\)\s*;?\s*$/s.exec(page.text) ?? [];
    const store = datastoreIn(jsonIn(json, z.object({ result: z.string() }))?.result ?? '', page);
    if (!store) return null;
    const next = Number(asked.searchParams.get('startrecord')) + SIZE;
    const isLast = store.rows.length === 0 || next > store.total;
    return { rows: store.rows, total: store.total, next: isLast ? null : { url: from(asked, next) } };
  },
};

function callOf({ text, url }: SitePage): URL | null {
  const [, columnId] = /\bcolumnId\s*:\s*["']([0-9a-f-]{36})["']/.exec(text) ?? [];
  const [, proxy] = /\bproxyUrl\s*:\s*["']([^"']+)["']/.exec(text) ?? [];
  if (columnId === undefined || proxy === undefined || !URL.canParse(proxy, url)) return null;
  const call = new URL(proxy, url);
  call.searchParams.set('columnId', columnId);
  call.searchParams.set('callback', CALLBACK);
  return call;
}

function from(call: URL, first: number): string {
  const url = new URL(call);
  const range = { startrecord: first, endrecord: first + SIZE - 1, perpage: SIZE };
  for (const [name, value] of Object.entries(range)) url.searchParams.set(name, String(value));
  return url.href;
}
