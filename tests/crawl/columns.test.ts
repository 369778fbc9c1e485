// Where a crawl looks for a report: overrides, columns that are kept, several portals of one division.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { staticList } from '../../extractors/families/static-list.js';
import { loadFamilies } from '../../extractors/index.js';
import type { CrawlItem, Plan } from '../../src/crawl/index.js';
import { openColumns } from '../../src/dataset/index.js';
import { memoryOf } from '../../src/harvest/index.js';
import type { Site } from '../../src/site/index.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';
import { report, run } from './support.js';

const city = { code: '211000', name: '辽阳市' };
const titled = (year: number) => `${city.name}${year}年政府信息公开工作年度报告`;
const row = (year: number, href = `/r${year}`) => `<li><a href="${href}">${titled(year)}</a>${year + 1}-01-20</li>`;
const list = (...rows: string[]) => `<ul>${rows.join('')}</ul><script>createPageHTML(1, 0, "index", "html");</script>`;

function siteOn({ url }: TestServer, about: Partial<Site> = {}): Site {
  return {
    name: 'test',
    file: null,
    title: '某门户',
    region: city.code,
    lists: 'own',
    root: `${url}/`,
    family: staticList,
    columns: () => ['/nb/'],
    overrides: [],
    seen: null,
    source: 'a test',
    ...about,
  };
}

function planOf(sites: readonly Site[], years: readonly number[]): Plan {
  return { kind: 'cities', regions: [city], years, sitesFor: async () => sites, loadFamilies };
}

const told = (items: readonly CrawlItem[]) => items.map(({ year, outcome, url }) => [year, outcome, url]);

/** A portal with these pages, a home page that leads to `/nb/`, and a report at every `/r…`. */
const portal = (pages: Record<string, string>) =>
  startServer(({ url = '' }) => {
    if (pages[url] !== undefined) return { body: pages[url] };
    if (url === '/') return { body: '<a href="/nb/">政府信息公开年报</a>' };
    return url.startsWith('/r2') ? { body: report } : undefined;
  });

it('takes an override for its year, and the column for the others', async () => {
  const server = await portal({ '/nb/': list(row(2019), row(2020)) });
  const override = {
    region: city.code,
    year: 2020,
    url: `${server.url}/r2-moved`,
    reason: 'the list leads to a page that is gone',
  };
  const { items } = await run(planOf([siteOn(server, { overrides: [override] })], [2019, 2020]));
  expect(told(items)).toEqual([
    [2019, 'ok', `${server.url}/r2019`],
    [2020, 'ok', `${server.url}/r2-moved`],
  ]);
});

it('fetches what each portal of a division lists, and says nothing of one that lists none beside one that does', async () => {
  const own = await portal({ '/nb/': list(row(2019), row(2020)) });
  const province = await portal({ '/nb/': list(row(2020), row(2021)) });
  const { items } = await run(planOf([siteOn(own), siteOn(province, { name: 'other' })], [2019, 2020, 2021, 2022]));
  expect(told(items)).toEqual([
    [2019, 'ok', `${own.url}/r2019`],
    [2020, 'ok', `${own.url}/r2020`],
    [2020, 'ok', `${province.url}/r2020`],
    [2021, 'ok', `${province.url}/r2021`],
    [2022, 'not_listed', `${own.url}/nb/`],
  ]);
});

it('does not say that a report is not listed where one of the portals could not be read', async () => {
  const own = await portal({ '/nb/': list(row(2019)) });
  const broken = await startServer(({ url }) => (url === '/robots.txt' ? undefined : { status: 403 }));
  const { items } = await run(planOf([siteOn(own), siteOn(broken)], [2020]));
  expect(told(items)).toEqual([[2020, 'http_error', `${broken.url}/nb/`]]);
  // Columns of what is not "not listed" are those that list it.
  expect(items.map(({ columns, readAt }) => [columns, readAt])).toEqual([[[], null]]);
});

it('tells the fault of a column that could not be read before one that is not there', async () => {
  const server = await startServer(({ url }) => (url === '/closed/' ? { status: 403 } : undefined));
  const site = siteOn(server, { columns: () => ['/gone/', '/closed/'] });
  const { items } = await run(planOf([site], [2020]));
  expect(told(items)).toEqual([[2020, 'http_error', `${server.url}/closed/`]]);
});

it('takes a list that breaks off at a later page for unread, and not for a column that is not there', async () => {
  const broken = list(row(2019)).replace('createPageHTML(1,', 'createPageHTML(2,');
  const server = await portal({ '/nb/': broken });
  const { items } = await run(planOf([siteOn(server)], [2020]));
  expect(told(items)).toEqual([[2020, 'http_error', `${server.url}/nb/`]]);
});

it.each([
  ['two reports without a name', ['2020年政府信息公开工作年度报告', '2020年政府信息公开工作年度报告（附表）']],
  ['a report in pictures', ['一图读懂《辽阳市2020年政府信息公开工作年度报告》']],
])('does not say that a report is not listed where the column has %s', async (_what, titles) => {
  const rows = titles.map((title, at) => `<li><a href="/r2-${at}">${title}</a>2021-01-20</li>`);
  const server = await portal({ '/nb/': list(row(2019), ...rows) });
  const { items } = await run(planOf([siteOn(server)], [2020]));
  expect(told(items)).toEqual([[2020, 'listed_unclear', `${server.url}/nb/`]]);
  expect(items[0]?.columns).toEqual([]);
});

it('tells the columns that list a report, and those that were read to their end without it', async () => {
  const server = await portal({ '/nb/': list(row(2019)), '/old/': list(row(2018), row(2019)) });
  const { items } = await run(planOf([siteOn(server, { columns: () => ['/nb/', '/old/'] })], [2018, 2019, 2020]));
  const [own, old] = [`${server.url}/nb/`, `${server.url}/old/`];
  expect(items.map(({ year, columns }) => [year, columns])).toEqual([
    [2018, [old]],
    [2019, [own, old]],
    [2020, [own, old]],
  ]);
});

it('tells the family of a column by its first page where the site file names none', async () => {
  const server = await portal({ '/nb/': list(row(2018), row(2019), row(2020)), '/odd/': '<p>本栏目由程序绘制。</p>' });
  const known = await run(planOf([siteOn(server, { family: null })], [2019]));
  expect(told(known.items)).toEqual([[2019, 'ok', `${server.url}/r2019`]]);
  const unknown = await run(planOf([siteOn(server, { family: null, columns: () => ['/odd/'] })], [2019]));
  expect(told(unknown.items)).toEqual([[2019, 'family_unknown', `${server.url}/odd/`]]);
});

it('keeps the column that it found, begins from it, and heeds what a person makes of it', async () => {
  const server = await portal({
    '/nb/': list(row(2018), row(2019), row(2020)),
    '/other/': list(row(2019, '/r2-other')),
  });
  const site = siteOn(server, { family: null, columns: () => [] });
  const folder = await temporaryFolder();
  const crawl = async () => (await run(planOf([site], [2019]), { columns: memoryOf(await openColumns(folder)) })).items;
  expect(told(await crawl())).toEqual([[2019, 'ok', `${server.url}/r2019`]]);
  const path = join(folder, 'columns.json');
  const text = await readFile(path, 'utf8');
  expect(JSON.parse(text)).toEqual([
    {
      region: city.code,
      name: city.name,
      root: `${server.url}/`,
      column: `${server.url}/nb/`,
      family: 'static-list',
      detail: `${server.url}/nb/: 3 reports of 辽阳市`,
      foundOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  ]);
  const before = server.paths.length;
  await crawl();
  expect(server.paths.slice(before)).toEqual(['/robots.txt', '/nb/', '/r2019']);

  await writeFile(path, text.replace('/nb/"', '/other/"'));
  expect(told(await crawl())).toEqual([[2019, 'ok', `${server.url}/r2-other`]]);
  // What is gone is looked for again.
  await writeFile(path, text.replace('/nb/"', '/gone/"'));
  expect(told(await crawl())).toEqual([[2019, 'ok', `${server.url}/r2019`]]);
  expect(await readFile(path, 'utf8')).toBe(text);

  await writeFile(path, text.replace('static-list', 'nobody'));
  await expect(crawl()).rejects.toThrow(
    /^columns\.json: the column of 211000, .* is of no family that is known: nobody$/,
  );
});

it.each([
  ['no JSON', '[', /columns\.json: no JSON: .*; mend it or move it away$/],
  ['no list', '{}', /columns\.json: no list of columns; /],
  [
    'an entry without a column',
    '[{"region":"211000","root":"http://a/"}]',
    /columns\.json: entry 1 needs region, root, column/,
  ],
])('refuses a columns.json with %s', async (_what, text, message) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'columns.json'), text);
  await expect(openColumns(folder)).rejects.toThrow(message);
});
