// Hanweb JPage: rows come from dataproxy.jsp. Some deployments heed startrecord, some page alone, so both are told; of
// some the column's page has the first rows already, and the address of the next ones.
import { type ListFamily, type ListPage, type PageRequest, resolveLink } from '../../src/site/index.js';
import { callIn, withQuery } from './call.js';
import { type Datastore, datastoreIn } from './datastore.js';
import { carried, hanweb } from './marks.js';

const proxy = /dataproxy\.jsp/;
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
    const call = callIn(page, proxy);
    if (call === null) return null;
    const [, form] = /\bdata\s*:\s*["'](col=[^"']+)["']/.exec(page.text) ?? [];
    return { rows: [], next: form === undefined ? { url: call } : { url: numbered(call, 1), form } };
  },
};

function listOf({ rows, total, pages, next }: Datastore, { url, form }: PageRequest): ListPage {
  const group = next === null ? null : resolveLink(next, url);
  if (group !== null) return { rows, total, next: { url: group } };
  const page = Number(new URL(url).searchParams.get('page') ?? 0);
  const isLast = rows.length === 0 || page === 0 || (form === undefined ? page >= pages : page * SIZE >= total);
  if (isLast) return { rows, total, next: null };
  const further =
    form === undefined ? { url: withQuery(url, { page: page + 1 }) } : { url: numbered(url, page + 1), form };
  return { rows, total, next: further };
}

function numbered(address: string, page: number): string {
  return withQuery(address, { startrecord: (page - 1) * SIZE + 1, endrecord: page * SIZE, perpage: SIZE, page });
}
