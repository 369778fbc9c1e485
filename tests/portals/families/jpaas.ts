// Hanweb JPaaS: a unit of the page is built by a call whose page number stands in the JSON of one parameter; a bare
// pageNo is not looked at.
import { zhoushan } from '../cities.js';
import { count, cut, json, pagesOf } from '../html.js';
import type { Column } from '../plan.js';
import { hexOf, uuidOf } from '../seeded.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';
import { hanwebArticle, hanwebHead, hanwebMarks, hanwebPaths, producedBy } from './hanweb.js';

const unit = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const columnId = (column: Column) => 1229565788 + column.number;
const template = hexOf('template');

function jpaas(site: Site): Shape {
  const { mark } = site;
  const paths = hanwebPaths(columnId);
  const articlePath: Shape['articlePath'] = (column, { id, posted }) =>
    `/col/col${columnId(column)}/art/${posted.slice(0, 4)}/art_${uuidOf(`article ${id}`)}.html`;
  const built = (column: Column, { pageNo, pageSize }: Asked): Reply => {
    const pages = pagesOf(column.entries, pageSize);
    const rows = (pages[pageNo - 1] ?? []).map(
      (entry) =>
        `<li><a class="${mark('bt-left', 'bt-left')}" href="${articlePath(column, entry)}" title="${entry.title}">${cut(entry.title)}</a><span class="bt-right">${entry.posted}</span></li>`,
    );
    const pager = `<div class="page" count="${column.entries.length}" rows="${pageSize}" pageNo="${pageNo}" unitUrl="${unit}"></div>`;
    return json({ success: true, data: { html: `<ul>${rows.join('')}</ul>${pager}` } });
  };
  return {
    ...paths,
    articlePath,
    head: hanwebHead(site),
    foot: producedBy(site),
    article: (column, entry) => hanwebArticle(site, columnId(column), entry),
    answer(_, { pathname, searchParams }) {
      const column = site.columns.find((one) => pathname === paths.columnPath(one));
      if (column) return site.page({ title: column.name, main: shellOf(site, column) });
      if (pathname !== unit) return undefined;
      const asked = site.columns.find((one) => searchParams.get('pageId') === String(columnId(one)));
      const isKnown = searchParams.get('tagId') === '信息列表' && searchParams.get('tplSetId') === template;
      return asked && isKnown ? built(asked, pageIn(searchParams.get('paramJson'))) : json({ success: false });
    },
  };
}

interface Asked {
  readonly pageNo: number;
  readonly pageSize: number;
}

function pageIn(parameter: string | null): Asked {
  let given: { pageNo?: unknown; pageSize?: unknown } = {};
  try {
    given = JSON.parse(parameter ?? '{}') as typeof given;
  } catch {
    // What is no JSON is as good as nothing.
  }
  return { pageNo: count(String(given.pageNo), 1), pageSize: count(String(given.pageSize), 15) };
}

function shellOf({ mark }: Site, column: Column): string {
  const query = `{'parseType':'bulidstatic','webId':'3185','tplSetId':'${template}','pageType':'column','tagId':'信息列表','pageId':'${columnId(column)}'}`;
  const file = mark('AuthorizedRead/unitbuild.js', 'AuthorizedRead/unitbuild.js', 'list.js');
  return `<div class="list"><script src="/script/${file}" url="${unit}" queryData="${query}"></script></div>`;
}

export const jpaasDeployments: readonly Deployment[] = [
  {
    name: 'hanweb-jpaas',
    family: 'hanweb-jpaas',
    city: zhoushan,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2019, on: '2022-05-11' },
    marks: [...hanwebMarks, 'AuthorizedRead/unitbuild.js', 'bt-left'],
    shape: jpaas,
  },
];
