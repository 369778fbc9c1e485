// What all makes of Hanweb share: numbered columns, the day in an article's address, and the vendor's marks.
import { articleMetas, metadataTable } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Page, Shape, Site } from '../shape.js';

export const hanwebMarks = [
  'name="Generator"',
  'name="Author"',
  'Produced By',
  'hanweb.css',
  'pagecontrol.js',
  'visit.jsp',
  'ZJEG_RSS',
  'ContentStart',
  'i_columnid',
  'i_articleid',
];

export function hanwebHead({ mark }: Site): string {
  return [
    mark('name="Generator"', '<meta name="Generator" content="大汉版通">'),
    mark('name="Author"', '<meta name="Author" content="大汉网络">'),
    mark('hanweb.css', '<link rel="stylesheet" href="/images/1/hanweb.css">'),
    mark('pagecontrol.js', '<script src="/script/pagecontrol.js"></script>'),
  ].join('\n');
}

export function producedBy({ mark }: Site): string {
  return mark(
    'Produced By',
    "<a href='http://www.hanweb.com' style='display:none'>Produced By 大汉网络 大汉版通发布系统</a>",
  );
}

export function hanwebPaths(
  columnId: (column: Column) => number,
): Pick<Shape, 'sections' | 'columnPath' | 'articlePath'> {
  return {
    sections: {
      affairs: '/col/col89700/index.html',
      disclosure: '/col/col89710/index.html',
      news: '/col/col89720/index.html',
    },
    columnPath: (column) => `/col/col${columnId(column)}/index.html`,
    articlePath: (column, { posted, id }) => {
      const [year, month, day] = posted.split('-').map(Number);
      return `/art/${year}/${month}/${day}/art_${columnId(column)}_${id}.html`;
    },
  };
}

export function hanwebArticle({ mark }: Site, column: number, entry: Entry): Page {
  const { title, id } = entry;
  const comment = (side: string) => mark('ZJEG_RSS', `<!--ZJEG_RSS.content.${side}-->`);
  const start = mark('ContentStart', '<meta name="ContentStart">');
  const end = mark('ContentStart', '<meta name="ContentEnd">');
  return {
    title,
    head: `${articleMetas(entry)}
${mark('i_columnid', `<meta name="i_columnid" content="${column}">`)}${mark('i_articleid', `<meta name="i_articleid" content="${id}">`)}`,
    main: `${metadataTable(entry)}<h1>${title}</h1>
${comment('begin')}${start}<div id="zoom">${entry.content()}</div>${end}${comment('end')}
${mark('visit.jsp', '<iframe src="/module/visitcount/visit.jsp?i_webid=23" width="0" height="0"></iframe>')}`,
  };
}
