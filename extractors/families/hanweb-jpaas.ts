// Hanweb JPaaS: a unit of the page is built by a call. Its page number stands in the JSON of one parameter; a bare
// pageNo is not looked at.
import { z } from 'zod';
import { type ListFamily, linksIn, resolveLink, type SitePage } from '../../src/site/index.js';
import { withQuery } from './call.js';
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
      return call === null ? null : { rows: [], next: { url: withQuery(call, pageAt(1)) } };
    }
    const html = jsonIn(page.text, answer)?.data.html;
    const pageNo = jsonIn(given, z.object({ pageNo: z.number() }))?.pageNo;
    if (html === undefined || pageNo === undefined) return null;
    const $ = page.parse(html);
    const rows = linksIn($, page.url);
    const count = $('[count]').attr('count');
    const isLast = rows.length === 0 || (count !== undefined && pageNo * SIZE >= Number(count));
    const next = isLast ? null : { url: withQuery(asked.href, pageAt(pageNo + 1)) };
    return { rows, total: Number(count ?? 0), next };
  },
};

/** The call of the unit that is a list; a page has other units too. */
function callOf({ $, url }: SitePage): string | null {
  const calls = $('script[querydata][url*="build/unit"]')
    .toArray()
    .flatMap(({ attribs }) => {
      const parameters = jsonIn((attribs.querydata ?? '').replaceAll("'", '"'), query);
      const call = resolveLink(attribs.url ?? '', url);
      return parameters && call !== null ? [{ call: withQuery(call, parameters), tag: parameters.tagId ?? '' }] : [];
    });
  return (calls.find(({ tag }) => tag.includes('列表')) ?? calls[0])?.call ?? null;
}

function pageAt(pageNo: number): { paramJson: string } {
  return { paramJson: JSON.stringify({ pageNo, pageSize: String(SIZE) }) };
}
