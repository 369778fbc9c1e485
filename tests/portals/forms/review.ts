// Table four: one printed row of fifteen figures, kept here as three rows of five.
import { numberOf } from '../seeded.js';
import type { Row } from '../types.js';

const labels = ['行政复议', '未经复议直接起诉', '复议后起诉'];
const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

export function reviewRows(seed: string): Row[] {
  return labels.map((label): Row => {
    const parts = heads.slice(0, -1).map((head) => numberOf(`${seed} ${label} ${head}`, 0, 12));
    return [label, [...parts, parts.reduce((sum, part) => sum + part, 0)].map(String)];
  });
}

export function reviewTable(rows: readonly Row[]): string {
  const cells = (texts: readonly string[], span = '') => texts.map((text) => `<td${span}>${text}</td>`).join('');
  return `<table border="1"><tbody>
<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>${cells(heads, ' rowspan="2"')}${cells(labels.slice(1), ' colspan="5"')}</tr>
<tr>${cells([...heads, ...heads])}</tr>
<tr>${cells(rows.flatMap(([, figures]) => figures))}</tr></tbody></table>`;
}
