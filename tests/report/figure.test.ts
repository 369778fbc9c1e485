import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, readFigure, unitOfHead } from '../../src/report/index.js';

const blank: Figure = { state: 'blank' };
const figure = (value: number): Figure => ({ state: 'figure', value });
const open = (...values: number[]): Figure => ({ state: 'ambiguous', values });
const yuan = (value: number, printedUnit: string, unitFrom: 'cell' | 'head' | 'form' = 'cell'): Figure => ({
  state: 'figure',
  value,
  unit: 'yuan',
  printedUnit,
  unitFrom,
});

describe('a count', () => {
  it.each<[string, Figure]>([
    ['0', figure(0)],
    ['431601', figure(431601)],
    [' 9 ', figure(9)],
    ['\u00a09\u3000', figure(9)],
    ['??1', figure(1)],
    ['0?', figure(0)],
    ['？457', figure(457)],
    ['14\ufffd', figure(14)],
    ['\u200b6\ufeff', figure(6)],
    ['１２', figure(12)],
    ['1,234', figure(1234)],
    ['1,234,567', figure(1234567)],
    ['1，234', figure(1234)],
    ['007', figure(7)],
    ['3.5', figure(3.5)],
    ['12件', figure(12)],
    ['12 条', figure(12)],
    ['1288人次', figure(1288)],
    ['-0', figure(0)],
    ['', blank],
    [' ', blank],
    ['\u00a0', blank],
    ['?', blank],
    ['-', blank],
    ['—', blank],
    ['——', blank],
    ['/', blank],
    ['／', blank],
    ['无', blank],
    ['本单位未制作规章', blank],
    ['本单位2019年未制作规章', blank],
    ['2019年度无此项', blank],
    ['详见附件1', blank],
    ['依据国办公开办函〔2019〕60号不予填报', blank],
    ['1 2', open(12, 1, 2)],
    ['1?2', open(12, 1, 2)],
    ['1\u00a00 0', open(100, 1, 0)],
    ['12/3', open(12, 3)],
    ['约12', open(12)],
    ['12件（含转办3件）', open(12, 3)],
    ['共计12件', open(12)],
    ['1,23', open(1, 23)],
    ['1O', open(1)],
    ['12345678901234567890', open()],
  ])('printed as "%s" is %j', (text, expected) => {
    expect(readFigure(text, { kind: 'count' })).toEqual(expected);
  });
});

describe('a change', () => {
  it.each<[string, Figure]>([
    ['+136', figure(136)],
    ['136', figure(136)],
    ['＋136', figure(136)],
    ['-35', figure(-35)],
    ['－35', figure(-35)],
    ['−35', figure(-35)],
    ['–35', figure(-35)],
    ['?-2?', figure(-2)],
    ['- 2', figure(-2)],
    ['增98', figure(98)],
    ['增 98', figure(98)],
    ['增加98', figure(98)],
    ['增加了98项', figure(98)],
    ['新增98', figure(98)],
    ['净增98', figure(98)],
    ['减38', figure(-38)],
    ['减少38', figure(-38)],
    ['减38个', figure(-38)],
    ['减0', figure(0)],
    ['0', figure(0)],
    ['-0', figure(0)],
    ['0/0', figure(0)],
    ['+0/-0', figure(0)],
    ['+(0) -(0)', figure(0)],
    ['增', blank],
    ['减', blank],
    ['增/减', blank],
    ['+', blank],
    ['-', blank],
    ['无变化', blank],
    ['+12/-3', open(12, -3)],
    ['12/3', open(12, -3)],
    ['+12-3', open(12, -3)],
    ['+(12) -(3)', open(12, -3)],
    ['增5减3', open(5, -3)],
    ['增5/减3', open(5, -3)],
    ['增加5项，减少3项', open(5, -3)],
    ['(12)', open(12)],
    ['1 2', open(12, 1, 2)],
    ['较上年增加12项', open(12)],
    ['较上年减少12项', open(-12)],
  ])('printed as "%s" is %j', (text, expected) => {
    expect(readFigure(text, { kind: 'change' })).toEqual(expected);
  });
});

describe('an amount', () => {
  it.each<[string, Figure]>([
    ['64411万元', yuan(644110000, '万元')],
    ['251000元', yuan(251000, '元')],
    ['160.5964万元', yuan(1605964, '万元')],
    ['976.81万元', yuan(9768100, '万元')],
    ['712.187895万元', yuan(7121878.95, '万元')],
    ['2601.953875万', yuan(26019538.75, '万')],
    ['1.2亿元', yuan(120000000, '亿元')],
    ['3,500.5元', yuan(3500.5, '元')],
    ['3千元', yuan(3000, '千元')],
    ['３２０ 万 元', yuan(3200000, '万元')],
    ['12.5（万元）', yuan(125000, '万元')],
    ['?0万元', yuan(0, '万元')],
    ['0', { state: 'figure', value: 0, unit: 'yuan' }],
    ['0.00', { state: 'figure', value: 0, unit: 'yuan' }],
    ['477.35', open(477.35, 4773500)],
    ['¥12', open(12, 120000)],
    ['约12万元', open(120000)],
    ['12万3千元', open(120000, 3000)],
    ['64 411万元', open(644110000, 640000, 4110000)],
    ['', blank],
    ['万元', blank],
    ['2020年无采购', blank],
    ['1234567890.123456789万元', open()],
  ])('printed as "%s" without a unit elsewhere is %j', (text, expected) => {
    expect(readFigure(text, { kind: 'money' })).toEqual(expected);
  });

  it.each<[string, Figure]>([
    ['477.35', yuan(4773500, '万元', 'head')],
    ['251000元', yuan(251000, '元')],
    ['0', yuan(0, '万元', 'head')],
    ['1 2', open(120000, 10000, 20000)],
  ])('printed as "%s" under a head in 万元 is %j', (text, expected) => {
    expect(readFigure(text, { kind: 'money', headUnit: '万元', formUnit: '元' })).toEqual(expected);
  });

  it.each<[string, Figure]>([
    ['0.092', yuan(920, '万元', 'form')],
    ['75.9260', yuan(759260, '万元', 'form')],
    ['14722.49', yuan(147224900, '万元', 'form')],
    ['59237.2449', yuan(592372449, '万元', 'form')],
    ['316441', yuan(3164410000, '万元', 'form')],
  ])('printed as "%s" on a form in 万元 is %j', (text, expected) => {
    expect(readFigure(text, { kind: 'money', formUnit: '万元' })).toEqual(expected);
  });

  it.each([
    ['采购总金额（万元）', '万元'],
    ['本年收费金额（单位：万元）', '万元'],
    ['采购总金额(元)', '元'],
    ['采购总金额（百万元）', '百万元'],
    ['采购总金额（亿元）', '亿元'],
    ['采购总金额', undefined],
  ])('has of the head "%s" the unit %s', (head, unit) => {
    expect(unitOfHead(head)).toBe(unit);
  });
});

const debris = fc.string({ unit: fc.constantFrom(' ', '?', '\u00a0', '\u3000', '？', '\u200b', '\n'), maxLength: 3 });
const fullWidth = (text: string) => text.replace(/[\d.+-]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const withCommas = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');
const natural = fc.nat({ max: 1e15 - 1 });

describe('whatever the printing', () => {
  const style = fc.constantFrom(String, fullWidth, withCommas, (digits: string) => `${digits}件`);

  it('a count comes back', () => {
    fc.assert(
      fc.property(natural, style, debris, debris, (value, print, before, after) => {
        expect(readFigure(`${before}${print(String(value))}${after}`, { kind: 'count' })).toEqual(figure(value));
      }),
    );
  });

  it('a change comes back with its sign', () => {
    const sign = fc.constantFrom('+', '-', '', '增', '减', '增加', '减少', '－', '−');
    fc.assert(
      fc.property(natural, sign, debris, debris, (value, printed, before, after) => {
        const expected = /[-－−减]/.test(printed) && value !== 0 ? -value : value;
        expect(readFigure(`${before}${printed}${after}${value}`, { kind: 'change' })).toEqual(figure(expected));
      }),
    );
  });

  it('debris inside a figure leaves it open, its whole among the readings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e9 }), fc.nat(), debris, (value, at, inside) => {
        fc.pre(inside !== '');
        const digits = String(value);
        const cut = 1 + (at % (digits.length - 1));
        const read = readFigure(`${digits.slice(0, cut)}${inside}${digits.slice(cut)}`, { kind: 'count' });
        expect(read).toMatchObject({ state: 'ambiguous', values: expect.arrayContaining([value]) });
      }),
    );
  });

  it('an amount in yuan is what exact arithmetic gives', () => {
    const powers = { 元: 0, 千元: 3, 万: 4, 万元: 4, 百万元: 6, 亿: 8, 亿元: 8 } as const;
    const unit = fc.constantFrom(...(Object.keys(powers) as (keyof typeof powers)[]));
    const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fraction, unit, debris, (whole, part, printedUnit, between) => {
        const printed = part === '' ? `${whole}` : `${whole}.${part}`;
        // In units of 10⁻⁸ yuan, all whole numbers.
        const exact = BigInt(`${whole}${part.padEnd(8, '0')}`) * 10n ** BigInt(powers[printedUnit]);
        const read = readFigure(`${printed}${between}${printedUnit}`, { kind: 'money' });
        const text = `${exact / 10n ** 8n}.${String(exact % 10n ** 8n).padStart(8, '0')}`;
        const significant = text.replace('.', '').replace(/^0+/, '').length - (/0*$/.exec(text)?.[0].length ?? 0);
        fc.pre(significant <= 15);
        expect(read).toEqual(yuan(Number(text), printedUnit));
      }),
      { numRuns: 500 },
    );
  });

  it('a text is a figure, a blank or open, and without digits never a figure', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'0123456789.,+-/()?增减万元亿件年 '),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), fc.constantFrom('count', 'change', 'money'), (text, kind) => {
        const read = readFigure(text, { kind });
        if (!/\d/.test(text.normalize('NFKC'))) expect(read).toEqual(blank);
        if (read.state === 'figure') expect(Number.isFinite(read.value)).toBe(true);
        if (read.state === 'ambiguous') expect(read.values.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
