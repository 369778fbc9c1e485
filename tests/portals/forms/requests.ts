// Table three: requests by applicant and by outcome. Every sum that the form asks for comes out, also from year to year.
import { numberOf } from '../seeded.js';
import type { FormName, Row } from '../types.js';

type Groups = readonly (readonly [group: string, labels: readonly string[]])[];

const shared: Groups = [
  ['', ['（一）予以公开', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）']],
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
];
const groupsOf: Readonly<Record<Exclude<FormName, 'pre2019'>, Groups>> = {
  '2019': [...shared, ['', ['（六）其他处理']]],
  '2021': [
    ...shared,
    [
      '（六）其他处理',
      [
        '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
        '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
        '3.其他',
      ],
    ],
  ],
};
const heads = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const received = '一、本年新收政府信息公开申请数量';
const carriedIn = '二、上年结转政府信息公开申请数量';
const total = '（七）总计';
const carriedOut = '四、结转下年度继续办理';

export function requestRows(form: Exclude<FormName, 'pre2019'>, body: string, year: number): Row[] {
  const outcomes = groupsOf[form].flatMap(([group, labels]) =>
    labels.map((label): [string, number[]] => [
      label,
      [0, 1, 2, 3, 4, 5].map((column) => outcome(`${body} ${year} ${group}${label} ${column}`, label, column)),
    ]),
  );
  const sums = [0, 1, 2, 3, 4, 5].map((column) => outcomes.reduce((sum, [, cells]) => sum + (cells[column] ?? 0), 0));
  const before = carried(body, year);
  const after = carried(body, year + 1);
  const fresh = sums.map((sum, column) => sum + (after[column] ?? 0) - (before[column] ?? 0));
  const all: readonly (readonly [string, readonly number[]])[] = [
    [received, fresh],
    [carriedIn, before],
    ...outcomes,
    [total, sums],
    [carriedOut, after],
  ];
  return all.map(([label, cells]): Row => [label, [...cells, cells.reduce((sum, cell) => sum + cell, 0)].map(String)]);
}

// Natural persons ask most; those and firms are always more than what is carried over.
function outcome(seed: string, label: string, column: number): number {
  if (column > 1) return numberOf(seed, 0, 8) === 0 ? 1 : 0;
  const least = label.startsWith('（一）') ? 20 : 0;
  return numberOf(seed, least, column === 0 ? least * 8 + 30 : least * 2 + 3);
}

/** What is carried into a year. */
function carried(body: string, year: number): number[] {
  return [numberOf(`${body} ${year} in`, 0, 19), numberOf(`${body} ${year} in firms`, 0, 5), 0, 0, 0, 0];
}

export function requestTable(form: Exclude<FormName, 'pre2019'>, rows: readonly Row[]): string {
  const left = rows.map(([, figures]) => figures.map((figure) => `<td>${figure}</td>`).join(''));
  const next = () => left.shift() ?? '';
  const outer = (label: string) => `<tr><td colspan="3">${label}</td>${next()}</tr>`;
  const first = [outer(received), outer(carriedIn)];
  const inner = groupsOf[form].flatMap(([group, labels]) =>
    labels.map((label, at) => {
      if (group === '') return `<td colspan="2">${label}</td>${next()}</tr>`;
      const head = at === 0 ? `<td rowspan="${labels.length}">${group}</td>` : '';
      return `${head}<td>${label}</td>${next()}</tr>`;
    }),
  );
  inner.push(`<td colspan="2">${total}</td>${next()}</tr>`);
  const lead = `<tr><td rowspan="${inner.length}">三、本年度办理结果</td>`;
  return `<table border="1"><tbody>
<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>
<tr>${heads.map((head) => `<td>${head}</td>`).join('')}</tr>
${first.join('\n')}
${lead}${inner.join('\n<tr>')}
${outer(carriedOut)}</tbody></table>`;
}
