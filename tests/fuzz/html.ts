// Renderings as HTML: tables of every make, and paragraphs.
import type { Frame } from './prose.js';
import type { Random } from './random.js';
import type { Cell, Table } from './tables.js';
import { filled, type Rendering } from './text.js';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const broken = (text: string, tag: string) => escaped(text).replaceAll('\n', tag);

interface Style {
  /** The inside of a cell. */
  readonly inner: (cell: Cell, random: Random) => string;
  /** Spans as attributes, dropped, or as empty cells. */
  readonly spans: 'kept' | 'dropped' | 'empty';
  readonly wrap?: (html: string, table: Table) => string;
  readonly prepare?: (table: Table, random: Random) => readonly Table[];
  /** Closing tags that nobody needs are left out. */
  readonly sloppy?: boolean;
}

const clean: Style['inner'] = ({ text }) => (text === '' ? '&nbsp;' : broken(text, '<br>'));
const paragraphs: Style['inner'] = ({ text }) => `<p>${text.split('\n').map(escaped).join('</p>\n<p>')}</p>`;

// Word parts figures and labels into spans wherever somebody has corrected them.
const word: Style['inner'] = ({ text }, random) => {
  const runs = text === '' ? ['&nbsp;'] : split(text, random).map((run) => broken(run, '<br>'));
  const spans = runs.map((run) => `<span lang=EN-US style='font-size:10.5pt'>${run}</span>`);
  return `<p class=MsoNormal align=center style='margin-top:6pt'>${spans.join('')}<o:p></o:p></p>`;
};

function split(text: string, random: Random): string[] {
  if (text.length < 2 || !random.chance(40)) return [text];
  const at = random.int(1, text.length - 1);
  return [text.slice(0, at), text.slice(at)];
}

const letters: Style['inner'] = ({ text }) =>
  [...text].map((one) => (one === '\n' ? '<br>' : `<font>${escaped(one)}</font>`)).join('');
const padded: Style['inner'] = ({ text }) => `\n    &nbsp;${broken(text, '<br/>')}\u00a0\u3000\n   `;

function tableHtml(table: Table, { inner, spans, sloppy }: Style, random: Random): string {
  const rows = spans === 'empty' ? filled(table.rows, table.width) : table.rows;
  const lines = rows.map((row) => {
    const cells = row.map((cell) => {
      const attributes =
        spans === 'kept'
          ? `${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan=${cell.rowSpan}` : ''}`
          : '';
      const extra = spans === 'empty' ? '<td></td>'.repeat(cell.columnSpan - 1) : '';
      return `<td${attributes}>${inner(cell, random)}${sloppy ? '' : '</td>'}${extra}`;
    });
    return `<tr>${cells.join('')}${sloppy ? '' : '</tr>'}`;
  });
  return `<table border="1"><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

/** A table cut in two after some row; the heads stand above both parts. */
function cutInTwo(table: Table, random: Random): Table[] {
  if (table.id !== 'requests' || table.rows.length < 8) return [table];
  const heads = table.rows.slice(0, 3);
  const at = random.int(5, table.rows.length - 2);
  // What reached over the cut is drawn again below it only where a row of its own begins there.
  const upper = table.rows
    .slice(0, at)
    .map((row, y) => row.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, at - y) })));
  return [
    { ...table, rows: upper },
    { ...table, rows: [...heads, ...table.rows.slice(at)] },
  ];
}

/** Table four as three tables, each under its own name. */
function inThree(table: Table): Table[] {
  if (table.id !== 'review_litigation') return [table];
  const values = table.rows.at(-1) ?? [];
  const heads = (table.rows[1] ?? []).slice(0, 5).map((cell) => ({ ...cell, rowSpan: 1 }));
  return ['行政复议', '未经复议直接起诉', '复议后起诉'].map((name, index) => ({
    ...table,
    width: 5,
    rows: [
      [{ role: 'head' as const, text: name, columnSpan: 5, rowSpan: 1 }],
      heads,
      values.slice(index * 5, index * 5 + 5),
    ],
  }));
}

/** A first row with the unit and the year. */
function captioned(table: Table): Table[] {
  const caption: Cell[] = [
    { role: 'note', text: '单位：件', columnSpan: table.width - 1, rowSpan: 1 },
    { role: 'note', text: '2019年度', columnSpan: 1, rowSpan: 1 },
  ];
  return [{ ...table, rows: [caption, ...table.rows] }];
}

function drawn(style: Style): Rendering['draw'] {
  return (tables, frame, random) =>
    document(
      frame,
      tables.map((table) => {
        const parts = style.prepare?.(table, random) ?? [table];
        const html = parts.map((part) => tableHtml(part, style, random)).join('\n<p>&nbsp;</p>\n');
        return { title: table.title, html: style.wrap?.(html, table) ?? html };
      }),
    );
}

function document(frame: Frame, sections: readonly { title: string; html: string }[]): string {
  const line = (text: string) => `<p style="text-indent:2em">&emsp;${escaped(text)}</p>`;
  const body = sections.flatMap(({ title, html }, index) => {
    const bridge = frame.bridges[index];
    return [line(title), ...(bridge ? [line(bridge)] : []), html];
  });
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${escaped(frame.title)}</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; 政府信息公开年报</div>
<table><tr><td>索 引 号：</td><td>002516748/2022-23645</td><td>公开方式：</td><td>主动公开</td></tr><tr><td>规范性文件登记：</td><td>12</td><td>文号：</td><td></td></tr></table>
<h1>${escaped(frame.title)}</h1><div>浏览次数：19432</div>
<div id="zoom">${[...frame.opening.map(line), ...body, ...frame.closing.map(line)].join('\n')}</div>
<div class="footer">网站标识码：0000000000</div></body></html>`;
}

/** One cell a paragraph. */
function byParagraph(gap: string): Rendering['draw'] {
  return (tables, frame) =>
    document(
      frame,
      tables.map(({ title, rows }) => ({
        title,
        html: rows
          .flat()
          .map(({ text }) => `<p>${text === '' ? '&nbsp;' : broken(text, '<br>')}</p>`)
          .join(gap),
      })),
    );
}

export const htmlRenderings: readonly Rendering[] = [
  { name: 'html', draw: drawn({ inner: clean, spans: 'kept' }) },
  { name: 'html, Word', draw: drawn({ inner: word, spans: 'kept' }) },
  { name: 'html, paragraphs in cells', draw: drawn({ inner: paragraphs, spans: 'kept' }) },
  { name: 'html, a font tag a character', draw: drawn({ inner: letters, spans: 'kept' }) },
  { name: 'html, padded cells', draw: drawn({ inner: padded, spans: 'kept' }) },
  { name: 'html, spans dropped', draw: drawn({ inner: clean, spans: 'dropped' }) },
  { name: 'html, Word, spans dropped', draw: drawn({ inner: word, spans: 'dropped' }) },
  { name: 'html, empty cells for spans', draw: drawn({ inner: clean, spans: 'empty' }) },
  { name: 'html, unclosed tags', draw: drawn({ inner: clean, spans: 'kept', sloppy: true }) },
  { name: 'html, cut in two', draw: drawn({ inner: clean, spans: 'kept', prepare: cutInTwo }) },
  { name: 'html, table four in three', draw: drawn({ inner: clean, spans: 'kept', prepare: inThree }) },
  { name: 'html, caption row', draw: drawn({ inner: clean, spans: 'kept', prepare: captioned }) },
  {
    name: 'html, nested in layout',
    draw: drawn({
      inner: paragraphs,
      spans: 'kept',
      wrap: (html) =>
        `<table width="100%"><tr><td>&nbsp;</td><td><table><tr><td>${html}</td></tr></table></td></tr></table>`,
    }),
  },
  { name: 'html, one cell a paragraph', draw: byParagraph('\n') },
];
