// Lonsun: the first page of a list stands in the column's page, the others come as fragments from a label.
import { huainan } from '../cities.js';
import { articleMetas, count, cut, metadataTable, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Deployment, Page, Shape, Site } from '../shape.js';

const SITE = 6788031;
const ORGAN = 6603431;
const catId = (column: Column) => 6723031 + column.number;
const articlePath: Shape['articlePath'] = (_, { id }) => `/public/${ORGAN}/56${id}.html`;
const marks = ['j-fontContent', 'wztit', 'fbsj', 'ls-page-container', 'ls-article-info'];

// The column's address carries its number in the query, and all columns lie on one path.
function lonsun(site: Site): Shape {
  return {
    sections: { affairs: '/zwgk/index.html', disclosure: `/public/column/${ORGAN}`, news: '/xwzx/index.html' },
    columnPath: (column) => `/public/column/${ORGAN}?type=4&catId=${catId(column)}&action=list`,
    articlePath,
    article: (_, entry) => articleOf(site, entry),
    answer(_, { pathname, searchParams }) {
      const column = site.columns.find((one) => searchParams.get('catId') === String(catId(one)));
      if (pathname === `/public/column/${ORGAN}`) return column && site.page(columnPage(site, column));
      if (pathname !== '/site/label/8888') return undefined;
      const isKnown = searchParams.get('siteId') === String(SITE) && searchParams.get('organId') === String(ORGAN);
      if (!column || !isKnown || searchParams.get('labelName') !== 'publicInfoList') return { body: '' };
      const size = count(searchParams.get('pageSize'), 15);
      const page = count(searchParams.get('pageIndex'), 1);
      return { body: fragment(column, page, size, count(searchParams.get('length'), 80)) };
    },
  };
}

function fragment(column: Column, page: number, size: number, bytes: number): string {
  const rows = pagesOf(column.entries, size)[page - 1];
  if (!rows) return '<div class="nodata">暂无信息</div>';
  // The length of a title is told in bytes, two a character.
  const items = rows.map(
    (entry) =>
      `<li><a class="title" href="${articlePath(column, entry)}" title="${entry.title}">${cut(entry.title, bytes / 2)}</a><span class="date">${entry.posted}</span></li>`,
  );
  return `<ul>${items.join('\n')}</ul>`;
}

function columnPage({ mark }: Site, column: Column): Page {
  const call = `/site/label/8888?labelName=publicInfoList&siteId=${SITE}&pageSize=15&pageIndex=1&action=list&organId=${ORGAN}&type=4&catId=${catId(column)}&isDate=true&dateFormat=yyyy-MM-dd&length=80&file=/xxgk/publicInfoList_newest2020`;
  return {
    title: column.name,
    main: `<div class="${mark('ls-page-container', 'ls-page-container', 'container')}"><div id="list">${fragment(column, 1, 15, 80)}</div>
<div id="pages"></div><script>paging({url:'${call}',pageCount:${pagesOf(column.entries, 15).length},total:${column.entries.length}});</script></div>`,
  };
}

function articleOf({ mark }: Site, entry: Entry): Page {
  const { title, posted } = entry;
  return {
    title,
    head: articleMetas(entry),
    main: `<div class="${mark('ls-article-info', 'ls-article-info', 'info')}">${metadataTable(entry)}
<h1 class="${mark('wztit', 'wztit', 'title')}">${title}</h1><span class="${mark('fbsj', 'fbsj', 'date')}">${posted}</span>
<div class="${mark('j-fontContent', 'j-fontContent', 'text')}">${entry.content()}</div></div>`,
  };
}

export const lonsunDeployments: readonly Deployment[] = [
  {
    name: 'lonsun',
    family: 'lonsun',
    city: huainan,
    columnName: '政府信息公开年度报告',
    moved: { upTo: 2018, on: '2020-11-23' },
    marks,
    shape: lonsun,
  },
];
