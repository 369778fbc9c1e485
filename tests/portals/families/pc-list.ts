// pc/list: a page without one link of its list, a call that takes a form, and answers with JSON inside strings of JSON.
import { jingdezhen } from '../cities.js';
import { articleMetas, count, json, metadataTable, pagesOf } from '../html.js';
import type { Column } from '../plan.js';
import { hexOf } from '../seeded.js';
import type { Deployment, Shape, Site } from '../shape.js';

const SITE = 'jdzsrmzf';
const channel = (column: Column) => `c10679${column.number}`;

function pcList(site: Site): Shape {
  const articlePath: Shape['articlePath'] = (column, { id, posted }) =>
    `/${SITE}/${channel(column)}/${posted.slice(0, 7).replace('-', '')}/${hexOf(`article ${id}`)}.shtml`;
  const columnPath: Shape['columnPath'] = (column) => `/${SITE}/${channel(column)}/pc/list.html`;
  return {
    sections: {
      affairs: `/${SITE}/zwgk/pc/list.html`,
      disclosure: `/${SITE}/zfxxgk/pc/list.html`,
      news: `/${SITE}/xwzx/pc/list.html`,
    },
    columnPath,
    articlePath,
    article: (_, entry) => ({
      title: entry.title,
      head: articleMetas(entry),
      main: `${metadataTable(entry)}<h1>${entry.title}</h1><div class="article-content"><!--正文开始-->${entry.content()}<!--正文结束--></div>`,
    }),
    answer({ method, body }, { pathname }) {
      const shown = site.columns.find((one) => pathname === columnPath(one));
      if (shown) return site.page({ title: shown.name, main: shellOf(shown) });
      if (method !== 'POST' || pathname !== '/queryList') return undefined;
      const form = new URLSearchParams(body);
      const column = site.columns.find((one) => form.get('channelCode[]') === channel(one));
      const all = column && form.get('webSiteCode[]') === SITE ? column.entries : [];
      const rows = pagesOf(all, count(form.get('pageSize'), 15))[count(form.get('current'), 1) - 1] ?? [];
      const results = rows.map((entry) => ({
        source: {
          title: entry.title,
          pubDate: `${entry.posted} 09:49:00`,
          urls: JSON.stringify({ pc: column && articlePath(column, entry), mobile: '' }),
          content: { content: '' },
          metadata: JSON.stringify({ publisher: entry.issuer }),
          images: '[]',
        },
      }));
      return json({ code: 200, data: { total: all.length, results } });
    },
  };
}

function shellOf(column: Column): string {
  const form = `current=1&pageSize=15&webSiteCode[]=${SITE}&channelCode[]=${channel(column)}&sort=sortNum&order=desc`;
  return `<ul id="list"></ul><div class="pages"></div><script>$.post('/queryList','${form}',draw);</script>`;
}

export const pcListDeployments: readonly Deployment[] = [
  {
    name: 'pc-list',
    family: 'pc-list',
    city: jingdezhen,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2020, on: '2022-09-14' },
    // No source names a mark of this make: it is known by its paths.
    marks: [],
    shape: pcList,
  },
];
