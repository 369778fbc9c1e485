// Lists that lie on the server as pages, one after the other.
import { cut, pagesOf } from '../html.js';
import type { Column, Entry } from '../plan.js';
import type { Page, Reply, Site } from '../shape.js';

export interface ListPage {
  readonly column: Column;
  readonly rows: readonly Entry[];
  /** From 0. */
  readonly index: number;
  readonly pages: number;
}

/**
 * What answers the paths of the lists.
 *
 * @param pathsOf the paths under which a page of a list is found
 */
export function staticLists(
  { columns, page }: Site,
  size: number,
  pathsOf: (list: ListPage) => readonly string[],
  draw: (list: ListPage) => Page,
): (path: string) => Reply | undefined {
  const routes = new Map<string, ListPage>();
  for (const column of columns) {
    const pages = pagesOf(column.entries, size);
    for (const [index, rows] of pages.entries()) {
      const list = { column, rows, index, pages: pages.length };
      for (const path of pathsOf(list)) routes.set(path, list);
    }
  }
  return (path) => {
    const list = routes.get(path);
    return list && page(draw(list));
  };
}

/** A pager of plain links. */
export function plainPager({ index, pages }: ListPage, hrefOf: (index: number) => string): string {
  const numbers = Array.from({ length: pages }, (_, at) =>
    at === index ? `<span class="on">${at + 1}</span>` : `<a href="${hrefOf(at)}">${at + 1}</a>`,
  );
  const back = index > 0 ? `<a href="${hrefOf(index - 1)}">上一页</a>` : '';
  const on =
    index < pages - 1 ? `<a href="${hrefOf(index + 1)}">下一页</a><a href="${hrefOf(pages - 1)}">尾页</a>` : '';
  return `<div class="pages">${back}${numbers.join('')}${on}</div>`;
}

/** A row as most makes draw it: the text is cut, the title attribute is whole. */
export function row({ title, posted }: Entry, href: string): string {
  return `<li><a href="${href}" target="_blank" title="${title}">${cut(title)}</a><span>${posted}</span></li>`;
}
