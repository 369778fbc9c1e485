// Pages of no known make: /1.html, /2.html with numbers alone; and list_2.html with a link to the next page.
import { baoji, tongchuan } from '../cities.js';
import { articleMetas, metadataItems, metadataList } from '../html.js';
import type { Column } from '../plan.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';
import { plainPager, row, staticLists } from './static.js';

const SIZE = 18;

// Articles lie in a folder for the year of posting, under nineteen digits.
function numeric(site: Site): Shape {
  const folder = (column: Column) => `/zfxxgk/${column.slug}/`;
  const articlePath: Shape['articlePath'] = (column, { id, posted }) =>
    `${folder(column)}${posted.slice(0, 4)}n/161592477069${id}.html`;
  const lists = staticLists(
    site,
    SIZE,
    ({ column, index }) => [`${folder(column)}${index + 1}.html`],
    ({ column, rows, index, pages }) => {
      const numbers = Array.from(
        { length: pages },
        (_, at) => `<a href="${folder(column)}${at + 1}.html">${at + 1}</a>`,
      );
      return {
        title: column.name,
        main: `<ul>${rows.map((entry) => row(entry, articlePath(column, entry))).join('\n')}</ul>
<div class="pages">${numbers.join('')}</div><script>var totalPage = ${pages}, current = ${index + 1};</script>`,
      };
    },
  );
  return {
    sections: { affairs: '/zwgk/1.html', disclosure: '/zfxxgk/1.html', news: '/xwzx/1.html' },
    columnPath: (column) => `${folder(column)}1.html`,
    articlePath,
    article: (_, entry) => ({
      title: entry.title,
      head: articleMetas(entry),
      main: `${metadataList(entry)}<h1>${entry.title}</h1><div class="article"><!--正文开始-->${entry.content()}<!--正文结束--></div>`,
    }),
    answer: (_, { pathname }) => lists(pathname) ?? driftAt(site, pathname),
  };
}

// A number beyond the last page is answered with another column's rows: the news.
function driftAt(site: Site, path: string): Reply | undefined {
  if (!/^\/zfxxgk\/[a-z]+\/\d+\.html$/.test(path)) return undefined;
  const rows = [1, 2, 3].map(
    (at) => `<li><a href="/news/${at}.html">${site.city.name}要闻之${at}</a><span>2025-06-0${at}</span></li>`,
  );
  return site.page({ title: '要闻', main: `<ul>${rows.join('\n')}</ul>` });
}

// A number beyond the last page is answered with the last page.
function listed(site: Site): Shape {
  const folder = (column: Column) => `/gk/zfxxgk/${column.slug}/`;
  const file = (index: number) => (index === 0 ? 'list.html' : `list_${index + 1}.html`);
  const lists = staticLists(
    site,
    SIZE,
    ({ column, index }) => (index === 0 ? [folder(column), folder(column) + file(0)] : [folder(column) + file(index)]),
    (list) => ({
      title: list.column.name,
      main: `<ul>${list.rows.map((entry) => row(entry, `content_${entry.id}.html`)).join('\n')}</ul>${plainPager(list, file)}`,
    }),
  );
  return {
    sections: { affairs: '/gk/', disclosure: '/gk/zfxxgk/', news: '/xwzx/' },
    columnPath: folder,
    articlePath: (column, { id }) => `${folder(column)}content_${id}.html`,
    article: (_, entry) => ({
      title: entry.title,
      head: articleMetas(entry),
      main: `<h1>${entry.title}</h1>${metadataItems(entry)}<div class="content">${entry.content()}</div>`,
    }),
    answer(_, { pathname }) {
      const column = site.columns.find((one) => pathname.startsWith(`${folder(one)}list_`));
      const last = column && folder(column) + file(Math.ceil(column.entries.length / SIZE) - 1);
      return lists(pathname) ?? (last === undefined ? undefined : lists(last));
    },
  };
}

const family = 'directories';
export const directoryDeployments: readonly Deployment[] = [
  {
    name: 'directories-numeric',
    family,
    city: tongchuan,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2018, on: '2020-10-09' },
    marks: [],
    shape: numeric,
  },
  { name: 'directories-list', family, city: baoji, columnName: '政府信息公开年度报告', marks: [], shape: listed },
];
