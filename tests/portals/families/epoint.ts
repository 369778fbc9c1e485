// Epoint: lists are asked with JSON, pages from 0 up, under a project and for a site that a script file names. The
// title may be cut where the real one is not.
import { yangzhou, yingkou } from '../cities.js';
import { articleMetas, count, cut, json, metadataTable, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import { uuidOf } from '../seeded.js';
import type { Deployment, Page, Shape, Site } from '../shape.js';

const DEPARTMENT = '001001';
const category = (column: Column) => `00301700${column.number + 2}`;
const marks = [
  'EpointContent',
  'EpointWebBuilder',
  'ewb-article-content',
  'ewb-list',
  '/js/webBuilderCommon.js',
  '/js/ajaxReq.js',
  '/inteligentsearch/rest/esinteligentsearch/',
];

interface Dialect {
  readonly projectName: string;
  /** The body of a call is wrapped in `params`. */
  readonly isWrapped: boolean;
}

function epoint(site: Site, { projectName, isWrapped }: Dialect): Shape {
  const { mark } = site;
  const siteGuid = uuidOf(`site of ${site.city.code}`);
  const info = `var siteInfo={projectName:'${projectName}',siteGuid:'${siteGuid}'};`;
  const articlePath: Shape['articlePath'] = (column, { id, posted }) =>
    `/zfxxgk/003017/${category(column)}/${posted.replaceAll('-', '')}/${uuidOf(`article ${id}`)}.html`;
  return {
    sections: { affairs: '/zwgk/', disclosure: '/zwgk/zfxxgk.html', news: '/xwzx/' },
    head: [
      mark('EpointWebBuilder', '<link rel="stylesheet" href="/EpointWebBuilder/css/common.css">'),
      mark('/js/webBuilderCommon.js', '<script src="/js/webBuilderCommon.js"></script>', `<script>${info}</script>`),
      mark('/js/ajaxReq.js', '<script src="/js/ajaxReq.js"></script>'),
    ].join('\n'),
    foot: mark(
      '/inteligentsearch/rest/esinteligentsearch/',
      '<form action="/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew"></form>',
    ),
    columnPath: (column) => `/dynamic/zwgk/govInfoPub.html?categorynum=${category(column)}&deptcode=${DEPARTMENT}`,
    articlePath,
    article: (_, entry) => articleOf(site, entry),
    answer({ method, body }, { pathname, searchParams }) {
      if (pathname === '/js/webBuilderCommon.js') return { type: 'text/javascript', body: info };
      const columnOf = (number: unknown) => site.columns.find((one) => category(one) === number);
      if (pathname === '/dynamic/zwgk/govInfoPub.html') {
        const shown = columnOf(searchParams.get('categorynum'));
        return shown && site.page({ title: shown.name, main: shellOf(site) });
      }
      if (method !== 'POST' || pathname !== `/${projectName}/rest/lightfrontaction/getgovinfolist`) return undefined;
      const asked = askedIn(body, isWrapped);
      const column = columnOf(asked.categorynum);
      const all = column && asked.siteGuid === siteGuid && asked.deptcode === DEPARTMENT ? column.entries : [];
      const rows = pagesOf(all, count(String(asked.pageSize), 20))[count(String(asked.pageIndex), 0)] ?? [];
      const data = rows.map((entry) => ({
        title: cut(entry.title, 22),
        realtitle: entry.title,
        infourl: column && articlePath(column, entry),
        infodate: entry.posted,
      }));
      return json({ custom: { total: all.length, data } });
    },
  };
}

function askedIn(body: string, isWrapped: boolean): Record<string, unknown> {
  try {
    const given = JSON.parse(body) as Record<string, unknown>;
    return isWrapped ? ((given.params ?? {}) as Record<string, unknown>) : given;
  } catch {
    return {};
  }
}

function shellOf({ mark }: Site): string {
  return `<ul class="${mark('ewb-list', 'ewb-list', 'list')}"></ul><div id="pager"></div>`;
}

function articleOf({ mark }: Site, entry: Entry): Page {
  const comment = mark('EpointContent', '<!--EpointContent-->');
  return {
    title: entry.title,
    head: articleMetas(entry),
    main: `${metadataTable(entry)}<h1>${entry.title}</h1>
<div class="${mark('ewb-article-content', 'ewb-article-content', 'article')}">${comment}${entry.content()}${comment}</div>`,
  };
}

export const epointDeployments: readonly Deployment[] = [
  {
    name: 'epoint',
    family: 'epoint',
    city: yangzhou,
    columnName: '政府信息公开年报',
    moved: { upTo: 2017, on: '2021-01-06' },
    marks,
    shape: (site) => epoint(site, { projectName: 'EWB-FRONT', isWrapped: false }),
  },
  {
    name: 'epoint-wrapped',
    family: 'epoint',
    city: yingkou,
    columnName: '政府信息公开工作年度报告',
    marks,
    shape: (site) => epoint(site, { projectName: 'EWB_YK_Mid', isWrapped: true }),
  },
];
