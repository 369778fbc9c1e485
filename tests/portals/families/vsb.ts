// VSB: the first page is a file beside a folder of the others, which are numbered from the last one up: of four pages
// the second is 3.htm and the last 1.htm.
import { yuxi } from '../cities.js';
import { articleMetas, cut, metadataTable } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Deployment, Page, Shape, Site } from '../shape.js';
import { type ListPage, staticLists } from './static.js';

const marks = [
  'Announced by Visual SiteBuilder',
  'CustomerNO',
  '_sitegray',
  '/system/resource/js/counter.js',
  '_jsq_(',
  'vsb_content',
  'v_news_content',
  'id="line_',
  'VWebServer',
];

const columnPath = (column: Column) => `/zfxxgk/${column.slug}.htm`;

/** Where a page lies, seen from the root. */
function pathOf({ column, pages }: ListPage, index: number): string {
  return index === 0 ? columnPath(column) : `/zfxxgk/${column.slug}/${pages - index}.htm`;
}

function vsb(site: Site): Shape {
  const { mark } = site;
  const lists = staticLists(
    site,
    16,
    (list) => [pathOf(list, list.index)],
    (list) => listPage(site, list),
  );
  return {
    sections: { affairs: '/zwgk.htm', disclosure: '/zfxxgk.htm', news: '/xwzx.htm' },
    head: [
      mark('Announced by Visual SiteBuilder', '<!--Announced by Visual SiteBuilder 9-->'),
      mark('_sitegray', '<link rel="stylesheet" href="/_sitegray/_sitegray_d.css">'),
      mark('CustomerNO', '<!-- CustomerNO:77656262657232307777475453505742000000024556 -->'),
      mark('/system/resource/js/counter.js', '<script src="/system/resource/js/counter.js"></script>'),
    ].join('\n'),
    foot: mark('_jsq_(', "<script>_jsq_(1021,'/list.jsp',-1,1465432123);</script>"),
    headers: mark('VWebServer', 'y') === '' ? {} : { Server: 'VWebServer' },
    columnPath,
    articlePath: (column, { id }) => `/info/${1648 + column.number}/${id}.htm`,
    article: (_, entry) => articleOf(site, entry),
    answer: (_, { pathname }) => lists(pathname),
  };
}

function listPage({ mark }: Site, list: ListPage): Page {
  const { column, rows, index, pages } = list;
  // Links are relative to the page that they stand on: the first one lies a folder above the others.
  const up = index === 0 ? '' : '../';
  const linkTo = (to: number) => up + pathOf(list, to).slice('/zfxxgk/'.length);
  const items = rows.map(({ id, title, posted }, at) => {
    const line = mark('id="line_', ` id="line_u9_${at}"`);
    return `<li${line}><a href="../${up}info/${1648 + column.number}/${id}.htm" title="${title}">${cut(title)}</a><span>${posted}</span></li>`;
  });
  const next =
    index < pages - 1 ? `<a href="${linkTo(index + 1)}">下页</a><a href="${linkTo(pages - 1)}">尾页</a>` : '';
  const back = index > 0 ? `<a href="${linkTo(0)}">首页</a><a href="${linkTo(index - 1)}">上页</a>` : '';
  return {
    title: column.name,
    main: `<ul>${items.join('\n')}</ul>
<div class="pb_sys"><span class="p_t">共${column.entries.length}条</span> <span class="p_t">${index + 1}/${pages}</span> ${back}${next}</div>`,
  };
}

function articleOf({ mark }: Site, entry: Entry): Page {
  const news = `<div class="${mark('v_news_content', 'v_news_content', 'news')}">${entry.content()}</div>`;
  return {
    title: entry.title,
    head: articleMetas(entry),
    main: `${metadataTable(entry)}<h1>${entry.title}</h1><div id="${mark('vsb_content', 'vsb_content', 'content')}">${news}</div>`,
  };
}

export const vsbDeployments: readonly Deployment[] = [
  {
    name: 'vsb',
    family: 'vsb',
    city: yuxi,
    columnName: '政府信息公开年报',
    moved: { upTo: 2016, on: '2019-07-18' },
    marks,
    shape: vsb,
  },
];
