// UCAP (Kaipuyun): pages with numbers from 1 up whose pager is drawn by script, or one call to a search under the
// channel's id.
import { hegang, huaihua } from '../cities.js';
import { articleMetas, count, cut, json, metadata, metadataItems, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import { hexOf } from '../seeded.js';
import type { Deployment, Page, Shape, Site } from '../shape.js';
import { plainPager, row, staticLists } from './static.js';

const elements = [
  'UCAPTITLE',
  'UCAPCONTENT',
  'PUBLISHTIME',
  'zoomcon',
  'loadUcapContent',
  'name="channelId"',
  'name="code"',
];

function articleOf({ city, mark }: Site, entry: Entry): Page {
  const { title, posted } = entry;
  const element = (name: string, inner: string) => mark(name, `<${name}>${inner}</${name}>`, inner);
  const body = element('UCAPCONTENT', entry.content());
  return {
    title,
    head: `${articleMetas(entry)}${mark('name="code"', `<meta name="code" content="c${city.code}">`)}`,
    main: `<h1>${element('UCAPTITLE', title)}</h1><span>${element('PUBLISHTIME', posted)}</span>${metadataItems(entry)}
<div ${mark('zoomcon', 'id="zoomcon"', 'class="article_content"')}>${body}</div>
${mark('loadUcapContent', '<script>loadUcapContent();</script>')}`,
  };
}

function shapeOf(site: Site, folder: string, file: string): Omit<Shape, 'answer'> {
  const channel = (column: Column) => `/${folder}/c10${2935 + column.number}`;
  return {
    sections: {
      affairs: `/${folder}/zwgk/zwgk.shtml`,
      disclosure: `/${folder}/zfxxgk/zfxxgk.shtml`,
      news: `/${folder}/xwzx/xwzx.shtml`,
    },
    columnPath: (column) => `${channel(column)}/${file}.shtml`,
    articlePath: (column, { id, posted }) =>
      `${channel(column)}/${posted.slice(0, 7).replace('-', '')}/${hexOf(`${folder} ${id}`)}.shtml`,
    article: (_, entry) => articleOf(site, entry),
  };
}

const channelId = (column: Column) => hexOf(`channel ${column.slug}`);

function channelMeta({ mark }: Site, column: Column): string {
  return mark('name="channelId"', `<meta name="channelId" content="${channelId(column)}">`);
}

function paged(site: Site): Shape {
  const shape = shapeOf(site, 'hegang', 'zwgklist');
  const lists = staticLists(
    site,
    20,
    ({ column, index }) => [
      shape.columnPath(column).replace('zwgklist', index === 0 ? 'zwgklist' : `zwgklist_${index + 1}`),
    ],
    (list) => {
      const { column, rows, index, pages } = list;
      const links = plainPager(list, (at) => (at === 0 ? 'zwgklist.shtml' : `zwgklist_${at + 1}.shtml`));
      const call = `createPageHTML('page_div',${pages},${index + 1},'zwgklist','shtml',${column.entries.length})`;
      const script = `<div id="page_div"></div><script>${call};</script>`;
      return {
        title: column.name,
        head: channelMeta(site, column),
        main: `<ul>${rows.map((entry) => row(entry, shape.articlePath(column, entry))).join('\n')}</ul>${site.mark('createPageHTML', script, links)}`,
      };
    },
  );
  return { ...shape, answer: (_, { pathname }) => lists(pathname) };
}

// The call stands in the page only as the example in a comment; the one that is made lies in a file of the portal.
function searched(site: Site): Shape {
  const shape = shapeOf(site, 'huaihua', 'zfxxgk');
  return {
    ...shape,
    answer(_, { pathname, searchParams }) {
      if (pathname === '/common/list.js') return { type: 'text/javascript', body: listScript };
      for (const column of site.columns) {
        if (pathname === shape.columnPath(column)) return site.page(shellOf(site, column));
        if (pathname !== `/common/search/${channelId(column)}`) continue;
        const size = count(searchParams.get('_pageSize'), 15);
        const page = count(searchParams.get('page'), 1);
        const rows = pagesOf(column.entries, size)[page - 1] ?? [];
        const results = rows.map((entry) => resultOf(entry, shape.articlePath(column, entry)));
        return json({ data: { total: column.entries.length, page, rows: size, results } });
      }
      return undefined;
    },
  };
}

const listScript =
  "$.getJSON('/common/search/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=15&_template=index&page=' + page, draw);";

function shellOf(site: Site, column: Column): Page {
  const call = `/common/search/${channelId(column)}?page=1&_pageSize=15&_isAgg=true&_isJson=true&_template=index`;
  return {
    title: column.name,
    head: channelMeta(site, column),
    main: `<ul id="list"></ul><div id="page_div"></div><script src="/common/list.js"></script>
<script>/* $.getJSON('${call}', draw); */</script>`,
  };
}

function resultOf(entry: Entry, url: string): unknown {
  const { title, posted } = entry;
  const content = entry.content();
  const values = metadata(entry).map(([, value]) => value);
  const keys = ['indexnumber', 'theme', 'publisher', 'writedate', 'pubdate', 'refno'];
  return {
    title,
    url,
    content: cut(content.replace(/<[^>]+>/g, ''), 80),
    contentHtml: content,
    publishedTimeStr: `${posted} 09:49:00`,
    domainMetaList: [{ resultList: keys.map((key, at) => ({ key, value: values[at] })) }],
  };
}

export const ucapDeployments: readonly Deployment[] = [
  {
    name: 'ucap',
    family: 'ucap',
    city: hegang,
    columnName: '政府信息公开年报',
    moved: { upTo: 2017, on: '2020-12-01' },
    marks: [...elements, 'createPageHTML'],
    shape: paged,
  },
  {
    name: 'ucap-json',
    family: 'ucap-json',
    city: huaihua,
    columnName: '政府信息公开工作年度报告',
    marks: elements,
    shape: searched,
  },
];
