// TRS WCM, and what looks like it and says nothing of its maker: directories whose first page has no number and whose
// second is index_1.
import { beihai, ezhou, handan, yangquan } from '../cities.js';
import { articleMetas, metadataTable } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Deployment, Reply, Shape, Site } from '../shape.js';
import { type ListPage, plainPager, row, staticLists } from './static.js';

const SIZE = 20;
const marks = ['TRS_Editor', 'TRS_UEDITOR', 'createPageHTML', '/was5/web/search'];

interface Style {
  readonly extension: 'html' | 'shtml';
  /** The arguments of the call that draws the pager: the count of pages first, or the one of rows before it. */
  readonly isTotalFirst?: boolean;
  /** Rows are written by a script. */
  readonly isWritten?: boolean;
}

/** Where a column lies, under the page that leads to it. */
const folder = (column: Column) => `/zwgk/zfxxgk/${column.slug}/`;
const sections = { affairs: '/zwgk/', disclosure: '/zwgk/zfxxgk/', news: '/xwzx/' };

function articleUnder({ extension }: Style, { posted, id }: Entry): string {
  const day = posted.replaceAll('-', '');
  return `${day.slice(0, 6)}/t${day}_${id}.${extension}`;
}

function trs(site: Site, style: Style): Shape {
  const { mark } = site;
  const { extension } = style;
  const file = (index: number) => (index === 0 ? `index.${extension}` : `index_${index}.${extension}`);
  const lists = staticLists(
    site,
    SIZE,
    (list) => pathsOf(list, file),
    (list) => {
      const { column, rows, index, pages } = list;
      const drawn = rows.map((entry) => {
        const href = `./${articleUnder(style, entry)}`;
        return style.isWritten ? writtenRow(entry, href) : row(entry, href);
      });
      const start = style.isTotalFirst ? `${column.entries.length}, ${pages}` : pages;
      const call = `<script>createPageHTML(${start}, ${index}, "index", "${extension}");</script>`;
      return {
        title: column.name,
        head: `<meta name="ColumnName" content="${column.name}"><meta name="ColumnType" content="信息公开年报">`,
        main: `<ul class="list">${drawn.join('\n')}</ul>${mark('createPageHTML', call, plainPager(list, file))}`,
      };
    },
  );
  return {
    sections,
    foot: mark(
      '/was5/web/search',
      '<form action="/was5/web/search" method="post"><input type="hidden" name="channelid" value="229105"></form>',
    ),
    columnPath: folder,
    articlePath: (column, entry) => folder(column) + articleUnder(style, entry),
    article: (_, entry) => {
      const editor = `trs_editor_view ${mark('TRS_UEDITOR', 'TRS_UEDITOR')} trs_paper_default`;
      const view = `<div class="${mark('TRS_UEDITOR', editor, 'view')}">${entry.content()}</div>`;
      return {
        title: entry.title,
        head: articleMetas(entry),
        main: `${metadataTable(entry)}<h1>${entry.title}</h1><div class="${mark('TRS_Editor', 'TRS_Editor', 'content')}">${view}</div>`,
      };
    },
    answer: (_, { pathname }) => lists(pathname) ?? stubAt(pathname),
  };
}

function pathsOf({ column, index }: ListPage, file: (index: number) => string): string[] {
  const path = folder(column) + file(index);
  return index === 0 ? [folder(column), path] : [path];
}

// Numbers beyond the last page are answered as if they were there, with next to nothing.
function stubAt(path: string): Reply | undefined {
  if (!/\/index_\d+\.s?html$/.test(path)) return undefined;
  const head =
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title></title>';
  const styles = '<link rel="stylesheet" href="/images/common.css"><link rel="stylesheet" href="/images/list.css">';
  return {
    body: `${head}${styles}<script src="/images/jquery.js"></script></head><body><div class="list"><ul></ul></div></body></html>`,
  };
}

function writtenRow({ title, posted }: Entry, href: string): string {
  return `<script>
var url="${href}"; var title="${title}";
document.writeln('<li><a href="'+url+'" target="_blank">'+title+'</a><span>${posted}</span></li>');
</script>`;
}

function lookAlike(site: Site): Shape {
  const style: Style = { extension: 'html' };
  const file = (index: number) => (index === 0 ? 'index.html' : `index_${index}.html`);
  const lists = staticLists(
    site,
    SIZE,
    (list) => pathsOf(list, file),
    (list) => ({
      title: list.column.name,
      main: `<ul class="list">${list.rows.map((entry) => row(entry, `./${articleUnder(style, entry)}`)).join('\n')}</ul>${plainPager(list, file)}`,
    }),
  );
  return {
    sections,
    columnPath: folder,
    articlePath: (column, entry) => folder(column) + articleUnder(style, entry),
    article: (_, entry) => ({
      title: entry.title,
      head: articleMetas(entry),
      main: `${metadataTable(entry)}<h1>${entry.title}</h1><div class="article_con"><!--正文开始-->${entry.content()}<!--正文结束--></div>`,
    }),
    answer: (_, { pathname }) => lists(pathname),
  };
}

export const trsDeployments: readonly Deployment[] = [
  {
    name: 'trs-wcm',
    family: 'trs-wcm',
    city: beihai,
    columnName: '政府信息公开年报',
    moved: { upTo: 2018, on: '2021-11-02' },
    marks,
    shape: (site) => trs(site, { extension: 'shtml' }),
  },
  {
    name: 'trs-wcm-total-first',
    family: 'trs-wcm',
    city: yangquan,
    columnName: '政府信息公开工作年度报告',
    marks,
    shape: (site) => trs(site, { extension: 'html', isTotalFirst: true }),
  },
  {
    name: 'trs-wcm-written',
    family: 'trs-wcm',
    city: ezhou,
    columnName: '政府信息公开年度报告',
    marks,
    shape: (site) => trs(site, { extension: 'shtml', isWritten: true }),
  },
  {
    name: 'trs-look-alike',
    family: 'trs-look-alike',
    city: handan,
    columnName: '政府信息公开工作年度报告',
    moved: { upTo: 2020, on: '2021-08-16' },
    marks: [],
    shape: lookAlike,
  },
];
