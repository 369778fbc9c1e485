import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFamilies, openRegistry } from '../../extractors/index.js';
import type { Plan } from '../../src/crawl/index.js';
import { type Answer, freePort, startServer } from '../support/server.js';
import { report, run } from './support.js';

const column = (year: number, page = 0) =>
  `/web/zwgkx/zfxxgk1/2010zfxxgk_148535/${year}/index${page === 0 ? '' : `_${page}`}.shtml`;
const item = (title: string, href: string) => `<li><a href="${href}" title="${title}">${title.slice(0, 8)}...</a></li>`;
const own = (city: string, year = 2019) => `${city}${year}年政府信息公开工作年度报告`;
const pager = (pages: number, current: number) =>
  `<script>createPageHTML(${pages}, ${current}, "index", "shtml")</script>`;

const liaoyang = { code: '211000', name: '辽阳市' };
const shenyang = { code: '210100', name: '沈阳市' };

const plan = (root: string, regions = [liaoyang], years = [2019]): Plan => ({
  kind: 'cities',
  regions,
  years,
  sitesFor: openRegistry().sitesFor,
  root,
  loadFamilies,
});

/** A portal with these pages, and a report at every other address that does not begin with `/web`. */
const withPages = (pages: Record<string, Answer>) =>
  startServer(({ url = '' }) => pages[url] ?? (/^\/(?:web|robots)/.test(url) ? undefined : { body: report }));

it('reads every page of a list once, and of its rows only the cities’ own', async () => {
  const server = await withPages({
    [column(2019)]: { body: `${item(own('辽阳市财政局'), '/no1')}${item(own('辽阳县'), '/no2')}${pager(3, 0)}` },
    [column(2019, 1)]: {
      body: `${item(own('沈阳市'), '/shenyang')}${item(own('沈阳市辽中区'), '/no3')}${pager(3, 1)}`,
    },
    [column(2019, 2)]: {
      body: `${item(own('辽阳市'), '/liaoyang')}${item(own('辽阳市', 2018), '/no4')}${pager(3, 2)}`,
    },
  });
  const { items } = await run(plan(server.url, [liaoyang, shenyang]));
  expect(items.map(({ region, year, outcome, url }) => [region?.name, year, outcome, url])).toEqual([
    ['辽阳市', 2019, 'ok', `${server.url}/liaoyang`],
    ['沈阳市', 2019, 'ok', `${server.url}/shenyang`],
  ]);
  expect(server.paths.filter((path) => path.startsWith('/web'))).toEqual([
    column(2019),
    column(2019, 1),
    column(2019, 2),
  ]);
  expect(server.paths.filter((path) => path.startsWith('/no'))).toEqual([]);
});

it('says that a city or a year is not listed', async () => {
  const server = await withPages({ [column(2019)]: { body: item(own('沈阳市'), '/shenyang') } });
  const { items } = await run(plan(server.url, [liaoyang], [2019, 2015]));
  expect(items.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['not_listed', '辽宁省人民政府门户网站 lists no report of it for 2019'],
    ['no_column', `辽宁省人民政府门户网站 has no column for 2015 (${server.url}${column(2015)} answered 404)`],
  ]);
});

it('says so where no portal is known', async () => {
  const { items } = await run({ ...plan('', [{ code: '710000', name: '台湾省' }]), root: undefined } as Plan);
  expect(items.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['no_site', 'no portal is known for 台湾省 (710000)'],
  ]);
});

it.each<[string, Record<string, Answer>, string, RegExp]>([
  ['a later page fails', { [column(2019, 1)]: { status: 403 } }, 'http_error', /index_1\.shtml answered 403$/],
  [
    'a later page is a stub',
    { [column(2019, 1)]: { body: '<p>稍候</p>' } },
    'no_list',
    /index_1\.shtml holds no list$/,
  ],
])(
  'where %s, takes the rows before it and does not say of others that they are not listed',
  async (_what, pages, outcome, detail) => {
    const first = { body: `${item(own('沈阳市'), '/shenyang')}${pager(3, 0)}` };
    const server = await withPages({ [column(2019)]: first, ...pages });
    const { items } = await run(plan(server.url, [shenyang, liaoyang]));
    expect(items.map((one) => one.outcome)).toEqual(['ok', outcome]);
    expect(items[1]?.detail).toMatch(detail);
  },
);

it('takes a page without rows for no list', async () => {
  const server = await withPages({ [column(2019)]: { body: '<script>document.writeln(list)</script>' } });
  const { items } = await run(plan(server.url));
  expect(items.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['script_stub', `${server.url}${column(2019)} is a page of 39 characters with script and no text`],
  ]);
});

it.each([
  ['nested too deep', '<b>'.repeat(100_000), /the document has more than 512 elements within each other$/],
  [
    'with too many attributes',
    `<b ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>`,
    /attributes in one tag$/,
  ],
])('takes a page %s for no list', async (_what, body, detail) => {
  const server = await withPages({ [column(2019)]: { body } });
  const [item] = (await run(plan(server.url))).items;
  expect([item?.outcome, item?.detail]).toEqual(['no_list', expect.stringMatching(detail)]);
});

it('ends a list that goes round, that leaves its host, or that never ends', async () => {
  const round = await withPages({
    [column(2019)]: { body: `${item(own('沈阳市'), '/s')}<a href="${column(2019, 1)}">下一页</a>` },
    [column(2019, 1)]: { body: `${item(own('沈阳市'), '/s')}<a href="${column(2019)}">下一页</a>` },
  });
  const { items, snapshots } = await run(plan(round.url));
  // Its first page tells when it lacked the report.
  const index = await readFile(join(snapshots, 'index.cdxj'), 'utf8');
  const read = index.split('\n').find((line) => line.includes(`${column(2019)}"`));
  expect(items.map(({ outcome, readAt }) => [outcome, readAt?.replace(/\D/g, '').slice(0, 14)])).toEqual([
    ['not_listed', read?.split(' ')[1]],
  ]);
  expect(round.paths).toEqual(['/robots.txt', column(2019), column(2019, 1)]);

  const away = await withPages({
    [column(2019)]: { body: `${item(own('沈阳市'), '/s')}<a href="http://elsewhere.test/list">下一页</a>` },
  });
  const [left] = (await run(plan(away.url))).items;
  const far = await withPages({
    [column(2019)]: { body: `${item(own('沈阳市'), '/s')}<a href="http://far.test/${'x'.repeat(9000)}">下一页</a>` },
  });
  const [gone] = (await run(plan(far.url))).items;
  expect([gone?.outcome, (gone?.detail ?? '').length < 700]).toEqual(['no_list', true]);
  expect([left?.outcome, left?.readAt, left?.detail]).toEqual([
    'no_list',
    null,
    `${away.url}${column(2019)}: the list goes on at another host, http://elsewhere.test/list`,
  ]);

  const endless = await startServer(({ url = '' }) => {
    const page = Number(/_(\d+)\.shtml$/.exec(url)?.[1] ?? 0);
    return url === '/robots.txt' ? undefined : { body: `${item(own('沈阳市', 1900), `/${page}`)}${pager(9999, page)}` };
  });
  const [last] = (await run(plan(endless.url), { settings: { delay: 0 } })).items;
  expect([last?.outcome, last?.detail]).toEqual([
    'no_list',
    expect.stringMatching(/the list has more than 200 pages$/),
  ]);
  expect(endless.paths).toHaveLength(201);
});

it('gives one line each where nobody answers', async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const { items } = await run(plan(`http://${host}`, [liaoyang, shenyang]));
  expect(items.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['network_error', `${host}: connection refused`],
    ['network_error', `${host}: connection refused`],
  ]);
});

it('fetches both where a city has two reports for a year', async () => {
  const rows = item(own('辽阳市'), '/a') + item(`${own('辽阳市')}（修订）`, '/b') + item(own('辽阳市'), '/a');
  const server = await withPages({ [column(2019)]: { body: rows } });
  const { items } = await run(plan(server.url));
  expect(items.map(({ url, outcome }) => [url, outcome])).toEqual([
    [`${server.url}/a`, 'ok'],
    [`${server.url}/b`, 'ok'],
  ]);
});
