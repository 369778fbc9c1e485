// How the lists that lie as pages are walked, by hand.
import type { Portal } from '../types.js';
import { found, get, type Listed, pathOf, rowsIn } from './client.js';

export type Walk = (portal: Portal, column: string) => Promise<Listed[]>;

async function rowsOf(urls: readonly string[], read = rowsIn): Promise<Listed[]> {
  const pages = await Promise.all(urls.map(async (url) => read(await get(url), url)));
  return pages.flat();
}

/** The addresses of the first page and of those after it. */
function numbered(first: string, count: number, rest: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? first : new URL(rest(index), first).href));
}

const trs =
  (call: RegExp, extension: string, read = rowsIn): Walk =>
  async ({ url }, column) => {
    const first = new URL(column, url).href;
    const count = Number(found(await get(first), call));
    return rowsOf(
      numbered(first, count, (index) => `index_${index}.${extension}`),
      read,
    );
  };

function writtenIn(html: string, base: string): Listed[] {
  return [...html.matchAll(/var url="([^"]+)"; var title="([^"]+)";/g)].map(([, href = '', title = '']) => ({
    path: pathOf(href, base),
    title,
  }));
}

/** From link to link with that text. */
const linked =
  (text: string): Walk =>
  async ({ url }, column) => {
    const rows: Listed[] = [];
    for (let at: string | undefined = new URL(column, url).href; at; ) {
      const html = await get(at);
      rows.push(...rowsIn(html, at));
      const href = new RegExp(`href="([^"]+)">${text}<`).exec(html)?.[1];
      at = href === undefined ? undefined : new URL(href, at).href;
    }
    return rows;
  };

const ucap: Walk = async ({ url }, column) => {
  const first = new URL(column, url).href;
  const count = Number(found(await get(first), /createPageHTML\('page_div',(\d+),1,'zwgklist','shtml',\d+\)/));
  return rowsOf(numbered(first, count, (index) => `zwgklist_${index + 1}.shtml`));
};

const vsb: Walk = async ({ url }, column) => {
  const first = new URL(column, url).href;
  const count = Number(found(await get(first), /共\d+条<.*?>1\/(\d+)</));
  const folder = column.replace('.htm', '');
  return rowsOf(numbered(first, count, (index) => `${folder}/${count - index}.htm`));
};

const numeric: Walk = async ({ url }, column) => {
  const first = new URL(column, url).href;
  const count = Number(found(await get(first), /totalPage = (\d+)/));
  return rowsOf(numbered(first, count, (index) => `${index + 1}.html`));
};

export const pageWalks: Readonly<Record<string, Walk>> = {
  'trs-wcm': trs(/createPageHTML\((\d+), 0, "index", "shtml"\)/, 'shtml'),
  'trs-wcm-total-first': trs(/createPageHTML\(\d+, (\d+), 0, "index", "html"\)/, 'html'),
  'trs-wcm-written': trs(/createPageHTML\((\d+), 0, "index", "shtml"\)/, 'shtml', writtenIn),
  'trs-look-alike': linked('下一页'),
  ucap,
  vsb,
  'directories-numeric': numeric,
  'directories-list': linked('下一页'),
};
