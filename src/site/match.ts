// Which row of a list is a body's own report for a year.
import type { ListRow } from './site.js';

// The year may stand within: 信息公开2019年年度报告.
const report =
  /(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:[(]?(?:19|20)\d{2}年?[)]?)?(?:年度)?(?:工作)?(?:报告|年报|总结)/;
const otherDocuments = /政府网站(?:工作)?年度|图解|一图|解读|通知|指南|目录/;
// A year, but not that of a date such as 2020-01-29.
const years = /(?<!\d)((?:19|20)\d{2})(?!\d|[-/.]\d)/g;
const hanDigits = '〇一二三四五六七八九';

/**
 * Whether a row's title names the division itself, the year, and the yearly report; those of its departments and
 * counties do not, nor those of a division of another level that shares its short name (朝阳市 and 朝阳县).
 *
 * @param name the division's full name
 */
export function isReportOf(row: ListRow, name: string, year: number): boolean {
  const title = row.title
    .normalize('NFKC')
    .replace(/[\s·•]+/g, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, digitsOf);
  const kind = report.exec(title);
  if (!kind || otherDocuments.test(title)) return false;
  const before = title.slice(0, kind.index);
  const named = [...before.matchAll(years)].at(-1) ?? [...title.matchAll(years)][0];
  if (Number(named?.[1]) !== year) return false;
  const body = before
    .replace(/\(?(?<!\d)(?:19|20)\d{2}(?!\d)(?:年度?)?\)?/g, '')
    // Of 辽阳市人民政府信息公开 the last two characters of the body's name belong to the kind of document as well.
    .replace(/政府$/, '')
    .replace(/^关于|(?:关于|的|年度)$/g, '');
  const own = [name, `${name}人民`, `${name}人民政府`, `${name}政府`];
  return own.some((one) => one === body || one === body.replace(/^[^省]{2,3}省/, ''));
}

function digitsOf(year: string): string {
  return year.replace(/./g, (digit) => String(Math.max(0, hanDigits.indexOf(digit))));
}
