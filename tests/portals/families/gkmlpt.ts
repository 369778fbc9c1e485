// gkmlpt of Guangdong: one page for all columns, the column's number behind the "#"; lists come from a call of a
// hundred rows whose page 0 is page 1, and an article's body is a string in the page's script.
import { jiangmen } from '../cities.js';
import { articleMetas, count, json, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Deployment, Page, Reply, Shape, Site } from '../shape.js';

const SID = '750001';
const SIZE = 100;
const columnId = (column: Column) => 2629 + column.number;
const articlePath: Shape['articlePath'] = (_, { id }) => `/gkmlpt/content/2/${String(id).slice(0, 4)}/post_${id}.html`;
const marks = [
  '_CONFIG',
  '/gkmlpt/gkml/pc/js/',
  'search.gd.gov.cn',
  'statistics.gd.gov.cn',
  'NFCMS_SITE_ID',
  'NFCMS_POST_ID',
];

function gkmlpt(site: Site): Shape {
  const { mark } = site;
  return {
    sections: { affairs: '/zwgk/', disclosure: '/zwgk/xxgk/', news: '/xwzx/' },
    head: [
      mark('NFCMS_SITE_ID', `<script>var NFCMS_SITE_ID = '${SID}';</script>`),
      mark('statistics.gd.gov.cn', '<link rel="dns-prefetch" href="//statistics.gd.gov.cn">'),
    ].join('\n'),
    foot: mark('search.gd.gov.cn', `<a href="http://search.gd.gov.cn/search/all/${SID}">搜索</a>`),
    columnPath: (column) => `/gkmlpt/annualreport#${columnId(column)}`,
    articlePath,
    article: (_, entry) => articleOf(site, entry),
    answer(_, { pathname, searchParams }) {
      if (['/gkmlpt/index', '/gkmlpt/annualreport'].includes(pathname)) return site.page(application(site));
      const column = site.columns.find((one) => pathname === `/gkmlpt/api/all/${columnId(one)}`);
      if (!column) return undefined;
      const rows = searchParams.get('sid') === SID ? column.entries : [];
      return listed(site, column, rows, Math.max(1, count(searchParams.get('page'), 1)));
    },
  };
}

function listed({ root }: Site, column: Column, all: readonly Entry[], page: number): Reply {
  const rows = pagesOf(all, SIZE)[page - 1] ?? [];
  const articles = rows.map((entry) => {
    const url = new URL(articlePath(column, entry), root).href;
    const seconds = Date.parse(`${entry.posted}T01:49:00Z`) / 1000;
    return {
      id: entry.id,
      title: entry.title,
      url,
      post_url: url,
      document_number: '',
      publisher: entry.issuer,
      date: seconds,
      created_at: `${entry.posted} 09:49:00`,
      create_time: seconds,
      display_publish_time: seconds,
      identifier: `${entry.id}/${entry.year}-00426`,
      attachment: [],
      is_expired: 0,
      is_abolished: 0,
    };
  });
  return json({
    classify: { id: columnId(column), name: column.name, post_count: all.length },
    articles,
    total: all.length,
  });
}

// A node with a jump_url leads elsewhere and has no list here.
function application(site: Site): Page {
  const nodes = site.columns.map((column) => ({ id: columnId(column), name: column.name, jump_url: '', children: [] }));
  const elsewhere = { id: 2700, name: '部门信息公开年报', jump_url: new URL('/zwgk/', site.root).href, children: [] };
  const tree = [
    { id: 2600, name: '政府信息公开', jump_url: '', children: [...nodes.slice(1), elsewhere, ...nodes.slice(0, 1)] },
  ];
  return { title: '政府信息公开平台', main: `<div id="app"></div>${config(site, tree, {})}` };
}

function config({ mark }: Site, tree: unknown, detail: unknown): string {
  const script = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003C').replaceAll('>', '\\u003E');
  const name = mark('_CONFIG', '_CONFIG', 'STATE');
  const bundle = mark('/gkmlpt/gkml/pc/js/', '<script src="/gkmlpt/gkml/pc/js/app.js"></script>');
  return `<script>window.${name}={SID:'${SID}',TREE:${script(tree)},DETAIL:${script(detail)}};</script>${bundle}`;
}

function articleOf(site: Site, entry: Entry): Page {
  const { id, title, issuer, posted } = entry;
  const detail = { id, title, publisher: issuer, created_at: `${posted} 09:49:00`, content: entry.content() };
  return {
    title,
    head: `${articleMetas(entry)}${site.mark('NFCMS_POST_ID', `<script>var NFCMS_POST_ID = '${id}';</script>`)}`,
    main: `<div class="article-content"></div>${config(site, [], detail)}`,
  };
}

export const gkmlptDeployments: readonly Deployment[] = [
  {
    name: 'gkmlpt',
    family: 'gkmlpt',
    city: jiangmen,
    columnName: '政府信息公开年报',
    moved: { upTo: 2018, on: '2021-03-29' },
    least: 130,
    marks,
    shape: gkmlpt,
  },
];
