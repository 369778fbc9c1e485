// Pages that no body publishes: each takes one thing to an extreme, most of them as far as the limit on bytes lets them.

export interface HostilePage {
  readonly name: string;
  readonly contentType: 'text/html' | 'text/plain';
  bytes(): Buffer;
}

const million = 1_000_000;

/** About as much text as the limit on bytes lets through. */
const megabytes = (unit: string, count: number) =>
  unit.repeat(Math.floor((count * 1024 * 1024) / Buffer.byteLength(unit)));

const html = (name: string, make: () => string | Buffer): HostilePage => ({
  name,
  contentType: 'text/html',
  bytes: () => bytesOf(make()),
});
const text = (name: string, make: () => string | Buffer): HostilePage => ({
  name,
  contentType: 'text/plain',
  bytes: () => bytesOf(make()),
});

function bytesOf(document: string | Buffer): Buffer {
  return typeof document === 'string' ? Buffer.from(document) : document;
}

const numbered = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

const sections = '一、总体情况\n二、主动公开政府信息情况\n';
const markedSections = '<p>一、总体情况</p><p>二、主动公开政府信息情况</p>';
const heads = '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n';
const markedHeads = '<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数';

/** Trees: how many elements there are, how deep they stand, how they are closed. */
const trees: readonly HostilePage[] = [
  html('100000 nested elements', () => '<div>'.repeat(100_000)),
  html('100000 nested inline elements', () => '<b>'.repeat(100_000)),
  html('100000 nested tables', () => '<table><tr><td>'.repeat(100_000)),
  html('paragraphs below 500 elements', () => `${markedSections}${'<span>'.repeat(500)}${'<p>1'.repeat(100_000)}`),
  html(
    'formatting that is opened again and again',
    () => `<p>${numbered(400, (i) => `<b id=${i}>`)}${'<p>1'.repeat(5000)}`,
  ),
  html('crossing formatting', () => `${markedSections}${'<a><p><b><i><u></a></p>'.repeat(40_000)}`),
  html('unclosed everything', () => megabytes('<table><tr><td><p><b><a href="', 8)),
  html('an unclosed comment', () => `${markedSections}<!--${megabytes('- -> ', 9)}`),
  html('an unclosed script', () => `${markedSections}<script>${megabytes('<!--<script>', 9)}`),
  html('an unclosed attribute', () => `${markedSections}<a title="${megabytes('a>', 9)}`),
  html('stray end tags', () => `${markedSections}${megabytes('</td></p></x>', 9)}`),
  html('a million line breaks', () => `${markedSections}${'<br>'.repeat(million)}`),
  html('3 million empty end tags', () => `${markedSections}${'</>'.repeat(3 * million)}`),
  html('100000 attributes on one element', () => `${markedSections}<p ${numbered(100_000, (i) => `a${i} `)}>`),
  html('an attribute of 9 MB', () => `${markedSections}<p title="${megabytes('a', 9)}">`),
  html('a style attribute of 9 MB', () => `${markedSections}<p style="${megabytes('display ', 9)}">`),
  html('a title of 9 MB', () => `<title>${megabytes('辽', 9)}</title>${markedSections}`),
  html(
    '100000 meta elements',
    () => `${numbered(100_000, (i) => `<meta name=title${i} content="2021年政府信息公开年报">`)}${markedSections}`,
  ),
  html('misplaced text in a table', () => `${markedSections}<table>${'1<tr>'.repeat(100_000)}`),
  html('misplaced elements in a table', () => `${markedSections}<table>${'<i>1</i>'.repeat(100_000)}`),
];

/** Tables: cells, spans, rows. */
const tables: readonly HostilePage[] = [
  html('200000 table rows', () => `<table>${'<tr><td>1<td>2'.repeat(200_000)}</table>`),
  html('200000 empty table rows', () => `${markedSections}<table>${'<tr>'.repeat(200_000)}</table>`),
  html('100000 cells in one row', () => `${markedSections}<table>${markedHeads}<tr>${'<td>1'.repeat(100_000)}</table>`),
  html(
    '100000 cells of text after one label',
    () => `<table>${markedHeads}<tr><td>规章${'<td>甲'.repeat(100_000)}</table>`,
  ),
  html('colspan="2;"', () => `<table>${markedHeads}${'<tr><td colspan="2;">规章<td>1<td>2<td>3'.repeat(1000)}</table>`),
  html('rowspan=0', () => `<table>${markedHeads}${'<tr><td rowspan=0>规章<td>1<td>2<td>3'.repeat(1000)}</table>`),
  html(
    'colspan=1000000000',
    () => `<table>${markedHeads}${'<tr><td colspan=1000000000>规章<td>1<td>2<td>3'.repeat(1000)}</table>`,
  ),
  html(
    'cells that span 65534 rows and 1000 columns',
    () => `<table>${`<tr>${'<td rowspan=65534 colspan=1000>1'.repeat(100)}`.repeat(300)}</table>`,
  ),
  html(
    'wide spans in many small tables',
    () => `${markedSections}${`<table><tr>${'<td colspan=1000>1'.repeat(100)}</table>`.repeat(1000)}`,
  ),
  html('10000 repeated tables', () => `<table>${markedHeads}<tr><td>规章<td>1<td>2<td>3</table>`.repeat(10_000)),
  html('10000 tables that contradict each other', () =>
    numbered(10_000, (i) => `<table>${markedHeads}<tr><td>规章<td>${i}<td>2<td>3</table>`),
  ),
  text('a million pipes on one line', () => `${sections}${heads}${'|'.repeat(million)}`),
  text('a million pipes below each other', () => `${sections}${heads}${'|\n'.repeat(million)}`),
  text('a million tabs on one line', () => `${sections}${heads}1${'\t'.repeat(million)}1`),
  text(
    'wide rows between pipes',
    () => `${sections}${'|信息内容|本年制发件数|\n'}${`|规章|${'1|'.repeat(400)}\n`.repeat(300)}`,
  ),
];

/** Lines and characters. */
const lines: readonly HostilePage[] = [
  text('a line of 20 MB', () => 'a'.repeat(20 * million)),
  text('a line of 9 MB', () => megabytes('a', 9)),
  html('a line of 9 MB in a paragraph', () => `<p>${megabytes('a', 9)}`),
  html('a line of 9 MB of many texts', () => `<p>${megabytes(`${'辽'.repeat(60)}<!-- -->`, 9)}`),
  text('many long lines', () => megabytes(`${'辽阳市人民政府'.repeat(5000)}\n`, 9)),
  text('many short lines', () => `${sections}${'辽阳市人民政府1\n'.repeat(250_000)}`),
  html('many paragraphs', () => `${markedSections}${megabytes(`<p>${'辽阳市人民政府'.repeat(100)}`, 9)}`),
  html('many long preformatted lines', () => `<pre>${megabytes(`${'辽阳市人民政府'.repeat(5000)}\n`, 9)}`),
  text('20 million empty lines', () => '\n'.repeat(20 * million) + sections),
  text('9 million empty lines', () => megabytes('\n', 9) + sections),
  text('4 million empty lines, CR LF', () => sections + '\r\n'.repeat(4 * million)),
  html('9 million empty lines in a paragraph', () => `<p>${megabytes('\n', 9)}1`),
  text('9 MB of blanks', () => `${sections}1${megabytes(' ', 9)}1`),
  text('NUL bytes', () => '\0'.repeat(9 * million)),
  text('NUL bytes after the first characters', () => `${'a'.repeat(5000)}${'\0'.repeat(9 * million)}`),
  html('NUL bytes in HTML', () => `${markedSections}<p>${'a'.repeat(5000)}${'\0'.repeat(9 * million)}`),
  text('lone surrogates', () => Buffer.from(`\ufeff${sections}${'\ud800'.repeat(100_000)}`, 'utf16le')),
  html('lone surrogates as references', () => `${markedSections}<p>${'&#xd800;'.repeat(100_000)}`),
  text('lone surrogates in UTF-8', () =>
    Buffer.concat([Buffer.from(sections), Buffer.from('eda080'.repeat(100_000), 'hex')]),
  ),
  html('ampersands', () => `${markedSections}<p>${'&'.repeat(million)}`),
  html('references', () => `${markedSections}<p>${'&amp;'.repeat(200_000)}`),
  html('references without an end', () => `${markedSections}<p>${'&CounterClockwiseContourIntegra'.repeat(8000)}`),
  html('references of different names', () => `${markedSections}<p>${numbered(30_000, (i) => `&x${i};`)}`),
  text('characters that fold to eighteen', () => `${sections}${'\ufdfa'.repeat(250_000)}`),
];

/** What the reader of reports looks for, again and again. */
const reports: readonly HostilePage[] = [
  text('100000 section titles', () => sections.repeat(50_000)),
  html('100000 section titles in HTML', () => markedSections.repeat(50_000)),
  text('100000 row labels', () => `${heads}${'规章\n1\n2\n3\n'.repeat(50_000)}`),
  text('100000 row labels without figures', () => `${sections}${heads}${'规章\n行政处罚\n'.repeat(50_000)}`),
  text('100000 row labels with too few figures', () => `${sections}${heads}${'规章 1 2\n'.repeat(100_000)}`),
  text('100000 row labels on one line', () => `${sections}${heads}${'规章1 2'.repeat(30_000)}`),
  html('100000 row labels in one table', () => `<table>${markedHeads}${'<tr><td>规章<td>1'.repeat(55_000)}</table>`),
  text('100000 figures after one label', () => `${sections}${heads}规章\n${'1\n'.repeat(100_000)}`),
  text('100000 figures beside one label', () => `${sections}${heads}规章${' 1'.repeat(100_000)}`),
  html(
    '100000 figures in the cells after one label',
    () => `<table>${markedHeads}<tr><td>规章${'<td>1'.repeat(100_000)}</table>`,
  ),
  html(
    '100000 figures below a label that spans them',
    () => `<table>${markedHeads}<tr><td rowspan=65534>规章${'<tr><td>1'.repeat(60_000)}</table>`,
  ),
  text('100000 figures without a label', () => `${sections}${heads}${'1\n'.repeat(100_000)}`),
  text('100000 words after one label', () => `${sections}${heads}规章\n${'甲\n'.repeat(100_000)}`),
  text('100000 unknown rows', () => `${sections}${heads}${'|甲|1|\n'.repeat(70_000)}`),
  text(
    '100000 heads, then rows',
    () => `${sections}${'现行有效件数\n'.repeat(60_000)}${'规章\n1\n2\n3\n'.repeat(10_000)}`,
  ),
  text('100000 parts of labels', () => `${sections}${heads}${'行政\n'.repeat(100_000)}`),
  text('parts of labels between empty lines', () => `${sections}${heads}${`行政\n${'\n'.repeat(30)}`.repeat(9000)}`),
  text('100000 figures of table four', () => `行政复议\n结果维持\n${'1\n'.repeat(100_000)}`),
];

/** Strings that a pattern may go through again and again. */
const patterns: readonly HostilePage[] = [
  ...[
    '(',
    '（',
    '政(zheng)',
    '政 (',
    '政( ',
    '（一）',
    '1.',
    '一、',
    '-',
    '|-',
    '—',
    '1 ',
    '1,111',
    '1/',
    '-?',
    '- ',
    '/? ',
    '规章(',
    '规章 ',
    '的',
    '?',
    '2021年',
    '1月1日至',
    '新增1',
    '〔1〕',
    '1',
    '１',
    '&nbsp;',
    '第1',
  ].flatMap((unit) => [
    text(
      `a long line of "${unit}"`,
      () => `${sections}${heads}规章\n${unit.repeat(Math.ceil(200_000 / unit.length))}甲`,
    ),
    html(
      `a long cell of "${unit}"`,
      () =>
        `<p>发布日期${unit.repeat(1000)}</p><table>${markedHeads}<tr><td>规章<td>${unit.repeat(Math.ceil(200_000 / unit.length))}甲<td>2<td>3</table>`,
    ),
  ]),
  text('a million readings in parentheses', () => `${sections}${'政(zheng)府(fu)'.repeat(150_000)}`),
  text('only parentheses', () => megabytes('(', 9)),
  text('only full-width parentheses', () => megabytes('（\n', 9)),
  text('titles before long blanks', () => `一、总体情况${'? '.repeat(1900)}1\n`.repeat(250)),
];

export const hostilePages: readonly HostilePage[] = [...trees, ...tables, ...lines, ...reports, ...patterns];
