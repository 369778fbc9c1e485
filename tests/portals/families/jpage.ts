// Hanweb JPage: a list is asked from dataproxy.jsp, which wraps each row in CDATA. Deployments differ in what they heed.
import { shaoxing, taizhou, weihai } from '../cities.js';
import { count, cut, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import { hexOf } from '../seeded.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';
import { hanwebArticle, hanwebHead, hanwebMarks, hanwebPaths, producedBy } from './hanweb.js';

const WEBID = 23;
const columnId = (column: Column) => 89736 + column.number;
const unitId = (column: Column) => 405463 + column.number;

function baseOf(site: Site): Omit<Shape, 'answer'> {
  return {
    ...hanwebPaths(columnId),
    head: hanwebHead(site),
    foot: producedBy(site),
    article: (column, entry) => hanwebArticle(site, columnId(column), entry),
  };
}

function record({ title, posted }: Entry, href: string, date = posted): string {
  return `<record><![CDATA[<li><a href="${href}" title="${title}">${cut(title)}</a><b readlabel="${posted}">${date}</b></li>]]></record>`;
}

function datastore(records: readonly string[], total: number, size: number, group = ''): Reply {
  const pages = Math.ceil(total / size);
  return {
    type: 'text/xml; charset=utf-8',
    body: `<datastore>${group}<totalrecord>${total}</totalrecord><totalpage>${pages}</totalpage><recordset>${records.join('\n')}</recordset></datastore>`,
  };
}

function webname({ city }: Site): string {
  return encodeURIComponent(`${city.name}人民政府门户网站`);
}

// Heeds startrecord and endrecord, and only in the address. Links carry no scheme.
function byRecord(site: Site): Shape {
  const base = baseOf(site);
  const proxy = '/module/web/jpage/dataproxy.jsp';
  const parameters = (column: Column) =>
    `col=1&appid=1&webid=${WEBID}&path=/&columnid=${columnId(column)}&sourceContentType=9&unitid=${unitId(column)}&webname=${webname(site)}&permissiontype=0`;
  const host = site.root.replace(/^http:|\/$/g, '');
  return {
    ...base,
    answer({ method, body }, { pathname, searchParams }) {
      for (const column of site.columns)
        if (pathname === base.columnPath(column))
          return site.page({
            title: column.name,
            main: `<div id="${unitId(column)}"></div>
<script>$.jpage({url:'${proxy}',perpage:25,totalrecord:${column.entries.length},data:'${parameters(column)}'});</script>`,
          });
      if (method !== 'POST' || pathname !== proxy) return undefined;
      const column = columnIn(site, new URLSearchParams(body));
      if (!column) return datastore([], 0, 1);
      const size = count(searchParams.get('perpage'), 25);
      const first = count(searchParams.get('startrecord'), 1) - 1;
      const rows = column.entries.slice(first, count(searchParams.get('endrecord'), first + size));
      const records = rows.map((entry) => record(entry, host + base.articlePath(column, entry)));
      return datastore(records, column.entries.length, size);
    },
  };
}

function columnIn({ columns }: Site, form: URLSearchParams): Column | undefined {
  if (form.get('webid') !== String(WEBID)) return undefined;
  return columns.find(
    (column) => form.get('columnid') === String(columnId(column)) && form.get('unitid') === String(unitId(column)),
  );
}

// Heeds page alone, whatever else is asked; perpage up to 300. Its dates are broken over lines.
function byPage(site: Site): Shape {
  const base = baseOf(site);
  const proxy = '/module/jpage/dataproxy.jsp';
  return {
    ...base,
    answer({ method, body }, { pathname, searchParams }) {
      for (const column of site.columns)
        if (pathname === base.columnPath(column))
          return site.page({
            title: column.name,
            main: `<div id="${unitId(column)}"></div>
<script>$.jpage({url:'${proxy}?page=1&appid=1&webid=${WEBID}&path=/&columnid=${columnId(column)}&unitid=${unitId(column)}&webname=${webname(site)}&permissiontype=0',perpage:20});</script>`,
          });
      if (pathname !== proxy) return undefined;
      const asked = new URLSearchParams([...searchParams, ...(method === 'POST' ? new URLSearchParams(body) : [])]);
      const column = columnIn(site, asked);
      if (!column) return datastore([], 0, 1);
      const size = Math.min(300, count(asked.get('perpage'), 20));
      const rows = pagesOf(column.entries, size)[count(asked.get('page'), 1) - 1] ?? [];
      const records = rows.map((entry) =>
        record(entry, base.articlePath(column, entry), entry.posted.replaceAll('-', '-\n')),
      );
      return datastore(records, column.entries.length, size);
    },
  };
}

const GROUP = 45;
// Exactly what is sent for a page too deep: 54 bytes.
const empty = '<datastore>\r\n<recordset>\r\n</recordset>\r\n</datastore>\r\n';

// The first group stands in the column's page, and names the address of the next one. Ids are blobs.
function embedded(site: Site): Shape {
  const base = baseOf(site);
  const proxy = '/module/web/jpage/dataproxy.jsp';
  const blob = (column: Column) => hexOf(`column ${column.slug}`).toUpperCase();
  const groupOf = (column: Column, page: number): Reply => {
    const groups = pagesOf(column.entries, GROUP);
    const rows = groups[page - 1];
    if (!rows) return { type: 'text/xml; charset=utf-8', body: empty };
    const next = `${proxy}?page=${page + 1}&appid=1&webid=${WEBID}&path=/&columnid=${blob(column)}&unitid=${hexOf(blob(column))}&webname=${webname(site)}&permissiontype=0`;
    const link = page < groups.length ? `<nextgroup><![CDATA[<a href="${next}"></a>]]></nextgroup>` : '';
    const records = rows.map((entry) => record(entry, base.articlePath(column, entry)));
    return datastore(records, column.entries.length, 15, link);
  };
  return {
    ...base,
    answer(_, { pathname, searchParams }) {
      for (const column of site.columns) {
        if (pathname === base.columnPath(column))
          return site.page({
            title: column.name,
            main: `<div class="default_pgContainer"></div><script type="text/xml">${groupOf(column, 1).body}</script>`,
          });
        if (pathname === proxy && searchParams.get('columnid') === blob(column))
          return groupOf(column, count(searchParams.get('page'), 1));
      }
      return undefined;
    },
  };
}

const family = 'hanweb-jpage';
export const jpageDeployments: readonly Deployment[] = [
  {
    name: 'hanweb-jpage',
    family,
    city: shaoxing,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2018, on: '2020-06-30' },
    marks: hanwebMarks,
    shape: byRecord,
  },
  { name: 'hanweb-jpage-page', family, city: weihai, columnName: '年度报告', marks: hanwebMarks, shape: byPage },
  {
    name: 'hanweb-jpage-embedded',
    family,
    city: taizhou,
    columnName: '政府信息公开年报',
    least: 60,
    marks: hanwebMarks,
    shape: embedded,
  },
];
