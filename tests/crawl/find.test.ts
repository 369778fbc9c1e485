// From a portal's root alone to its own reports: every make of the lab of portals.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFamilies } from '../../extractors/index.js';
import type { CrawlItem, Plan } from '../../src/crawl/index.js';
import { deployments } from '../portals/families/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import { startServer } from '../support/server.js';
import { run } from './support.js';

let lab: Portals;
beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

const years = Array.from({ length: 10 }, (_, index) => 2015 + index);

async function crawled(root: string, city: { name: string; code: string }): Promise<readonly CrawlItem[]> {
  const plan: Plan = { kind: 'cities', regions: [city], years, sitesFor: async () => [], root, loadFamilies };
  const { items } = await run(plan, { settings: { delay: 0 }, hasReport: () => true });
  return items;
}

it.each(deployments.map(({ name }) => name))(
  '%s: exactly the reports of the government that there are',
  async (name) => {
    const { url, city, reports } = lab.portal(name);
    const items = await crawled(url, city);
    const told = items.map(({ year, outcome, url: address }) => [year, outcome, outcome === 'ok' ? address : null]);
    const declared = new Map(reports.map(({ year, path }) => [year, new URL(path, url).href]));
    expect(told).toEqual(
      years.map((year) => {
        const address = declared.get(year);
        return address === undefined ? [year, 'not_listed', null] : [year, 'ok', address];
      }),
    );
  },
);

it('follows a shell to the list in its frame, whose links are resolved against its base', async () => {
  const row = (year: number) =>
    `<li><a href="r${year}.html" title="辽阳市${year}年政府信息公开工作年度报告">辽阳市${year}年...</a>${year + 1}-01-30</li>`;
  const frame = `<base href="/deep/reports/"><ul>${years.map(row).join('')}</ul><script>createPageHTML(1, 0, "l", "html");</script>`;
  const server = await startServer(({ url }) => {
    if (url === '/') return { body: '<a href="/zfxxgknb/">政府信息公开年报</a>' };
    if (url === '/zfxxgknb/')
      return { body: '<h1>年报</h1><iframe src="list.html"></iframe><iframe src="http://a.test/"></iframe>' };
    if (url === '/zfxxgknb/list.html') return { body: frame };
    return url?.startsWith('/deep/reports/r') ? { body: '<p>一份报告</p>' } : undefined;
  });
  const items = await crawled(`${server.url}/`, { name: '辽阳市', code: '211000' });
  expect(items.map(({ outcome, url }) => [outcome, url])).toEqual(
    years.map((year) => ['ok', `${server.url}/deep/reports/r${year}.html`]),
  );
});

it('says where no column is, and where it is of a make that nobody knows', async () => {
  const city = { name: '辽阳市', code: '211000' };
  const bare = await startServer(({ url }) => (url === '/' ? { body: '<a href="/news">新闻</a>' } : undefined));
  const [none] = await crawled(`${bare.url}/`, city);
  expect(none).toMatchObject({
    outcome: 'no_column',
    detail: `${bare.url}/: no link to a column of yearly reports of 辽阳市`,
  });
  const odd = await startServer(({ url }) => {
    if (url === '/') return { body: '<a href="/zfxxgknb">政府信息公开年报</a>' };
    return url === '/zfxxgknb' ? { body: '<div id="app">正在加载</div><p>本栏目由程序绘制。</p>' } : undefined;
  });
  const [unknown] = await crawled(`${odd.url}/`, city);
  expect(unknown).toMatchObject({
    outcome: 'family_unknown',
    detail: `${odd.url}/zfxxgknb is a list of no make that is known`,
  });
});

it.each(['景德镇市', '新乡市'])('takes nothing in the name %s for a sibling', async (name) => {
  const row = (year: number) =>
    `<li><a href="/r${year}.html">${name}${year}年政府信息公开工作年度报告</a>${year + 1}-01-30</li>`;
  const list = `<ul>${years.map(row).join('')}</ul><script>createPageHTML(1, 0, "index", "html");</script>`;
  const server = await startServer(({ url }) => {
    if (url === '/') return { body: `<a href="/zfxxgknb/">${name}政府信息公开年报</a>` };
    return url === '/zfxxgknb/' ? { body: list } : url?.startsWith('/r') ? { body: '<p>一份报告</p>' } : undefined;
  });
  const items = await crawled(`${server.url}/`, { name, code: '360200' });
  expect(items.map(({ outcome }) => outcome)).toEqual(years.map(() => 'ok'));
});

it.each([
  ['a home page that refuses', '/', { status: 403 }, 'http_error'],
  ['a section that is past a limit', '/zwgk', { body: '<div>'.repeat(600) }, 'no_list'],
  ['a home page that is past a limit', '/', { body: '<div>'.repeat(600) }, 'no_list'],
  ['a column that cannot be had', '/zfxxgknb', { status: 503 }, 'http_error'],
])('does not call it no column where %s hides it', async (_what, path, answer, outcome) => {
  const server = await startServer(({ url }) => {
    if (url === path) return answer;
    if (url === '/') return { body: '<a href="/zwgk">政务公开</a><a href="/zfxxgknb">政府信息公开年报</a>' };
    return url === '/robots.txt' ? undefined : { body: '<p>一</p>' };
  });
  const items = await crawled(`${server.url}/`, { name: '辽阳市', code: '211000' });
  expect(new Set(items.map((item) => item.outcome))).toEqual(new Set([outcome]));
  expect(items[0]?.detail).toContain(`${server.url}${path}`);
});

it('follows a column to where it has moved, and reads it to its end there', async () => {
  const row = (year: number) =>
    `<li><a href="/r${year}.html">辽阳市${year}年政府信息公开工作年度报告</a>${year + 1}-01-30</li>`;
  const pager = (page: number) => `<script>createPageHTML(2, ${page}, "index", "html");</script>`;
  const server = await startServer(({ url, headers }) => {
    if (headers.host?.startsWith('127') && url?.startsWith('/zfxxgknb'))
      return { status: 301, headers: { Location: `${server.otherHost}${url}` } };
    if (url === '/') return { body: '<a href="/zfxxgknb/">政府信息公开年报</a>' };
    if (url === '/zfxxgknb/') return { body: `<ul>${years.slice(0, 5).map(row).join('')}</ul>${pager(0)}` };
    if (url === '/zfxxgknb/index_1.html') return { body: `<ul>${years.slice(5).map(row).join('')}</ul>${pager(1)}` };
    return url?.startsWith('/r20') ? { body: '<p>一份报告</p>' } : undefined;
  });
  const items = await crawled(`${server.url}/`, { name: '辽阳市', code: '211000' });
  expect(items.map(({ outcome }) => outcome)).toEqual(years.map(() => 'ok'));
});
