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
const unitPowers: Readonly<Record<string, number>> = {
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

/** The text of a figure as it is compared: footnote marks removed, then NFKC, one minus sign, simplified units and signs. */
export function normaliseFigure(text: string): string {
  return text
    .replace(footnoteMarks, '')
    .normalize('NFKC')
    .replace(/[−﹣–]/g, '-')
    .replace(/[萬億減條個項]/g, (found) => traditional[found] ?? found);
}

// No-break and zero-width characters, and the "?" that is left where a no-break space had no place in GBK.
const debris = /[\s\u00a0\u200b-\u200f\u2060\ufeff?？\ufffd]+/g;
const plainNumber = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/;
const counters = /(?:件|条|项|个|次|篇|人次|人|宗|份|起)$/;
const moneyUnit = /(百万元|千元|万元|亿元|元|万|亿)$/;
const unitInHead = /(百万元|千元|万元|亿元|元)/;

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
  const gapped = normaliseFigure(text);
  const compact = gapped.replace(debris, '');
  if (!/\d/.test(compact)) return { state: 'blank' };
  // Debris between two digits: whether they are one figure or two cannot be told.
  const torn = /\d[\s\u00a0\u200b-\u200f\u2060\ufeff?？\ufffd]+[\d]/.test(gapped.trim());
  if (torn) return { state: 'ambiguous', values: figuresIn(gapped, context) };
  return context.kind === 'money' ? readMoney(compact, context) : readCount(compact, context.kind);
}

function readCount(compact: string, kind: FigureKind): Figure {
  if (kind === 'change') {
    const two = /^\+?\(?(\d+)\)?(?:[/,、;]-?|-|(?=\())\(?(\d+)\)?$/.exec(compact);
    if (two && !plainNumber.test(compact)) {
      const up = Number(two[1]);
      const down = Number(two[2]);
      return up === 0 && down === 0 ? { state: 'figure', value: 0 } : { state: 'ambiguous', values: [up, -down] };
    }
    const worded = /^(?:增加?|新增|减少?)(\d+)$/.exec(compact.replace(counters, ''));
    if (worded) return { state: 'figure', value: Number(worded[1]) * (compact.startsWith('减') ? -1 : 1) || 0 };
  }
  const number = plainNumber.exec(compact.replace(counters, ''));
  if (number && !isTooLong(compact)) return { state: 'figure', value: toNumber(number[1] ?? '', number[2] ?? '', 0) };
  return sentenceOrAmbiguous(compact, { kind });
}

function readMoney(compact: string, context: FigureContext): Figure {
  const unit = moneyUnit.exec(compact)?.[1];
  const number = plainNumber.exec(unit === undefined ? compact : compact.slice(0, -unit.length));
  if (!number || isTooLong(compact)) return sentenceOrAmbiguous(compact, context);
  const [, sign = '', digits = ''] = number;
  const source = unit === undefined ? (context.headUnit === undefined ? 'form' : 'head') : 'cell';
  const printedUnit = unit ?? context.headUnit ?? context.formUnit;
  const power = printedUnit === undefined ? undefined : unitPowers[printedUnit];
  if (printedUnit !== undefined && power !== undefined)
    return { state: 'figure', value: toNumber(sign, digits, power), unit: 'yuan', printedUnit, unitFrom: source };
  const asYuan = toNumber(sign, digits, 0);
  if (asYuan === 0) return { state: 'figure', value: 0, unit: 'yuan' };
  return { state: 'ambiguous', values: [asYuan, toNumber(sign, digits, 4)] };
}

// Digits that say when, or where in the law, and not how many.
const noCount = /(?:19|20)\d{2}(?:年度?|(?=[〔[(]))|\d{1,2}[月日]|[〔[(](?:19|20)\d{2}[〕\])]\d*号?|第\d+[条款项号]/g;

// A sentence is no value; one that counts something, or digits without words, is a figure that we cannot be sure of.
function sentenceOrAmbiguous(compact: string, context: FigureContext): Figure {
  const isSentence = /\p{Script=Han}{2}/u.test(compact);
  if (isSentence && !/\d/.test(compact.replace(noCount, ''))) return { state: 'blank' };
  return { state: 'ambiguous', values: figuresIn(isSentence ? compact.replace(noCount, ' ') : compact, context) };
}

/** Every figure in a text, as the value that it would have by itself. */
function figuresIn(text: string, context: FigureContext): number[] {
  const joined = text.replace(debris, '');
  const readings = [...text.matchAll(/([+-]?\d[\d,]*(?:\.\d+)?)\s*(百万元|千元|万元|亿元|元|万|亿)?/g)];
  const whole = /^([+-]?\d+(?:\.\d+)?)$/.exec(joined);
  if (whole) readings.unshift(whole as RegExpExecArray);
  const values = readings.flatMap(([, figure = '', unit]) => {
    const digits = figure.replace(/^[+-]/, '');
    if (isTooLong(digits)) return [];
    const sign = figure.startsWith('-') ? '-' : '';
    if (context.kind !== 'money') return [toNumber(sign, digits, 0)];
    const known = unit ?? context.headUnit ?? context.formUnit;
    const powers = known === undefined ? [0, 4] : [unitPowers[known] ?? 0];
    return powers.map((power) => toNumber(sign, digits, power));
  });
  // Accounts print a loss in parentheses.
  if (/^\(\d+\)$/.test(joined)) values.push(...values.map((value) => -value));
  return [...new Set(values)];
}

// A double holds 15 decimal digits for certain; a printed figure with more is a number that we cannot give.
const MAX_DIGITS = 15;

function isTooLong(digits: string): boolean {
  return digits.replace(/\D/g, '').replace(/^0+/, '').length > MAX_DIGITS;
}

/** Moves the decimal point of the printed digits, so that no binary fraction comes in between: 712.187895 × 10⁴ = 7121878.95. */
function toNumber(sign: string, digits: string, power: number): number {
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  const shifted = `${whole}${fraction.slice(0, power).padEnd(power, '0')}.${fraction.slice(power)}0`;
  const value = Number(shifted);
  return sign === '-' && value !== 0 ? -value : value;
}
