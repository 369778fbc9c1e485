// Reports as the pages of a portal: the official form's tables, in the ways that real pages draw them.
import type { FormBlock, FormRow, FormTable } from '../report/index.js';
import { printedRow, type SampleReport, titleOf } from './reports.js';

interface Cell {
  readonly text: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}
type Rows = readonly (readonly Cell[])[];

/** A whole page. */
export function renderPage(report: SampleReport): string {
  const title = titleOf(report);
  const body = report.rendering === 'script' ? scriptedBody(report) : renderBody(report);
  const charset = report.charset === 'gb18030' ? 'gb2312' : 'utf-8';
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}"><title>${title}</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${report.year + 1}-01-29 09:30"></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="../index.shtml">政府信息公开年报</a></div>
<table class="meta"><tr><td>索 引 号：</td><td>SAMPLE-${report.code}</td><td>发布机构：</td><td>${report.city}人民政府</td></tr></table>
<h1>${title}</h1><div class="info">发布日期：${report.year + 1}-01-29 浏览次数：128</div>
<div id="zoom">${body}</div>
<div class="footer">主办单位：示例门户　网站标识码：0000000000　仅供演示</div></body></html>
`;
}

/** The text of a report with its tables, in the rendering that the report names. */
function renderBody(report: SampleReport): string {
  const parts: string[] = [];
  for (const block of sectionsOf(report)) {
    if (typeof block === 'string') parts.push(`<p>&nbsp;&nbsp;${block}</p>`);
    else parts.push(report.rendering === 'paragraphs' ? paragraphs(block) : table(block, report.rendering === 'word'));
  }
  return parts.join('\n');
}

// The page's container is empty until its script has run, and no string of the script holds a whole table.
function scriptedBody(report: SampleReport): string {
  const lines = renderBody({ ...report, rendering: 'tables' }).split('\n');
  const html = JSON.stringify(lines).replaceAll('<', '\\u003c');
  return `<p>正文加载中</p><script>document.getElementById('zoom').innerHTML = ${html}.join('\\n');</script>`;
}

function sectionsOf(report: SampleReport): (string | Rows)[] {
  const { city, year, form, genuine } = report;
  const tables = new Map(form.tables.map((table) => [table.id, table]));
  const blocks: (string | Rows)[] = [];
  if (!genuine) blocks.push(`本页为演示页面，所列数字借自其他机关已公布的年度报告，与${city}无关。`);
  blocks.push(
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    '一、总体情况',
    '（一）主动公开政府信息情况。各单位按目录更新栏目，规章对外公开总数量1件，行政许可处理决定12件，均以表格所列为准。',
    '（二）政府信息公开行政复议、行政诉讼情况。有关办理过程均留有记录，收到申请3件。',
  );
  const add = (title: string, rows: Rows) => blocks.push(title, rows);
  const disclosure = tables.get('disclosure');
  const requests = tables.get('requests');
  const review = tables.get('review_litigation');
  if (disclosure) add(disclosure.title, disclosureRows(report, disclosure));
  if (requests) add(requests.title, requestRows(report, requests));
  if (review) add(review.title, reviewRows(report, review));
  blocks.push(
    '五、存在的主要问题及改进情况',
    '少数栏目更新不够及时。下一步将按月检查栏目，补齐缺漏。',
    '六、其他需要报告的事项',
    '本年度没有其他需要报告的事项。',
  );
  return blocks;
}

function disclosureRows(report: SampleReport, { blocks }: FormTable): Rows {
  return blocks.flatMap((block) => {
    const spare = 4 - block.columns.length;
    const cells = (texts: readonly string[]): Cell[] =>
      texts.map((text, index) => (index === texts.length - 1 ? { text, columnSpan: spare } : { text }));
    return [
      [{ text: block.title ?? '', columnSpan: 4 }],
      cells(['信息内容', ...block.columns.map((column) => column.label)]),
      ...block.rows.map((row) =>
        cells([row.label, ...printedRow(report, `disclosure.${row.id}`, block.columns.length)]),
      ),
    ];
  });
}

const note = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

function requestRows(report: SampleReport, { blocks }: FormTable): Rows {
  const [block] = blocks;
  if (!block) return [];
  const values = (row: FormRow): Cell[] =>
    printedRow(report, `requests.${row.id}`, block.columns.length).map((text) => ({ text }));
  const outcomes = block.rows.filter((row) => !/^[一二四]、/.test(row.label));
  const inner = outcomes.map((row, index): Cell[] => {
    const members = outcomes.filter((other) => other.group === row.group).length;
    const isFirst = row.group !== undefined && outcomes[index - 1]?.group !== row.group;
    const label: Cell[] =
      row.group === undefined
        ? [{ text: row.label, columnSpan: 2 }]
        : [...(isFirst ? [{ text: row.group, rowSpan: members }] : []), { text: row.label }];
    const lead: Cell[] = index === 0 ? [{ text: '三、本年度办理结果', rowSpan: outcomes.length }] : [];
    return [...lead, ...label, ...values(row)];
  });
  const outer = (pattern: RegExp): Rows =>
    block.rows
      .filter((row) => pattern.test(row.label))
      .map((row) => [{ text: row.label, columnSpan: 3 }, ...values(row)]);
  return [
    [
      { text: note, columnSpan: 3, rowSpan: 3 },
      { text: '申请人情况', columnSpan: 7 },
    ],
    [
      { text: '自然人', rowSpan: 2 },
      { text: '法人或其他组织', columnSpan: 5 },
      { text: '总计', rowSpan: 2 },
    ],
    block.columns.slice(1, -1).map((column) => ({ text: column.label })),
    ...outer(/^[一二]、/),
    ...inner,
    ...outer(/^四、/),
  ];
}

function reviewRows(report: SampleReport, { blocks }: FormTable): Rows {
  const [block] = blocks as readonly [FormBlock];
  const heads = block.columns.map((column): Cell => ({ text: column.label }));
  return [
    [
      { text: '行政复议', columnSpan: 5 },
      { text: '行政诉讼', columnSpan: 10 },
    ],
    [
      ...heads.map((head): Cell => ({ ...head, rowSpan: 2 })),
      { text: '未经复议直接起诉', columnSpan: 5 },
      { text: '复议后起诉', columnSpan: 5 },
    ],
    [...heads, ...heads],
    block.rows.flatMap((row) => printedRow(report, `review_litigation.${row.id}`, 5).map((text) => ({ text }))),
  ];
}

function table(rows: Rows, isWord: boolean): string {
  const lines = rows.map((row) => `<tr>${row.map((cell) => tableCell(cell, isWord)).join('')}</tr>`);
  return `<table border="1"><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function tableCell({ text, columnSpan, rowSpan }: Cell, isWord: boolean): string {
  const spans = `${columnSpan === undefined ? '' : ` colspan=${columnSpan}`}${rowSpan === undefined ? '' : ` rowspan=${rowSpan}`}`;
  if (!isWord) return `<td${spans}>${text === '' ? '&nbsp;' : text}</td>`;
  // Word parts a figure into spans where somebody has corrected it, and pads cells with no-break spaces.
  const split = /^\d{2,}$/.test(text) ? `${text.slice(0, 1)}</span><span lang=EN-US>${text.slice(1)}` : text;
  return `<td${spans}><p class=MsoNormal><span lang=EN-US>&nbsp;${split}\u00a0</span><o:p></o:p></p></td>`;
}

// One cell a paragraph, with the "?" that no-break spaces become where they are lost.
function paragraphs(rows: Rows): string {
  const lines = rows.flatMap((row, at) =>
    row.map(({ text }, index) => (/^\d+$/.test(text) && (at + index) % 3 === 0 ? `?${text}?` : text)),
  );
  return lines.map((line) => `<p>${line}</p>`).join('\n');
}
