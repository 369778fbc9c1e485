// Hanweb's module of disclosure: search.jsp lists all that the portal has, whichever column asks, and the number in
// an article's address tells which column it is of.
import { quzhou } from '../cities.js';
import { atMost, count, cut, pagesOf } from '../html.js';
import type { Column } from '../plan.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';
import { hanwebArticle, hanwebHead, hanwebMarks, hanwebPaths, producedBy } from './hanweb.js';

const columnId = (column: Column) => 1229498488 + column.number;
const infoType = (column: Column) => `B001AC00${column.number + 1}`;
const search = (page: number) =>
  `/module/xxgk/search.jsp?standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=${page}&sortfield=,compaltedate:0`;

function xxgk(site: Site): Shape {
  const paths = hanwebPaths(columnId);
  const all = site.columns
    .flatMap((column) => column.entries.map((entry) => ({ entry, href: paths.articlePath(column, entry) })))
    .sort((one, other) => other.entry.posted.localeCompare(one.entry.posted));
  const pages = pagesOf(all, 20);
  const listAt = (asked: number): Reply => {
    const rows = atMost(pages, asked - 1).map(
      ({ entry: { title, posted }, href }) =>
        `<tr><td><a href="${href}" title="${title}" target="_blank">${cut(title)}</a></td><td>${posted}</td></tr>`,
    );
    const current = Math.min(Math.max(1, asked), pages.length);
    return {
      body: `<table>${rows.join('\n')}</table><div class="page">共${all.length}条 第${current}/${pages.length}页</div>`,
    };
  };
  return {
    ...paths,
    head: hanwebHead(site),
    foot: producedBy(site),
    article: (column, entry) => hanwebArticle(site, columnId(column), entry),
    answer({ method, body }, { pathname, searchParams }) {
      const column = site.columns.find((one) => pathname === paths.columnPath(one));
      if (column) return site.page({ title: column.name, main: shellOf(column) });
      if (pathname === '/module/xxgk/tree.jsp') return { body: site.columns.map(nodeOf).join('\n') };
      if (method !== 'POST' || pathname !== '/module/xxgk/search.jsp') return undefined;
      // The form must name one of the types that the tree has; which one makes no difference.
      const type = new URLSearchParams(body).get('infotypeId');
      if (!site.columns.some((one) => infoType(one) === type)) return { body: '<table></table>' };
      return listAt(count(searchParams.get('currpage'), 1));
    },
  };
}

function shellOf(column: Column): string {
  const id = `div${columnId(column)}`;
  return `<iframe src="/module/xxgk/tree.jsp?area=&jdid=1756"></iframe><div id="${id}"></div>
<script>$.post('${search(1)}','infotypeId=${infoType(column)}&jdid=1756&area=&divid=${id}',fill);</script>`;
}

function nodeOf(column: Column): string {
  return `<a href="javascript:;" onclick="choose('${infoType(column)}')">${column.name}</a>`;
}

export const xxgkDeployments: readonly Deployment[] = [
  {
    name: 'hanweb-xxgk',
    family: 'hanweb-xxgk',
    city: quzhou,
    columnName: '政府信息公开年度报告',
    marks: hanwebMarks,
    shape: xxgk,
  },
];
