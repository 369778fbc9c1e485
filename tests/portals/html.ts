// Pieces of pages that families share.
import type { Entry } from './plan.js';
import type { Reply } from './shape.js';

/** The text of a link in a list, which is often cut; the whole stands in `title`. */
export function cut(title: string, length = 18): string {
  return title.length > length ? `${title.slice(0, length)}...` : title;
}

/** The metas that national rules ask of an article, whatever made it. */
export function articleMetas({ title, posted, issuer }: Entry): string {
  return `<meta name="ArticleTitle" content="${title}">
<meta name="PubDate" content="${posted} 09:49">
<meta name="ContentSource" content="${issuer}">`;
}

/** The labels above a body and what they say. */
export function metadata({ id, issuer, posted, year }: Entry): readonly (readonly [string, string])[] {
  return [
    ['索 引 号', `${id}/${posted.slice(0, 4)}-00${(year % 90) + 10}`],
    ['主题分类', '政府信息公开'],
    ['发布机构', issuer],
    ['成文日期', `${posted.slice(0, 4)}年${Number(posted.slice(5, 7))}月${Number(posted.slice(8))}日`],
    ['发布日期', posted],
    ['文号', ''],
    ['公文时效', '有效'],
  ];
}

export function metadataTable(entry: Entry): string {
  const cells = metadata(entry).map(([label, value]) => `<td>${label}：</td><td>${value}</td>`);
  const rows = [0, 2, 4, 6].map((at) => `<tr>${cells.slice(at, at + 2).join('')}</tr>`);
  return `<table class="xxgk_table">${rows.join('\n')}</table>`;
}

export function metadataList(entry: Entry): string {
  const items = metadata(entry).map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`);
  return `<dl class="xxgkml-content">${items.join('')}</dl>`;
}

export function metadataItems(entry: Entry): string {
  return `<div class="sub"><ul>${metadata(entry)
    .map(([label, value]) => `<li>${label}：${value}</li>`)
    .join('')}</ul></div>`;
}

export function json(value: unknown): Reply {
  return { type: 'application/json;charset=utf-8', body: JSON.stringify(value) };
}

/** The pages of a list: at least one. */
export function pagesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(all.length / size));
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** A whole number of a query or a form; what is no number is the fallback. */
export function count(text: string | null, fallback: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
}

/** The last page where the asked one lies beyond it. */
export function atMost<T>(pages: readonly T[], index: number): T {
  return pages[Math.min(Math.max(0, index), pages.length - 1)] as T;
}
