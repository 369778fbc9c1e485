// Which row of a list is a city's own report for a year.
import type { ListRow } from './site.js';

const report = /(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报|总结)/;
const otherDocuments = /政府网站(?:工作)?年度|图解|一图|解读|通知|指南|目录/;

/** Whether a row's title names the division itself, the year, and the yearly report; its departments and counties do not. */
export function isReportOf(row: ListRow, name: string, year: number): boolean {
  const title = row.title.normalize('NFKC').replace(/\s+/g, '');
  const kind = report.exec(title);
  if (!kind || otherDocuments.test(title) || !new RegExp(`(?<!\\d)${year}年`).test(title)) return false;
  const body = title
    .slice(0, kind.index)
    .replace(/(?:19|20)\d{2}年(?:度)?/g, '')
    .replace(/政府$/, '')
    .replace(/^(?:关于)|(?:关于|的|年度)$/g, '');
  const short = name.replace(/(?:市|省|县|区|盟|州|自治区)$/, '');
  const own = new Set([name, short, `${name}人民`, `${name}人民政府`, `${name}政府`, `${short}市`]);
  return own.has(body);
}
