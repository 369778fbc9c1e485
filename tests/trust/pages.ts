// Pages to judge: a short report with the labels of the form, all prose our own.
import { extractReport } from '../../src/extract/index.js';
import type { Trust } from '../../src/extract/trust/index.js';
import { type Page, readPage } from '../../src/page/index.js';
import type { ReportRecord } from '../../src/report/index.js';

interface Parts {
  /** Lines above the title. */
  readonly top: readonly string[];
  readonly title: string;
  /** Sentences of section one. */
  readonly prose: readonly string[];
  /** Sentences of section six. */
  readonly end: readonly string[];
  readonly footer: readonly string[];
  /** Text of the title element, and further elements of the head. */
  readonly head: string;
}

const clean: Parts = {
  top: ['首页 > 政务公开 > 年报'],
  title: '辽阳市2021年政府信息公开工作年度报告',
  prose: ['全市各单位按目录更新栏目，按时答复收到的申请。', '办公室安排两次培训，参加的有四十五人。'],
  end: ['本年度没有其他需要报告的事项。'],
  footer: ['主办单位：辽阳市人民政府办公室 网站标识码：2110000001 辽ICP备05023109号', '辽公网安备 21100202000012号'],
  head: '<title>辽阳市2021年政府信息公开工作年度报告</title>',
};

const table = [
  ['第二十条第（一）项'],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '0', '1', '12'],
  ['行政规范性文件', '7', '3', '45'],
];

function linesOf({ top, title, prose, end, footer }: Parts) {
  return {
    before: [...top, title, '一、总体情况', ...prose, '二、主动公开政府信息情况'],
    after: [
      '五、存在的主要问题及改进情况',
      '少数栏目更新慢，下一步按月检查。',
      '六、其他需要报告的事项',
      ...end,
      ...footer,
    ],
  };
}

/** The page as text, one line or row a line. */
export function asText(parts: Partial<Parts> = {}): string {
  const { before, after } = linesOf({ ...clean, ...parts });
  return [...before, ...table.map((row) => row.join(' | ')), ...after].join('\n');
}

/** The page as HTML. */
export function asHtml(parts: Partial<Parts> = {}): string {
  const all = { ...clean, ...parts };
  const { before, after } = linesOf(all);
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('\n');
  const rows = table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${all.head}</head><body>
${paragraphs(before)}<table>${rows}</table>${paragraphs(after)}</body></html>`;
}

export const official = 'https://www.liaoyang.gov.cn/zwgk/nb/2021.html';
export const mirror = 'http://www.copied-pages.example/zwgk/nb/2021.html';

export function pageOf(document: string, url: string | null = null): Page {
  return readPage({ bytes: Buffer.from(document), url });
}

/** The judgement in the record of a page. */
export function trustOf(document: string, url: string | null = null): Trust {
  return trustIn(extractReport(pageOf(document, url)));
}

export function trustIn(record: ReportRecord): Trust {
  if (!record.source.trust) throw new Error('a record without a judgement');
  return record.source.trust;
}

export function codesOf({ signals }: Trust): string[] {
  return signals.map(({ code }) => code);
}

/** Quotes of the citations by code. */
export function quotesOf({ signals }: Trust): Record<string, string | undefined> {
  return Object.fromEntries(signals.map(({ code, cite }) => [code, cite?.quote]));
}
