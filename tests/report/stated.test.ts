import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClaim, type ReportValue, readStated } from '../../src/report/index.js';

// Written here anew, digit by digit, as the reader of numerals writes them to check itself.
function inChinese(value: number): string {
  if (value < 10) return '零一二三四五六七八九'.charAt(value);
  for (const [size, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const head = inChinese(Math.floor(value / size));
    const hasGap = rest > 0 && rest < size / 10;
    const tail = rest === 0 ? '' : rest >= 10 && rest < 20 ? `一${inChinese(rest)}` : inChinese(rest);
    return `${head}${name}${hasGap ? '零' : ''}${tail}`.replace(/^一十/, '十');
  }
  return '';
}

const fullWidth = (text: string) =>
  text.replace(/[0-9.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const separated = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
const count = fc.oneof(fc.nat(100), fc.nat(20_000), fc.nat(999_999_999));
const unit = fc.constantFrom('件', '条', '份', '项', '个', '宗', '起');
const words = fc.constantFrom('收到申请', '主动公开政府信息共', '行政复议', '');

describe('a stated figure', () => {
  const ways: readonly [what: string, write: (value: number) => string][] = [
    ['in digits', String],
    ['with thousands separators', separated],
    ['in full-width digits', (value) => fullWidth(String(value))],
    ['in full-width digits with separators', (value) => fullWidth(separated(value))],
    ['in Chinese numerals', inChinese],
    ['with blanks around it', (value) => ` ${value} `],
  ];
  it.each(ways)('%s reads back to its number', (_, write) => {
    fc.assert(
      fc.property(words, count, unit, (before, value, after) => {
        expect(readStated(`${before}${write(value)}${after}`)).toMatchObject({ value, unit: after });
      }),
    );
  });

  it('in 万 reads back to its number, and knows what its last place is worth', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(4), unit, (digits, places, after) => {
        const printed = (digits / 10 ** places).toFixed(places);
        const step = 10 ** (4 - places);
        expect(readStated(`公开信息${printed}万${after}`)).toEqual({
          value: digits * step,
          unit: after,
          printedUnit: `万${after}`,
          step,
        });
      }),
    );
  });

  it('in characters that mirrors convert is the same', () => {
    expect(readStated('公開信息3.5萬條')).toEqual({ value: 35_000, unit: '条', printedUnit: '万条', step: 1000 });
    expect(readStated('兩百零五件')).toEqual({ value: 205, unit: '件', step: 0 });
    expect(readStated('十二万条')).toEqual({ value: 120_000, unit: '条', step: 10_000 });
    expect(readStated('一亿二千万条')).toEqual({ value: 120_000_000, unit: '条', step: 10_000 });
  });

  it('of money is in yuan', () => {
    expect(readStated('收费712.187895万元')).toEqual({
      value: 7_121_878.95,
      unit: 'yuan',
      printedUnit: '万元',
      step: 0.01,
    });
    expect(readStated('收费1,200.5元')).toEqual({ value: 1200.5, unit: 'yuan', printedUnit: '元', step: 0 });
  });

  const unsure = [
    '收到申请1，234件',
    '收到申请1 234件',
    '收到申请12?34件',
    '收到申请1.5件',
    '收到申请1,23件',
    '收到申请71',
    '收到申请三百五件',
    '收到申请二〇一件',
    '收到申请万件',
    '收到申请71件余3',
    '2019年收到申请71件',
    '收到申请七件又八件',
    '收到申请71人次',
    '收到申请9999999999999999件',
    '',
    `收到申请${'一'.repeat(500)}件`,
  ];
  it.each(unsure)('"%s" is not sure', (statement) => {
    expect(readStated(statement)).toBeNull();
  });
});

describe('a claim held against the table', () => {
  const value = (number: number | null): ReportValue => ({ value: number, status: 'read', raw: null, cite: null });
  const values = { a: value(71), b: value(70), c: value(null), d: value(71), e: value(89_451) };
  const stated = (number: number, step = 0) => ({ value: number, unit: '件', step });
  it.each([
    ['the same figure', stated(71), ['a'], { valueId: 'a', comparison: 'agrees', tableValue: 71 }],
    ['another', stated(71), ['b'], { valueId: 'b', comparison: 'differs', tableValue: 70 }],
    ['none', stated(71), ['c'], { valueId: 'c', comparison: 'no_table_value', tableValue: null }],
    ['no cell', stated(71), [], { valueId: null, comparison: 'no_table_value', tableValue: null }],
    ['one that was rounded', stated(89_000, 1000), ['e'], { valueId: 'e', comparison: 'rounds', tableValue: 89_451 }],
    [
      'one too far to be rounded',
      stated(88_000, 1000),
      ['e'],
      { valueId: 'e', comparison: 'differs', tableValue: 89_451 },
    ],
    ['two of the same', stated(71), ['a', 'd'], { valueId: 'a', comparison: 'agrees', tableValue: 71 }],
    ['two others', stated(72), ['a', 'd'], null],
    ['two that differ', stated(71), ['a', 'b'], null],
    [
      'two that are blank',
      stated(71),
      ['c', 'none'],
      { valueId: null, comparison: 'no_table_value', tableValue: null },
    ],
  ] as const)('%s', (_, figure, ids, expected) => {
    expect(compareClaim(figure, ids, values)).toEqual(expected);
  });
});
