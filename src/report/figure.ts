// What a printed figure means: codebook "What a value says of itself", forms "How values are printed".
import type { FigureKind } from './form.js';

export interface FigureContext {
  readonly kind: FigureKind;
  /** Unit printed in the column's head on this page. */
  readonly headUnit?: string;
  /** Unit that the form itself prescribes for the column. */
  readonly formUnit?: string;
}

/** A figure read from a cell: money is in yuan, whatever unit was printed. */
export type Figure =
  | {
      readonly state: 'figure';
      readonly value: number;
      readonly unit?: 'yuan';
      readonly printedUnit?: string;
      readonly unitFrom?: 'cell' | 'head' | 'form';
    }
  | { readonly state: 'blank' }
  | { readonly state: 'ambiguous'; readonly values: readonly number[] };

// Powers of ten from the printed unit to yuan.
export const unitPowers: Readonly<Record<string, number>> = {
  元: 0,
  千元: 3,
  万: 4,
  万元: 4,
  百万元: 6,
  亿: 8,
  亿元: 8,
};

// Traditional characters of units and signs, as mirrors convert them.
const traditional: Readonly<Record<string, string>> = { 萬: '万', 億: '亿', 減: '减', 條: '条', 個: '个', 項: '项' };

// Circled, superscript and subscript digits: NFKC would make them digits of the figure that they stand behind.
const footnoteMarks = /[\u00b2\u00b3\u00b9\u2070-\u209c\u2460-\u24ff\u2776-\u2793\u3220-\u3247\u3280-\u32b0]/g;

// Most figures: nothing of what follows applies to them.
const isAscii = /^[ -~]*$/;

/** The text of a figure as it is compared: footnote marks removed, then NFKC, one minus sign, simplified units and signs. */
export function normaliseFigure(text: string): string {
  if (isAscii.test(text)) return text;
  return text
    .replace(footnoteMarks, '')
    .normalize('NFKC')
    .replace(/[−‐‒–]/g, '-')
    .replace(/[萬億減條個項]/g, (found) => traditional[found] ?? found);
}

// No-break and zero-width characters, and the "?" that is left where a no-break space had no place in GBK.
const debris = /[\s\u00a0\u200b-\u200f\u2060\ufeff?？\ufffd]+/g;
export const tornDigits = /\d[\s\u00a0\u200b-\u200f\u2060\ufeff?？\ufffd]+\d/;
const digits = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
const units = '百万元|千元|万元|亿元|元|万|亿';
const plainNumber = new RegExp(`^([+-]?)(${digits})$`);
const anyNumber = new RegExp(`(减少?了?)?([+-]?)(${digits})[(]?(${units})?`, 'g');
const moneyUnit = new RegExp(`[(]?(${units})[)]?$`);
const unitInHead = /(百万元|千元|万元|亿元|元)/;
const counters = /(?:件|条|项|个|次|篇|人次|人|宗|份|起)(?=$|[,、;/减])/g;
// +12/-3, 12/3, +(0)-(0): what a change cell prints that keeps additions and removals apart.
const twoFigures = /^[+]?\(?(\d+)\)?(?:[/,、;]-?|-|(?<=\))(?=\())\(?(\d+)\)?$/;
const twoWorded = /^净?(?:新增|增加?了?)(\d+)[,、;/]?减少?了?(\d+)$/;
const oneWorded = /^净?(?:新增|增加?了?|(减)少?了?)(\d+)$/;
// Digits that count nothing: years, dates, numbers of notices, articles and annexes.
const aside = /[〔[(]\d{4}[〕\])]\d*号?|(?<!\d)\d+(?:年度?|月份?|日|号)|(?:第|附件|附表|表|图)\d+/g;

/** The unit that a column head names, such as 万元 in 采购总金额(万元); undefined where it names none. */
export function unitOfHead(head: string): string | undefined {
  return unitInHead.exec(normaliseFigure(head).replace(debris, ''))?.[1];
}

/**
 * Reads the text of one cell.
 *
 * `blank` is a cell that holds no number: empty, a dash, a slash, a sign alone, a sentence. `ambiguous` is a cell that
 * holds digits which can be read in more than one way, or in none that is sure; `values` lists the readings.
 */
export function readFigure(text: string, context: FigureContext): Figure {
  const printed = normaliseFigure(text);
  const compact = printed.replace(debris, '');
  if (!/\d/.test(compact)) return { state: 'blank' };
  // Debris between two digits: whether they are one figure or two cannot be told.
  if (tornDigits.test(printed)) return unsure([...valuesIn(compact, context), ...valuesIn(printed, context)]);
  return context.kind === 'money' ? readMoney(compact, context) : readCount(compact, context);
}

function readCount(compact: string, context: FigureContext): Figure {
  const number = compact.replace(counters, '');
  const plain = plainNumber.exec(number);
  if (plain) return figure(toNumber(plain[1] ?? '', plain[2] ?? '', 0));
  if (context.kind === 'change') {
    const two = twoFigures.exec(number) ?? twoWorded.exec(number);
    if (two) {
      const [, up = '', down = ''] = two;
      return Number(up) === 0 && Number(down) === 0
        ? figure(0)
        : unsure([toNumber('+', up, 0), toNumber('-', down, 0)]);
    }
    const [, less, worded] = oneWorded.exec(number) ?? [];
    if (worded !== undefined) return figure(toNumber(less === undefined ? '+' : '-', worded, 0));
  }
  return sentenceOrUnsure(compact, context);
}

function readMoney(compact: string, context: FigureContext): Figure {
  const [suffix = '', unit] = moneyUnit.exec(compact) ?? [];
  const number = plainNumber.exec(compact.slice(0, compact.length - suffix.length));
  if (!number) return sentenceOrUnsure(compact, context);
  const [, sign = '', printed = ''] = number;
  const unitFrom = unit !== undefined ? 'cell' : context.headUnit !== undefined ? 'head' : 'form';
  const printedUnit = unit ?? context.headUnit ?? context.formUnit;
  const power = printedUnit === undefined ? undefined : unitPowers[printedUnit];
  if (printedUnit !== undefined && power !== undefined)
    return figure(toNumber(sign, printed, power), { unit: 'yuan', printedUnit, unitFrom });
  if (toNumber(sign, printed, 0) === 0) return figure(0, { unit: 'yuan' });
  return unsure(valuesIn(compact, context));
}

type Money = Pick<Extract<Figure, { state: 'figure' }>, 'unit' | 'printedUnit' | 'unitFrom'>;

function figure(value: number | null, money: Money = {}): Figure {
  return value === null ? unsure([]) : { state: 'figure', value, ...money };
}

function unsure(values: readonly (number | null)[]): Figure {
  return { state: 'ambiguous', values: [...new Set(values.filter((value) => value !== null))] };
}

// Words whose digits count nothing are a sentence, which is no value; other digits are a figure that we cannot read.
function sentenceOrUnsure(compact: string, context: FigureContext): Figure {
  const rest = compact.replace(aside, '');
  return /\d/.test(rest) ? unsure(valuesIn(rest, context)) : { state: 'blank' };
}

/** Every number in a text; an amount without any unit both as 元 and as 万元. */
function valuesIn(text: string, context: FigureContext): (number | null)[] {
  const found = [...text.matchAll(anyNumber)];
  const shared = found.findLast(([, , , , unit]) => unit !== undefined)?.[4] ?? context.headUnit ?? context.formUnit;
  return found.flatMap(([, less, sign = '', printed = '', unit]) => {
    const signed = less !== undefined && context.kind === 'change' ? '-' : sign;
    if (context.kind !== 'money') return toNumber(signed, printed, 0);
    const power = unitPowers[unit ?? shared ?? ''];
    return (power === undefined ? [0, 4] : [power]).map((one) => toNumber(signed, printed, one));
  });
}

// As many digits as a binary number keeps, whichever they are.
const MAX_DIGITS = 15;

/**
 * Moves the decimal point of the printed digits, so that no binary fraction comes in between: 712.187895 × 10⁴ =
 * 7121878.95. Null where a number has no room for all digits.
 */
export function toNumber(sign: string, printed: string, power: number): number | null {
  const [whole = '', fraction = ''] = printed.replaceAll(',', '').split('.');
  const left = `${whole}${fraction.slice(0, power).padEnd(power, '0')}`;
  const right = fraction.slice(power).replace(/0+$/, '');
  if (`${left}${right}`.replace(/^0+/, '').length > MAX_DIGITS) return null;
  const value = Number(`${left}.${right}0`);
  return sign === '-' && value !== 0 ? -value : value;
}
