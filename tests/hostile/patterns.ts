// Strings that a pattern may go through again and again: each a line of text, and a cell in place of a figure.
import { type HostilePage, html, megabytes, sections, tableHeads, text, titles } from './shapes.js';

const LENGTH = 200_000;

const units =
  '( （ 政(zheng) 政( （一） 1. 一、 - |- — ─ = 1/ 1,111 -? /? ? ?x 的 规章( 规章（） 2021年 1月1日至 新增1 减 〔1〕 (1) 1 １ 第1 +(1) 1.1 &nbsp; < <pre>'
    .split(' ')
    .concat(['1 ', '- ', '政 (', '规章 ', '/? ', '1, ', '\u00a0', '\u200b', '发布日期 ', '\ufdfa ']);

// Words of sentences that state a figure, and of what may stand around them.
const statementUnits =
  '收到申请1件， 收到申请1件，甲乙， 全年 我市 2020年 共 1万件 一百 一件 《 其中， 通过网站 公开信息1条、 等 公开 政府信息 ， 。 行政复议 申请的 1,234 1， 近一'
    .split(' ')
    .concat(['收到申请1', '1 件', '收到申请?']);

export const statementPages: readonly HostilePage[] = statementUnits.flatMap((unit) => {
  const long = () => `${unit.repeat(Math.ceil(LENGTH / unit.length))}收到申请1件。`;
  const ends = /收到申请1件|公开信息1条/.test(unit) ? 'any' : 'record';
  return [
    text(`a long sentence of "${unit}"`, ends, () => `${sections}${long()}\n`),
    text(`lines of "${unit}"`, ends, () => `${sections}${`${unit.repeat(20)}1件\n`.repeat(500)}`),
    html(`a long paragraph of "${unit}"`, ends, () => `${titles}<p>${long()}</p>`),
  ];
});

export const patternPages: readonly HostilePage[] = [
  ...statementPages,
  ...units.flatMap((unit) => {
    const long = () => `${unit.repeat(Math.ceil(LENGTH / unit.length))}甲`;
    return [
      text(`a long line of "${unit}"`, 'any', () => `${long()}\n${sections}信息内容\n本年制发件数\n规章\n${long()}`),
      html(`a long cell of "${unit}"`, 'any', () => `<p>${long()}</p>${tableHeads}<tr><td>规章<td>${long()}<td>2<td>3`),
    ];
  }),
  text('a million readings in parentheses', 'MAX_LINE_LENGTH', () => '政(zheng)府(fu)'.repeat(500_000)),
  text(
    'lines of readings in parentheses',
    'record',
    () => `${sections}${`${'政(zheng)府(fu)'.repeat(1000)}\n`.repeat(100)}`,
  ),
  text('only parentheses', 'MAX_LINE_LENGTH', () => megabytes('(', 9)),
  text('only full-width parentheses', 'MAX_LINES', () => megabytes('（\n', 9)),
  text('section titles before long blanks', 'MAX_ATOMS', () => `一、总体情况${'? '.repeat(1900)}1\n`.repeat(500)),
  text('section titles before long debris', 'any', () => `一、总体情况${'?'.repeat(3900)}1\n`.repeat(500)),
];
