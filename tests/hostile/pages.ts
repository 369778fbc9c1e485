// Pages that no body publishes, and how each ends. Each takes one thing as far as the limits on all others let it.
import { forms } from '../../src/report/index.js';
import { patternPages } from './patterns.js';
import { type HostilePage, html, megabytes, numbered, sections, tableHeads, text, titles } from './shapes.js';

const million = 1_000_000;

/** Trees: how many elements there are, how deep they stand, how they are closed. */
export const trees: readonly HostilePage[] = [
  html('100000 nested elements', 'MAX_DEPTH', () => '<div>'.repeat(100_000)),
  html('100000 nested inline elements', 'MAX_DEPTH', () => '<b>'.repeat(100_000)),
  html('100000 nested tables', 'MAX_DEPTH', () => '<table><tr><td>'.repeat(100_000)),
  html('crossing formatting', 'MAX_DEPTH', () => '<a><p><b><i><u></a></p>'.repeat(40_000)),
  html('paragraphs below 500 elements', 'record', () => `${titles}${'<i>'.repeat(500)}${'<p>1'.repeat(30_000)}`),
  html(
    'formatting that is opened again and again',
    'MAX_PARTS',
    () => `<p>${numbered(400, (i) => `<b id=${i}>`)}${'<p>1'.repeat(5000)}`,
  ),
  html('unclosed everything', 'MAX_PARTS', () => megabytes('<table><tr><td><p><b><a href="', 9)),
  html('stray end tags', 'MAX_PARTS', () => `${titles}${megabytes('</td></p></x>', 9)}`),
  html('a million line breaks', 'MAX_PARTS', () => '<br>'.repeat(million)),
  html('an unclosed comment', 'record', () => `${titles}<!--${megabytes('- -> ', 2)}`),
  html('an unclosed script', 'record', () => `${titles}<script>${megabytes('<!--<script>', 2)}`),
  html('an unclosed attribute', 'record', () => `${titles}<a title="${megabytes('a>', 2)}`),
  html('a million empty end tags', 'record', () => `${titles}${'</>'.repeat(million)}`),
  html('an attribute of 9 MB', 'record', () => `${titles}<p title="${megabytes('a', 9)}">`),
  html('a style attribute of 2 MB', 'record', () => `${titles}<p style="${megabytes('display ', 2)}">`),
  html('100000 attributes', 'MAX_ATTRIBUTES', () => `<p ${numbered(100_000, (i) => `a${i} `)}>`),
  html('100000 times one attribute', 'MAX_ATTRIBUTES', () => `<p ${'a '.repeat(100_000)}>`),
  html('a title of 3 MB', 'MAX_LINE_LENGTH', () => `<title>${megabytes('辽', 3)}`),
  html(
    '30000 meta elements',
    'record',
    () => `${numbered(30_000, (i) => `<meta name=title${i} content="2021年政府信息公开年报">`)}${titles}`,
  ),
  html('misplaced text in a table', 'record', () => `${titles}<table>${'1<tr>'.repeat(30_000)}`),
  html('misplaced elements in a table', 'record', () => `${titles}<table>${'<i>1</i>'.repeat(30_000)}`),
];

/** Tables: cells, spans, rows. */
export const tables: readonly HostilePage[] = [
  html('200000 table rows', 'MAX_PARTS', () => `<table>${'<tr><td>1<td>2'.repeat(200_000)}`),
  html('150000 empty table rows', 'record', () => `${titles}<table>${'<tr>'.repeat(150_000)}`),
  html('90000 cells in one row', 'unlabelled_figures', () => `${titles}${tableHeads}<tr>${'<td>1'.repeat(90_000)}`),
  html(
    '90000 cells of text after one label',
    'no yearly report',
    () => `${tableHeads}<tr><td>规章${'<td>甲'.repeat(90_000)}`,
  ),
  html('colspan="2;"', 'record', () => `${tableHeads}${'<tr><td colspan="2;">规章<td>1<td>2<td>3'.repeat(1000)}`),
  html('rowspan=0', 'record', () => `${tableHeads}${'<tr><td rowspan=0>规章<td>1<td>2<td>3'.repeat(200)}`),
  html('rowspan=0 in thousands of rows', 'MAX_SLOTS', () => `${tableHeads}${'<tr><td rowspan=0>规章'.repeat(5000)}`),
  html(
    'colspan=1000000000',
    'record',
    () => `${tableHeads}${'<tr><td colspan=1000000000>规章<td>1<td>2<td>3'.repeat(100)}`,
  ),
  html(
    'colspan=1000000000 in thousands of rows',
    'MAX_SLOTS',
    () => `${tableHeads}${'<tr><td colspan=1000000000>规章'.repeat(5000)}`,
  ),
  html(
    'cells that span 65534 rows and 1000 columns',
    'MAX_SLOTS',
    () => `<table>${`<tr>${'<td rowspan=65534 colspan=1000>1'.repeat(100)}`.repeat(300)}`,
  ),
  html('wide spans in many small tables', 'MAX_SLOTS', () =>
    `<table><tr>${'<td colspan=1000>1'.repeat(10)}</table>`.repeat(500),
  ),
  html('9000 repeated tables', 'MAX_ROWS', () => `${tableHeads}<tr><td>规章<td>1<td>2<td>3</table>`.repeat(9000)),
  html('4000 repeated tables', 'record', () => `${tableHeads}<tr><td>规章<td>1<td>2<td>3</table>`.repeat(4000)),
  html('4000 tables that contradict each other', 'contradicting_rows', () =>
    numbered(4000, (i) => `${tableHeads}<tr><td>规章<td>${i}<td>2<td>3</table>`),
  ),
  text('a million pipes on one line', 'MAX_LINE_LENGTH', () => '|'.repeat(million)),
  text('100000 pipes on one line', 'record', () => `${sections}${'|'.repeat(100_000)}`),
  text('a million pipes below each other', 'MAX_LINES', () => '|\n'.repeat(million)),
  text('a million pipes on ten lines', 'MAX_ATOMS', () => `${'1|'.repeat(100_000)}\n`.repeat(5)),
  text('a million tabs on one line', 'MAX_LINE_LENGTH', () => `1${'\t'.repeat(million)}1`),
  text(
    'wide rows between pipes',
    'unplaced_row',
    () => `${sections}|信息内容|本年制发件数|\n${`|规章|${'1|'.repeat(400)}\n`.repeat(300)}`,
  ),
];

/** Lines and characters. */
export const lines: readonly HostilePage[] = [
  text('a line of 20 MB', 'MAX_PAGE_BYTES', () => 'a'.repeat(20 * million)),
  text('20 million empty lines', 'MAX_PAGE_BYTES', () => '\n'.repeat(20 * million)),
  text('a line of 9 MB', 'MAX_LINE_LENGTH', () => megabytes('a', 9)),
  html('a paragraph of 3 MB', 'MAX_LINE_LENGTH', () => `<p>${megabytes('a', 3)}`),
  html('a paragraph of many texts', 'MAX_LINE_LENGTH', () => `<p>${megabytes(`${'辽'.repeat(60)}<!-- -->`, 9)}`),
  html('preformatted text of 3 MB', 'MAX_LINE_LENGTH', () => `<pre>${megabytes('辽阳市人民政府', 3)}`),
  text('many long lines', 'MAX_CHARACTERS', () => megabytes(`${'辽阳市人民政府'.repeat(5000)}\n`, 9)),
  html('many paragraphs', 'MAX_CHARACTERS', () => megabytes(`<p>${'辽阳市人民政府'.repeat(100)}`, 9)),
  text('many short lines', 'record', () => `${sections}${'辽阳市人民政府1\n'.repeat(90_000)}`),
  text('9 million empty lines', 'MAX_LINES', () => `1${megabytes('\n', 9)}`),
  text('4 million empty lines, CR LF', 'MAX_LINES', () => `1${'\r\n'.repeat(4 * million)}`),
  html('3 million empty lines in a paragraph', 'record', () => `${titles}<p>${megabytes('\n', 3)}`),
  text('9 MB of blanks within a line', 'MAX_LINE_LENGTH', () => `1${megabytes(' ', 9)}1`),
  text('NUL bytes', 'binary', () => '\0'.repeat(9 * million)),
  text('NUL bytes at the end', 'record', () => `${sections}${'a'.repeat(5000)}${'\0'.repeat(9 * million)}`),
  html('NUL bytes in HTML', 'record', () => `${titles}<p>${'a'.repeat(5000)}${'\0'.repeat(2 * million)}`),
  text('lone surrogates', 'record', () => Buffer.from(`\ufeff${sections}${'\ud800'.repeat(100_000)}`, 'utf16le')),
  text('lone surrogates in UTF-8', 'no yearly report', () =>
    Buffer.concat([Buffer.from(sections), Buffer.alloc(60_000, 'eda080', 'hex')]),
  ),
  html('lone surrogates as references', 'record', () => `${titles}<p>${'&#xd800;'.repeat(100_000)}`),
  html('a million ampersands', 'MAX_LINE_LENGTH', () => `<p>${'&'.repeat(million)}`),
  html('references', 'record', () => `${titles}<p>${'&amp;'.repeat(200_000)}`),
  html('references without an end', 'record', () => `${titles}<p>${'&CounterClockwiseContourIntegra'.repeat(8000)}`),
  html('references of many names', 'record', () => `${titles}<p>${numbered(30_000, (i) => `&x${i};`)}`),
  text('characters that fold to eighteen', 'record', () => `${sections}${'\ufdfa'.repeat(250_000)}`),
];

const requestRows = forms['2021'].tables
  .filter(({ id }) => id === 'requests')
  .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows));
const heads = '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n';

/** What the reader of reports looks for, again and again. */
export const reports: readonly HostilePage[] = [
  text('100000 section titles', 'record', () => sections.repeat(45_000)),
  html('20000 section titles in HTML', 'record', () => titles.repeat(10_000)),
  text('100000 row labels', 'MAX_LINES', () => `${heads}${'规章\n1\n2\n3\n'.repeat(100_000)}`),
  text('20000 row labels', 'MAX_ROWS', () => `${heads}${'规章\n1\n2\n3\n'.repeat(20_000)}`),
  text('5000 row labels', 'record', () => `${heads}${'规章\n1\n2\n3\n'.repeat(5000)}`),
  text('5000 row labels without figures', 'record', () => `${sections}${heads}${'规章\n行政处罚\n'.repeat(2500)}`),
  text('5000 row labels with too few figures', 'open_row', () => `${sections}${heads}${'规章 1 2\n'.repeat(5000)}`),
  text('5000 row labels on one line', 'problem_limit', () => `${sections}${heads}${'规章1 2'.repeat(5000)}`),
  html('5000 row labels in one table', 'problem_limit', () => `${tableHeads}${'<tr><td>规章<td>1'.repeat(5000)}`),
  text('rows that can be filled in too many ways', 'search_limit', () =>
    requestRows.map(({ label }) => `${label} 1 1 1 1\n`).join(''),
  ),
  text('90000 figures after one label', 'unplaced_row', () => `${heads}规章\n${'1\n'.repeat(90_000)}`),
  text('90000 figures beside one label', 'unplaced_row', () => `${heads}规章${' 1'.repeat(90_000)}`),
  html(
    '90000 figures in the cells after one label',
    'unplaced_row',
    () => `${tableHeads}<tr><td>规章${'<td>1'.repeat(90_000)}`,
  ),
  html(
    '30000 figures below a label that spans them',
    'split_row',
    () => `${tableHeads}<tr><td rowspan=65534>规章${'<tr><td>1'.repeat(30_000)}`,
  ),
  text('90000 figures without a label', 'unlabelled_figures', () => `${sections}${heads}${'1\n'.repeat(90_000)}`),
  text('90000 words after one label', 'record', () => `${sections}${heads}规章\n${'甲\n'.repeat(90_000)}`),
  text('60000 unknown rows', 'problem_limit', () => `${sections}${heads}${'|甲|1|\n'.repeat(60_000)}`),
  text(
    '60000 heads, then rows',
    'MAX_HEADS',
    () => `${'现行有效件数\n'.repeat(60_000)}${'规章\n1\n2\n3\n'.repeat(1000)}`,
  ),
  text('30000 parts of labels', 'record', () => `${sections}${heads}${'行政\n'.repeat(30_000)}`),
  text(
    'parts of labels between empty lines',
    'record',
    () => `${sections}${heads}${`行政\n${'\n'.repeat(30)}`.repeat(3000)}`,
  ),
  text('20000 statements', 'claim_limit', () => `${sections}${'全年收到申请1件。'.repeat(20_000)}`),
  text('a million clauses', 'claim_limit', () => `${sections}${`收到申请1件。${'甲，'.repeat(100_000)}\n`.repeat(9)}`),
  text('90000 figures of table four', 'unplaced_row', () => `行政复议\n结果维持\n${'1\n'.repeat(90_000)}`),
];

export const hostilePages: readonly HostilePage[] = [...trees, ...tables, ...lines, ...reports, ...patternPages];
