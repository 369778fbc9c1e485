// Table two, of the forms of 2019 and of 2021.
import { numberOf } from '../seeded.js';
import type { FormName, Row } from '../types.js';

interface Block {
  readonly title: string;
  readonly heads: readonly string[];
  readonly labels: readonly string[];
}

const items = ['上一年项目数量', '本年增/减'];
const blocks: Readonly<Record<Exclude<FormName, 'pre2019'>, readonly Block[]>> = {
  '2019': [
    {
      title: '第二十条第（一）项',
      heads: ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
      labels: ['规章', '规范性文件'],
    },
    { title: '第二十条第（五）项', heads: [...items, '处理决定数量'], labels: ['行政许可', '其他对外管理服务事项'] },
    { title: '第二十条第（六）项', heads: [...items, '处理决定数量'], labels: ['行政处罚', '行政强制'] },
    { title: '第二十条第（八）项', heads: items, labels: ['行政事业性收费'] },
    { title: '第二十条第（九）项', heads: ['采购项目数量', '采购总金额'], labels: ['政府集中采购'] },
  ],
  '2021': [
    {
      title: '第二十条第（一）项',
      heads: ['本年制发件数', '本年废止件数', '现行有效件数'],
      labels: ['规章', '行政规范性文件'],
    },
    { title: '第二十条第（五）项', heads: ['本年处理决定数量'], labels: ['行政许可'] },
    { title: '第二十条第（六）项', heads: ['本年处理决定数量'], labels: ['行政处罚', '行政强制'] },
    { title: '第二十条第（八）项', heads: ['本年收费金额（单位：万元）'], labels: ['行政事业性收费'] },
  ],
};

export function disclosureRows(form: Exclude<FormName, 'pre2019'>, seed: string): Row[] {
  return blocks[form].flatMap(({ heads, labels }) =>
    labels.map((label): Row => [label, heads.map((head) => figureOf(head, `${seed} ${label} ${head}`))]),
  );
}

// What is new is a part of what there is, as it should be.
const ranges: Readonly<Record<string, readonly [low: number, high: number]>> = {
  本年新制作数量: [50, 90],
  本年新公开数量: [0, 50],
  本年制发件数: [0, 90],
  本年废止件数: [0, 90],
  处理决定数量: [0, 900000],
  本年处理决定数量: [0, 900000],
};

function figureOf(head: string, seed: string): string {
  if (head === '本年增/减') return String(numberOf(seed, -40, 160)).replace(/^(?=[1-9])/, '+');
  if (head === '采购总金额') return `${numberOf(seed, 100, 90000)}.5万元`;
  if (head.startsWith('本年收费金额')) return `${numberOf(seed, 10, 60000)}.25`;
  const [low, high] = ranges[head] ?? [90, 400];
  return String(numberOf(seed, low, high));
}

export function disclosureTable(form: Exclude<FormName, 'pre2019'>, rows: readonly Row[]): string {
  const figures = new Map(rows);
  const lines = blocks[form].flatMap(({ title, heads, labels }) => [
    `<tr><td colspan="4">${title}</td></tr>`,
    line('信息内容', heads),
    ...labels.map((label) => line(label, figures.get(label) ?? [])),
  ]);
  return `<table border="1"><tbody>${lines.join('\n')}</tbody></table>`;
}

/** Four columns wide: the last cell takes what is left over. */
function line(label: string, cells: readonly string[]): string {
  const last = cells.length - 1;
  const drawn = cells.map((cell, at) => `<td${at === last && last < 2 ? ` colspan="${3 - last}"` : ''}>${cell}</td>`);
  return `<tr><td>${label}</td>${drawn.join('')}</tr>`;
}
