// Renderings as the text that tools take out of a PDF: keeping the layout, raw, and in the default order.

import type { Frame } from './prose.js';
import type { Random } from './random.js';
import { type Cell, relationNote, type Table } from './tables.js';
import { page, type Rendering } from './text.js';

const flat = (text: string) => text.replaceAll('\n', '');
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(1, width - widthOf(text)));

const applicantHeads = [
  '法人或其他组织',
  '自然人                               总计',
  '商业   科研   社会公益 法律服务 其他',
  '企业   机构   组织   机构',
];

interface Drawn {
  readonly row: readonly Cell[];
  readonly label: string;
  readonly group: string | undefined;
  readonly values: readonly Cell[];
}

/** The rows of table three with the group that each stands in. */
function rowsOf({ rows }: Table): Drawn[] {
  let group: string | undefined;
  let left = 0;
  return rows.slice(3).map((row) => {
    const opened = row.find((cell) => cell.role === 'group' && !cell.text.startsWith('三'));
    if (opened) [group, left] = [opened.text, opened.rowSpan];
    else if (left === 0) group = undefined;
    if (left > 0) left--;
    const label = flat(row.find(({ role }) => role === 'label')?.text ?? '');
    return {
      row,
      label,
      group: opened || left >= 0 ? group : undefined,
      values: row.filter(({ role }) => role === 'value'),
    };
  });
}

function isInGroup({ row }: Drawn): boolean {
  return row.find(({ role }) => role === 'label')?.columnSpan === 1;
}

/** A label too long for its cell, in two parts. */
function wrap(label: string, random: Random): [string, string] | null {
  if (label.length < 10 || !random.chance(50)) return null;
  const at = Math.min(label.length - 1, Math.max(4, random.int(label.length - 7, label.length - 1)));
  return [label.slice(0, at), label.slice(at)];
}

function layout(tables: readonly Table[], frame: Frame, random: Random): string {
  return page(tables, frame, (table) => {
    if (table.id !== 'requests')
      return table.rows.map((row) =>
        row
          .map(({ text }, index) => pad(flat(text), index === 0 ? 16 : 12))
          .join('')
          .trimEnd(),
      );
    const lines = [`${relationNote} 申请人情况`, '', ...applicantHeads.map((line) => ' '.repeat(40) + line)];
    const columns = (values: readonly Cell[]) =>
      values
        .map(({ text }) => text.padEnd(8))
        .join('')
        .trimEnd();
    let inner: string[] = [];
    const flush = () => {
      lines.push(...besides(inner, '三、本年度办理结果'));
      inner = [];
    };
    const rows = rowsOf(table);
    for (const [index, drawn] of rows.entries()) {
      const { label, values } = drawn;
      const isOuter = /^[一二四]/.test(label);
      if (isOuter) {
        flush();
        lines.push(pad(label, 46) + columns(values), '');
        continue;
      }
      const block: string[] = [];
      const parts = wrap(label, random);
      const indent = isInGroup(drawn) ? ' '.repeat(10) : '';
      if (!parts) block.push(pad(indent + label, 42) + columns(values));
      else if (random.chance(50)) block.push(indent + parts[0], pad(indent + parts[1], 42) + columns(values));
      else block.push(indent + parts[0], ' '.repeat(42) + columns(values), indent + parts[1]);
      inner.push(...block, '');
      // A group's label stands at the left, around the middle of its rows.
      const next = rows[index + 1];
      if (isInGroup(drawn) && (next === undefined || next.group !== drawn.group || !isInGroup(next))) {
        const members = rows.filter((other) => other.group === drawn.group && isInGroup(other)).length;
        const start = Math.max(0, inner.length - members * 2);
        placeGroup(inner, start, drawn.group ?? '');
      }
    }
    flush();
    return lines;
  });
}

const partsOf = (group: string) =>
  [group.slice(0, 3), flat(group).slice(3, 5), flat(group).slice(5)].filter((part) => part !== '');

function placeGroup(lines: string[], start: number, group: string): void {
  const parts = partsOf(flat(group));
  const middle = start + Math.max(0, Math.floor((lines.length - start - parts.length) / 2));
  for (const [index, part] of parts.entries()) {
    const line = lines[middle + index] ?? '';
    lines[middle + index] = /^ {10}/.test(line) ? pad(part, 10) + line.slice(10) : line === '' ? part : line;
  }
}

/** The characters of a vertical cell, one a line, at the left of lines that stay as they are. */
function besides(lines: readonly string[], label: string): string[] {
  const from = Math.max(0, Math.floor((lines.length - label.length) / 2));
  return lines.map((line, index) => `${pad(label.charAt(index - from), 4)}${line}`.trimEnd());
}

function raw(tables: readonly Table[], frame: Frame, random: Random): string {
  return page(tables, frame, (table) => {
    const joined = (cells: readonly Cell[]) =>
      cells
        .map(({ text }) => flat(text))
        .filter((text) => text !== '')
        .join(' ');
    if (table.id === 'review_litigation')
      return ['行政复议 行政诉讼', '未经复议直接起诉 复议后起诉', ...table.rows.slice(1).map(joined)];
    if (table.id !== 'requests') return table.rows.map(joined);
    const heads = [
      relationNote,
      '申请人情况',
      '自然人',
      '法人或其他组织',
      '总计',
      '商业',
      '企业',
      '科研',
      '机构',
      '社会公益',
      '组织',
      '法律服务',
      '机构 其他',
    ];
    const lines = [...heads];
    const rows = rowsOf(table);
    const breakAt = rows.length > 6 && random.chance(60) ? random.int(3, rows.length - 2) : -1;
    for (const [index, drawn] of rows.entries()) {
      const { label, values, row } = drawn;
      if (index === breakAt) lines.push(...heads);
      for (const cell of row)
        if (cell.role === 'group')
          lines.push(...(cell.text.startsWith('三') ? [...flat(cell.text)] : partsOf(flat(cell.text))));
      const parts = wrap(label, random);
      if (parts) lines.push(parts[0], `${parts[1]} ${joined(values)}`);
      else lines.push(`${label} ${joined(values)}`);
    }
    return [...lines, relationNote];
  });
}

function byDefault(tables: readonly Table[], frame: Frame): string {
  return page(tables, frame, (table) => {
    const spread = (texts: readonly string[]) =>
      texts.filter((text) => text !== '').flatMap((text) => [flat(text), '']);
    if (table.id !== 'requests') return table.rows.flatMap((row) => spread(row.map(({ text }) => text)));
    const lines = [
      `${relationNote} 申请人情况`,
      '',
      ...applicantHeads.flatMap((line) => [...line.split(/ +/), '']),
      '',
    ];
    const rows = rowsOf(table);
    for (const [index, drawn] of rows.entries()) {
      if (drawn.row.some(({ role, text }) => role === 'group' && text.startsWith('三')))
        lines.push(...'三、本年度办理结果', '');
      lines.push(...spread([drawn.label, ...drawn.values.map(({ text }) => text)]));
      const next = rows[index + 1];
      if (isInGroup(drawn) && (next === undefined || next.group !== drawn.group || !isInGroup(next)))
        lines.push(...partsOf(flat(drawn.group ?? '')), '');
    }
    return lines;
  });
}

export const pdfRenderings: readonly Rendering[] = [
  { name: 'pdf, layout', draw: layout },
  { name: 'pdf, raw', losesBlanks: true, draw: raw },
  { name: 'pdf, default order', losesBlanks: true, draw: byDefault },
];
