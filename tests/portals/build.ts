// A portal out of its deployment: the pages that all have, and the answers of its family.
import { formOf, rowsOf } from './forms/index.js';
import { type Column, columnsOf } from './plan.js';
import type { Deployment, Page, Reply, Shape, Site } from './shape.js';
import type { Asked, Other, OwnReport, Portal, Without } from './types.js';

export interface Served {
  readonly portal: Portal;
  readonly headers: Readonly<Record<string, string>>;
  answer(asked: Asked): Reply;
}

const ownYears = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];

export function build(deployment: Deployment, root: string, without: Without | undefined): Served {
  const { name, family, city, columnName, moved = { upTo: 0, on: '' }, least = 0, marks } = deployment;
  // A portal has gaps of its own, but always a report on each of the three forms.
  const gaps = [2016 + (Number(city.code.slice(2, 4)) % 3), 2022];
  const years = ownYears.filter((year) => !gaps.includes(year));
  const columns = columnsOf({ city, columnName, years, movedUpTo: moved.upTo, movedOn: moved.on, least });
  const isOut = (mark: string) => without?.family === family && (without.mark === 'all' || without.mark === mark);
  const left = marks.filter((mark) => !isOut(mark));
  const site: Site = {
    root,
    city,
    columns,
    mark(mark, text, instead = '') {
      if (!marks.includes(mark)) throw new Error(`${name} does not declare the mark ${mark}`);
      return left.includes(mark) ? text : instead;
    },
    page: (page) => ({ body: wrap(site, shape, page) }),
  };
  const shape = deployment.shape(site);
  const routes = routesOf(site, shape);
  const requests: Asked[] = [];
  const [column] = columns as [Column, ...Column[]];
  return {
    portal: {
      name,
      family,
      city: { name: city.name, code: city.code },
      url: root,
      marks: left,
      column: shape.columnPath(column),
      columnName,
      ...factsOf(shape, column),
      siblings: columns.slice(1).map((sibling) => ({
        name: sibling.name,
        path: shape.columnPath(sibling),
        entries: sibling.entries.map((entry) => ({ path: shape.articlePath(sibling, entry), title: entry.title })),
      })),
      requests,
    },
    headers: shape.headers ?? {},
    answer(asked) {
      requests.push(asked);
      const url = new URL(asked.path, root);
      const route = asked.method === 'POST' ? undefined : routes.get(url.pathname);
      return shape.answer(asked, url) ?? route?.() ?? missing;
    },
  };
}

const missing: Reply = {
  status: 404,
  body: '<!DOCTYPE html><meta charset="utf-8"><title>404</title><p>没有这个页面。</p>',
};

function factsOf(shape: Shape, column: Column): { reports: OwnReport[]; others: Other[] } {
  const reports: OwnReport[] = [];
  const others: Other[] = [];
  for (const entry of column.entries) {
    const { kind, title, year, posted, issuer } = entry;
    const path = shape.articlePath(column, entry);
    if (kind === 'own')
      reports.push({ kind, year, path, title, form: formOf(year), posted, rows: rowsOf(issuer, year) });
    else if (kind !== 'aside') others.push({ kind, path, title, posted });
  }
  return { reports, others };
}

function routesOf(site: Site, shape: Shape): Map<string, () => Reply> {
  const { affairs, disclosure, news } = shape.sections;
  const routes = new Map<string, () => Reply>([
    ['/', () => site.page(homePage(site))],
    [
      affairs,
      () =>
        site.page({
          title: '政务公开',
          main: linkList([
            [disclosure, '政府信息公开'],
            [news, '新闻发布会'],
          ]),
        }),
    ],
    [disclosure, () => site.page(disclosurePage(site, shape))],
    [news, () => site.page({ title: '新闻', main: linkList(newsOf(site)) })],
  ]);
  for (const [path] of newsOf(site))
    routes.set(path, () => site.page({ title: '新闻', main: '<p>市区两座桥完成检修。</p>' }));
  for (const column of site.columns)
    for (const entry of column.entries)
      routes.set(shape.articlePath(column, entry), () => site.page(shape.article(column, entry)));
  return routes;
}

type Link = readonly [path: string, text: string];

function homePage(site: Site): Page {
  return { title: '首页', main: `<h2>要闻</h2>${linkList(newsOf(site))}` };
}

/** The page from which the columns are reached. */
function disclosurePage({ columns }: Site, shape: Shape): Page {
  const inside = columns.map((column): Link => [shape.columnPath(column), column.name]);
  // The true column stands in the midst of the others, as it does on real pages.
  return { title: '政府信息公开', main: linkList([...inside.slice(4), ...inside.slice(0, 4)]) };
}

function newsOf({ city }: Site): Link[] {
  return [
    ['/news/1.html', `${city.name}召开重点项目推进会`],
    ['/news/2.html', `${city.name}发布2024年国民经济和社会发展统计公报`],
    ['/news/3.html', '市区两座桥完成检修'],
  ];
}

function linkList(links: readonly Link[]): string {
  return `<ul>${links.map(([path, text]) => `<li><a href="${path}">${text}</a></li>`).join('\n')}</ul>`;
}

function wrap({ city }: Site, { sections, head = '', foot = '' }: Shape, page: Page): string {
  const { affairs, disclosure, news } = sections;
  const menu = linkList([
    ['/', '首页'],
    [news, '新闻'],
    [affairs, '政务公开'],
    [disclosure, '政府信息公开'],
  ]);
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title}-${city.name}人民政府</title>
<meta name="SiteName" content="${city.name}人民政府门户网站"><meta name="SiteIDCode" content="${city.code}0009">
${head}${page.head ?? ''}</head>
<body><div class="menu">${menu}</div>
${page.main}
<div class="footer">主办单位：${city.name}人民政府办公室　网站标识码：${city.code}0009</div>
${foot}</body></html>
`;
}
