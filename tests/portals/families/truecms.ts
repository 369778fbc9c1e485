// TrueCMS: XML in JSON in a call of a function. The first rows stand hidden in the page; too large a page size is
// answered with nothing.
import { lianyungang } from '../cities.js';
import { articleMetas, count, cut, metadataTable } from '../html.js';
import type { Column } from '../plan.js';
import { uuidOf } from '../seeded.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';

const proxy = '/TrueCMS/messageController/getMessage.do';
const SIZE = 20;
const CEILING = 50;
const columnId = (column: Column) => uuidOf(`column ${column.slug}`);
const articlePath: Shape['articlePath'] = (column, { id }) =>
  `/zfxxgk/${column.slug}/content/${uuidOf(`article ${id}`)}.html`;
const columnPath: Shape['columnPath'] = ({ slug }) => `/zfxxgk/${slug}/${slug}.html`;

function truecms(site: Site): Shape {
  return {
    sections: { affairs: '/zwgk/zwgk.html', disclosure: '/zfxxgk/zfxxgk.html', news: '/xwzx/xwzx.html' },
    columnPath,
    articlePath,
    article: (_, entry) => ({
      title: entry.title,
      head: articleMetas(entry),
      main: `${metadataTable(entry)}<h1>${entry.title}</h1><div class="article-content">${entry.content()}</div>`,
    }),
    answer(_, { pathname, searchParams }) {
      const shown = site.columns.find((one) => pathname === columnPath(one));
      if (shown) return site.page({ title: shown.name, main: listPage(site, shown) });
      if (pathname !== proxy) return undefined;
      const column = site.columns.find((one) => searchParams.get('columnId') === columnId(one));
      return column ? messages(column, searchParams) : { status: 404, body: '' };
    },
  };
}

function messages(column: Column, asked: URLSearchParams): Reply {
  const size = count(asked.get('perpage'), SIZE);
  const first = count(asked.get('startrecord'), 1) - 1;
  const last = count(asked.get('endrecord'), first + size);
  const rows = size > CEILING ? [] : rowsOf(column, first, Math.min(last, first + size));
  const records = rows.map((row) => `<record><![CDATA[${row}]]></record>`).join('');
  const total = column.entries.length;
  const result = `<datastore><totalrecord>${total}</totalrecord><totalpage>${Math.ceil(total / size)}</totalpage><recordset>${records}</recordset></datastore>`;
  return {
    type: 'text/javascript;charset=utf-8',
    body: `${asked.get('callback') ?? 'callback'}(${JSON.stringify({ result })})`,
  };
}

function rowsOf(column: Column, first: number, last: number): string[] {
  return column.entries
    .slice(first, last)
    .map(
      (entry) =>
        `<li><a href="${articlePath(column, entry)}" title="${entry.title}">${cut(entry.title)}</a><span>${entry.posted}</span></li>`,
    );
}

function listPage({ mark }: Site, column: Column): string {
  return `<ul ${mark('initData', 'id="initData" ')}style="display:none">${rowsOf(column, 0, SIZE).join('\n')}</ul><div id="list"></div>
<script>var config={columnId:'${columnId(column)}', proxyUrl:'${proxy}', perpage:${SIZE}, total:${column.entries.length}};</script>`;
}

export const truecmsDeployments: readonly Deployment[] = [
  {
    name: 'truecms',
    family: 'truecms',
    city: lianyungang,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2019, on: '2023-04-18' },
    marks: ['initData'],
    shape: truecms,
  },
];
