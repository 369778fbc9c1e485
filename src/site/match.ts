// What a row of a list is to a body's own report for a year.
import type { ListRow } from './site.js';

/**
 * `report`: its title names the body, the year and the yearly report; `unnamed`: it names year and report, but no body or
 * only the kind of one (市政府), so that it may be another's; `digest`: pictures that show what the report says.
 */
export type RowRole = 'report' | 'unnamed' | 'digest';

// The year may stand within: 信息公开2019年年度报告.
const report =
  /(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:[(]?(?:19|20)\d{2}年?[)]?)?(?:年度)?(?:工作)?(?:报告|年报|总结)/;
const otherDocuments = /政府网站(?:工作)?年度|解读|通知|指南|目录/;
const pictures = /[【[(]?(?:图解|图说|图表|数说|长图|动漫|一图(?:读懂|看懂|速览|速读|了解)?)版?[】\])]?[:|丨—-]*/g;
// A year, but not that of a date such as 2020-01-29.
const years = /(?<!\d)((?:19|20)\d{2})(?!\d|[-/.]\d)/g;
const hanDigits = '〇一二三四五六七八九';

/**
 * What a row is to a division's own report for a year; null for the reports of its departments and counties, those of a
 * division of another level that shares its short name (朝阳市 and 朝阳县), and all else.
 *
 * @param name the division's full name
 */
export function roleOf(row: ListRow, name: string, year: number): RowRole | null {
  const whole = row.title
    .normalize('NFKC')
    .replace(/[\s·•]+/g, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, digitsOf);
  const text = whole.replace(pictures, '');
  const isDigest = text !== whole;
  const title = isDigest ? text.replace(/[《》]/g, '') : text;
  const kind = report.exec(title);
  if (!kind || otherDocuments.test(title)) return null;
  const before = title.slice(0, kind.index);
  const named = [...before.matchAll(years)].at(-1) ?? [...title.matchAll(years)][0];
  if (Number(named?.[1]) !== year) return null;
  const body = before
    .replace(/\(?(?<!\d)(?:19|20)\d{2}(?!\d)(?:年度?)?\)?/g, '')
    // Of 辽阳市人民政府信息公开 the last two characters of the body's name belong to the kind of document as well.
    .replace(/政府$/, '')
    .replace(/^关于|(?:关于|的|年度)$/g, '');
  const isOf = (own: string) =>
    ['', '人民', '人民政府', '政府'].some((end) => [body, body.replace(/^[^省]{2,3}省/, '')].includes(own + end));
  if (isOf(name)) return isDigest ? 'digest' : 'report';
  const level = name.slice(-1);
  return !isDigest && ['', '本级', level, `本${level}`, `我${level}`].some(isOf) ? 'unnamed' : null;
}

/** Whether a row's title names the division itself, the year, and the yearly report. */
export function isReportOf(row: ListRow, name: string, year: number): boolean {
  return roleOf(row, name, year) === 'report';
}

function digitsOf(year: string): string {
  return year.replace(/./g, (digit) => String(Math.max(0, hanDigits.indexOf(digit))));
}
