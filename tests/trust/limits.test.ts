// Pages longer than any report: what is looked at, and that it is said where not all was.
import { describe, expect, it } from 'vitest';
import { assessTrust } from '../../src/extract/trust/index.js';
import { codesOf, official, pageOf } from './pages.js';

const context = { url: official, title: null, issuer: null, region: null, year: 2021 };
const judge = (document: string) => assessTrust(pageOf(document, official), context);
const line = `${'按时答复收到的申请'.repeat(10)}\n`;
const filler = line.repeat(4500);

describe('a long page', () => {
  it('is not official, because not all of it was looked at', () => {
    expect(judge(filler)).toMatchObject({ verdict: 'unknown', signals: [{ code: 'scan_limit', cite: null }] });
  });

  it('is looked at from both ends', () => {
    expect(codesOf(judge(`${line.repeat(3)}全年威廉希尔体育更新栏目。\n${filler}`))).toEqual([
      'name_replaced',
      'scan_limit',
    ]);
    expect(codesOf(judge(`${filler}版权所有：新葡京\n`))).toEqual(['owner_replaced', 'scan_limit']);
    expect(codesOf(judge(`${filler}<table><tr><td>版权所有：新葡京</td></tr></table>`))).toEqual([
      'owner_replaced',
      'scan_limit',
    ]);
  });

  it('is whole up to the limit', () => {
    const head = '年报\n';
    const rest = 262_144 + 65_536 - head.length;
    const whole = Math.floor(rest / line.length);
    const last = '申'.repeat(rest - whole * line.length - 1);
    expect(judge(head + line.repeat(whole) + last)).toEqual({ verdict: 'official', signals: [] });
    expect(codesOf(judge(`${head}${line.repeat(whole)}${last}请`))).toEqual(['scan_limit']);
  });
});

describe('a long line', () => {
  it('is left out, and what stands around it is not', () => {
    const long = '新葡京'.repeat(50_000);
    expect(codesOf(judge(`年报\n${long}\n按时答复。`))).toEqual(['scan_limit']);
    expect(codesOf(judge(`年报\n${long}\n${line.repeat(2)}版权所有：新葡京`))).toEqual([
      'owner_replaced',
      'scan_limit',
    ]);
    expect(codesOf(judge(`<p>年报<p>${long}<p>其一<p>其二<p>版权所有：新葡京`))).toEqual([
      'owner_replaced',
      'scan_limit',
    ]);
  });

  it('of 131072 characters is looked at', () => {
    expect(codesOf(judge(`年报\n${'申'.repeat(131_072 - 3)}新葡京`))).toEqual(['name_replaced', 'first_line_injected']);
  });
});

const repeated = [
  '(a)',
  '政 (zheng) ',
  '主办：',
  '版权所有 ',
  '政府网站',
  'www.',
  'a@a.',
  '新葡京打击',
  '公開',
  '<meta ',
  '<title>',
  '标识码 ',
  '京ICP备 ',
];

it.each(repeated)('%s without end is judged', (unit) => {
  const lines = `${unit.repeat(Math.ceil(100_000 / unit.length))}\n`.repeat(4);
  expect(codesOf(judge(`年报\n${lines}`))).toContain('scan_limit');
  if (!unit.startsWith('<'))
    expect(['official', 'altered', 'unknown']).toContain(judge(`<html>${lines.slice(0, 200_000)}`).verdict);
});
