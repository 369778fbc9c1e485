// Strings that a pattern may go through again and again: each a line of text, and a cell in place of a figure.
import { type HostilePage, html, megabytes, sections, tableHeads, text } from './shapes.js';

const LENGTH = 200_000;

const units =
  '( （ 政(zheng) 政( （一） 1. 一、 - |- — ─ = 1/ 1,111 -? /? ? ?x 的 规章( 规章（） 2021年 1月1日至 新增1 减 〔1〕 (1) 1 １ 第1 +(1) 1.1 &nbsp; < <pre>'
    .split(' ')
    .concat(['1 ', '- ', '政 (', '规章 ', '/? ', '1, ', '\u00a0', '\u200b', '发布日期 ', '\ufdfa ']);

export const patternPages: readonly HostilePage[] = [
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
