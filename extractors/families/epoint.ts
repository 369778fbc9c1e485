// Epoint (新点): rows are asked for with JSON, pages from 0 up, under a project and for a site that a script names. Some
// projects read only what is wrapped in `params`, and answer the rest as if nothing were there.
import { z } from 'zod';
import { type ListFamily, type ListPage, type PageRequest, resolveLink, type SitePage } from '../../src/site/index.js';
import { jsonIn } from './json.js';
import { carried } from './marks.js';

const SIZE = 20;
const asking = z.object({
  deptcode: z.string(),
  categorynum: z.string(),
  pageIndex: z.number(),
  pageSize: z.number(),
  siteGuid: z.string(),
});
type Asking = z.infer<typeof asking>;
const row = z.object({
  title: z.string(),
  // The title may be cut where this one is not.
  realtitle: z.string().nullish(),
  infourl: z.string(),
  infodate: z.string().nullish(),
});
const answer = z.object({ custom: z.object({ total: z.coerce.number(), data: z.array(row) }) });

export const epoint: ListFamily = {
  name: 'epoint',
  marks({ text, url }) {
    if (!new URL(url).searchParams.has('categorynum')) return [];
    return carried(text, [
      'EpointWebBuilder',
      /\bewb-[a-z]/,
      '/js/webBuilderCommon.js',
      '/js/ajaxReq.js',
      '/inteligentsearch/rest/esinteligentsearch/',
    ]);
  },
  readList(page) {
    return page.request.json === undefined ? leadOn(page) : readAnswer(page, page.request.json);
  },
};

/** From the column's page to the script that names project and site, and from there to the rows. */
function leadOn({ $, text, url, request }: SitePage): ListPage | null {
  const asked = new URL(request.url);
  const column = asked.hash === '' ? asked.searchParams : new URLSearchParams(asked.hash.slice(1));
  const categorynum = column.get('categorynum');
  const deptcode = column.get('deptcode') ?? '';
  if (categorynum === null) return null;
  const [, project] = /\bprojectName\s*:\s*["']([^"']+)["']/.exec(text) ?? [];
  const [, siteGuid] = /\bsiteGuid\s*:\s*["']([^"']+)["']/.exec(text) ?? [];
  if (project !== undefined && siteGuid !== undefined) {
    const call = resolveLink(`/${project}/rest/lightfrontaction/getgovinfolist`, url);
    const first = { deptcode, categorynum, pageIndex: 0, pageSize: SIZE, siteGuid };
    return call === null ? null : { rows: [], next: requestOf(call, first, false) };
  }
  const script = asked.hash === '' ? $('script[src*="webBuilderCommon.js"]').attr('src') : undefined;
  const address = resolveLink(script ?? '', url);
  return address === null
    ? null
    : { rows: [], next: { url: `${address}#${new URLSearchParams({ categorynum, deptcode })}` } };
}

function readAnswer({ text, url, request }: SitePage, sent: string): ListPage | null {
  const custom = jsonIn(text, answer)?.custom;
  const wrapped = jsonIn(sent, z.object({ params: asking }))?.params;
  const asked = wrapped ?? jsonIn(sent, asking);
  if (!custom || !asked) return null;
  const rows = custom.data.flatMap(({ title, realtitle, infourl, infodate }) => {
    const address = resolveLink(infourl, url);
    return address ? [{ url: address, title: realtitle || title, date: infodate ?? null }] : [];
  });
  const { pageIndex } = asked;
  if (rows.length === 0 && pageIndex === 0 && !wrapped) return { rows, next: requestOf(request.url, asked, true) };
  const isLast = rows.length === 0 || (pageIndex + 1) * SIZE >= custom.total;
  const next = () => requestOf(request.url, { ...asked, pageIndex: pageIndex + 1 }, wrapped !== undefined);
  return { rows, total: custom.total, next: isLast ? null : next() };
}

function requestOf(url: string, asked: Asking, isWrapped: boolean): PageRequest {
  return { url, json: JSON.stringify(isWrapped ? { params: asked } : asked) };
}
