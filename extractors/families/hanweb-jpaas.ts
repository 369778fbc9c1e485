// Hanweb JPaaS: a unit of the page is built by a call. Its page number stands in the JSON of one parameter; a bare
// pageNo is not looked at.
import { z } from 'zod';
import { type ListFamily, linksIn, type SitePage } from '../../src/site/index.js';
import { jsonIn } from './json.js';
import { carried, hanweb } from './marks.js';

const SIZE = 15;
const query = z.record(z.string(), z.string());
const answer = z.object({ success: z.literal(true), data: z.object({ html: z.string() }) });

export const hanwebJpaas: ListFamily = {
  name: 'hanweb-jpaas',
  marks(page) {
    if (!callOf(page)) return [];
    return ['build/unit', ...carried(page.text, ['AuthorizedRead/unitbuild.js', ...hanweb])];
  },
  readList(page) {
    const asked = new URL(page.request.url);
    const given = asked.searchParams.get('paramJson');
    if (given === null) {
      const call = callOf(page);
      return call && { rows: [], next: { url: numbered(call, 1) } };
    }
    const html = jsonIn(page.text, answer)?.data.html;
    const pageNo = jsonIn(given, z.object({ pageNo: z.number() }))?.pageNo;
    if (html === undefined || pageNo === undefined) return null;
    const $ = page.parse(html);
    const rows = linksIn($, page.url);
    const count = $('[count]').attr('count');
    const isLast = rows.length === 0 || (count !== undefined && pageNo * SIZE >= Number(count));
    const next = isLast ? null : { url: numbered(asked, pageNo + 1) };
    return { rows, total: Number(count ?? 0), next };
  },
};

/** The call of the unit that is a list; a page has other units too. */
function callOf({ $, url }: SitePage): URL | null {
  const calls = $('script[querydata][url*="build/unit"]')
    .toArray()
    .flatMap(({ attribs }) => {
      const parameters = jsonIn((attribs.querydata ?? '').replaceAll("'", '"'), query);
      const { url: address = '' } = attribs;
      if (!parameters || !URL.canParse(address, url)) return [];
      const call = new URL(address, url);
      call.search = new URLSearchParams(parameters).toString();
      return [call];
    });
  return calls.find((call) => call.searchParams.get('tagId')?.includes('列表')) ?? calls[0] ?? null;
}

function numbered(call: URL, pageNo: number): string {
  const url = new URL(call);
  url.searchParams.set('paramJson', JSON.stringify({ pageNo, pageSize: String(SIZE) }));
  return url.href;
}
