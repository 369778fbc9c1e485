// Each family against the lab: from a column's path alone to exactly the rows that are declared, and known by its marks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyOf } from '../../extractors/families/index.js';
import { pcList } from '../../extractors/families/pc-list.js';
import { vsb } from '../../extractors/families/vsb.js';
import { readColumn } from '../../src/crawl/column.js';
import { decodeBytes, loadDocument } from '../../src/page/index.js';
import { type SitePage, sitePage } from '../../src/site/index.js';
import { fetchingIn } from '../crawl/fetching.js';
import { readDocument, tableOf } from '../docs/documents.js';
import { build } from '../portals/build.js';
import { deployments } from '../portals/families/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import type { Deployment } from '../portals/shape.js';
import type { Portal } from '../portals/types.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { readBy } from './read-by.js';

const names = Object.keys(readBy);
let lab: Portals;

beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

async function firstPage({ url, column }: Pick<Portal, 'url' | 'column'>): Promise<SitePage> {
  const address = new URL(column, url).href;
  const answer = await fetch(address);
  const text = decodeBytes(Buffer.from(await answer.arrayBuffer()), 'utf-8');
  const contentType = answer.headers.get('content-type');
  return sitePage({ url: answer.url, request: { url: address }, text, contentType }, loadDocument);
}

/** Reads the columns of a portal, given their paths alone. */
async function expectRows(portal: Portal): Promise<void> {
  const { fetcher, close } = await fetchingIn(await temporaryFolder());
  const family = familyOf(await firstPage(portal));
  if (!family) throw new Error(`${portal.name} is not known`);
  const byUrl = (one: { url: string }, other: { url: string }) => one.url.localeCompare(other.url);
  const own = { path: portal.column, entries: [...portal.reports, ...portal.others] };
  try {
    for (const { path, entries } of [own, ...portal.siblings]) {
      const { rows, fault } = await readColumn(fetcher, family, new URL(path, portal.url).href, 50);
      expect(fault).toBeNull();
      const declared = entries.map((entry) => ({ url: new URL(entry.path, portal.url).href, title: entry.title }));
      expect(rows.map(({ url, title }) => ({ url, title })).sort(byUrl)).toEqual(declared.sort(byUrl));
      for (const { date } of rows) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
  } finally {
    await close();
  }
}

test.each(names)('%s: the rows of its columns are those declared, titles whole', (name) =>
  expectRows(lab.portal(name)),
);

test.each(names)('%s: is known by its first page', async (name) => {
  expect(familyOf(await firstPage(lab.portal(name)))?.name).toBe(readBy[name]);
});

// A list page of these makes carries one mark of the vendor at most: they are known by their calls and addresses.
const byCall = ['lonsun', 'truecms', 'ucap-json'];
const byShape: Readonly<Record<string, string>> = { 'trs-wcm': 'static-list', ucap: 'static-list', vsb: 'static-list' };
const marked = deployments.filter(({ name, marks }) => readBy[name] !== undefined && marks.length > 0);

/** A column's first page of a portal that is asked without a server. */
function pageWithout(deployment: Deployment, mark: string): SitePage {
  const root = 'http://127.30.0.1/';
  const { portal, answer } = build(deployment, root, { family: deployment.family, mark });
  const { href } = new URL(portal.column, root);
  const { body: text } = answer({ method: 'GET', path: portal.column.replace(/#.*/, ''), body: '' });
  const url = href.replace(/#.*/, '');
  return sitePage({ url, request: { url: href }, text, contentType: 'text/html' }, loadDocument);
}

test.each(marked)('$name: is known without any one of its marks', (deployment) => {
  for (const mark of deployment.marks)
    expect(familyOf(pageWithout(deployment, mark))?.name, mark).toBe(readBy[deployment.name]);
});

test.each(marked)('$name: without all of them only its shape or its call tells', (deployment) => {
  const { name, family } = deployment;
  const left = byCall.includes(name) ? readBy[name] : byShape[family];
  expect(familyOf(pageWithout(deployment, 'all'))?.name).toBe(left);
});

test.each([
  ['trs-wcm', 'all'],
  ['ucap', 'all'],
  ['vsb', 'all'],
  ['epoint', '/js/webBuilderCommon.js'],
  ['hanweb-jpaas', 'bt-left'],
  ['gkmlpt', '_CONFIG'],
])('%s: its rows are found without its mark %s', async (family, mark) => {
  const bare = await startPortals({ without: { family, mark } });
  try {
    for (const portal of bare.portals.filter((one) => one.family === family)) await expectRows(portal);
  } finally {
    await bare.close();
  }
});

test('a home page is no list', async () => {
  const { url } = lab.portal('directories-list');
  expect(familyOf(await firstPage({ url, column: '/' }))).toBeNull();
});

test('a list that gives fewer rows than it says it has is not read to its end', async () => {
  const server = await startServer(({ url, method }) => {
    if (url === '/pc/list.html')
      return {
        body: "<script>$.post('/queryList','current=1&pageSize=15&channelCode[]=c1&webSiteCode[]=a');</script>",
      };
    const source = { title: '一份年报', urls: '{"pc":"/a.html"}' };
    return method === 'POST' ? { body: JSON.stringify({ data: { total: 2, results: [{ source }] } }) } : undefined;
  });
  const { fetcher, close } = await fetchingIn(await temporaryFolder());
  const { rows, fault } = await readColumn(fetcher, pcList, `${server.url}/pc/list.html`, 50).finally(close);
  expect(rows).toHaveLength(1);
  expect(fault?.message).toBe(`${server.url}/pc/list.html: the list gave 1 of its 2 rows`);
});

test('VSB: where no link leads on, the number of pages does', () => {
  const next = (path: string, printed: string) => {
    const url = `http://www.example.test/${path}`;
    const text = `<ul><li><a href="a.htm">一份年报</a></li></ul><span class="p_t">共60条</span><span class="p_t">${printed}</span>`;
    return vsb.readList(sitePage({ url, request: { url }, text, contentType: null }, loadDocument))?.next?.url ?? null;
  };
  expect(next('gk/nb.htm', '1/4')).toBe('http://www.example.test/gk/nb/3.htm');
  expect(next('gk/nb/3.htm', '2/4')).toBe('http://www.example.test/gk/nb/2.htm');
  expect(next('gk/nb/1.htm', '4/4')).toBeNull();
});

test('docs/sites.md names each family with what it was tried on', () => {
  const told = tableOf(readDocument('docs/sites.md'), 'family').flatMap((cells) => {
    const family = (cells[0] ?? '').replaceAll('`', '');
    return [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, family]);
  });
  expect(Object.fromEntries(told)).toEqual(readBy);
  expect(new Set(names)).toEqual(new Set(deployments.map(({ name }) => name)));
});

test('a page whose addresses are none leads nowhere', async () => {
  for (const name of names) {
    const page = await firstPage(lab.portal(name));
    const family = familyOf(page);
    for (const text of [
      page.text.replace(/(["'])[./]*\//g, '$1http://['),
      page.text.slice(0, page.text.length / 2),
      '{}',
      'cb(1)',
    ])
      expect(() => family?.readList(sitePage({ ...page, text }, loadDocument)), name).not.toThrow();
  }
});

test('a page that is made to take long is recognised as quickly as any', () => {
  // Quotes that never end, each with what a call begins with.
  const texts = [
    '/site/label/8888?labelName=publicInfoList',
    'current=1&channelCode',
    '/common/search/',
    'dataproxy.jsp',
  ];
  for (const text of texts) {
    const page = sitePage(
      {
        url: 'http://a.test/',
        request: { url: 'http://a.test/' },
        text: `"${text} `.repeat(40_000),
        contentType: null,
      },
      loadDocument,
    );
    expect(familyOf(page)?.name ?? null).toBeNull();
  }
});
