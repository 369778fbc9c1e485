// Hanweb JPage: rows come from dataproxy.jsp. Some deployments heed startrecord, some page alone, so both are told; of
// some the column's page has the first rows already, and the address of the next ones.
import type { ListFamily, ListPage, PageRequest } from '../../src/site/index.js';
import { type Datastore, datastoreIn } from './datastore.js';
import { carried, hanweb } from './marks.js';

const proxy = /["']([^"'\s]*dataproxy\.jsp[^"'\s]*)["']/;
const SIZE = 25;

export const hanwebJpage: ListFamily = {
  name: 'hanweb-jpage',
  marks({ text }) {
    const rows = carried(text, [/dataproxy\.jsp|<recordset>/]);
    return rows.length === 0 ? [] : [...rows, ...carried(text, hanweb)];
  },
  readList(page) {
    const store = datastoreIn(page.text, page);
    if (store) return listOf(store, page.request);
    const [, address] = proxy.exec(page.text) ?? [];
    if (address === undefined) return null;
    const { href } = new URL(address, page.url);
    const [, form] = /\bdata\s*:\s*["'](col=[^"']+)["']/.exec(page.text) ?? [];
    return { rows: [], next: form === undefined ? { url: href } : { url: numbered(href, 1), form } };
  },
};

function listOf({ rows, total, pages, next }: Datastore, { url, form }: PageRequest): ListPage {
  if (next !== null) return { rows, total, next: { url: new URL(next, url).href } };
  const page = Number(new URL(url).searchParams.get('page') ?? 0);
  const isLast = rows.length === 0 || page === 0 || (form === undefined ? page >= pages : page * SIZE >= total);
  if (isLast) return { rows, total, next: null };
  const further = form === undefined ? { url: withPage(url, page + 1) } : { url: numbered(url, page + 1), form };
  return { rows, total, next: further };
}

function withPage(address: string, page: number): string {
  const url = new URL(address);
  url.searchParams.set('page', String(page));
  return url.href;
}

function numbered(address: string, page: number): string {
  const url = new URL(address);
  const range = { startrecord: (page - 1) * SIZE + 1, endrecord: page * SIZE, perpage: SIZE };
  for (const [name, value] of Object.entries(range)) url.searchParams.set(name, String(value));
  return withPage(url.href, page);
}
