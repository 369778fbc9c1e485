// The figure that a sentence states: its one number with what is counted or the unit of money.
import { normaliseFigure, toNumber, tornDigits, unitPowers } from './figure.js';
import { chineseNumber } from './numeral.js';

/** A figure of the text: money is in yuan, all else in what is counted. */
export interface StatedFigure {
  readonly value: number;
  readonly unit: string;
  /** The unit as printed, where it is another: 万条, 万元. */
  readonly printedUnit?: string;
  /** What one in the last printed place comes to, where a unit such as 万 may have rounded the figure; else 0. */
  readonly step: number;
}

/** What prose counts with, as a pattern. */
export const counters = '件|条|项|份|个|宗|起|例|篇|部|次';
const unit = `(百万元|千元|万元|亿元|元|[万亿]?(?:${counters}))`;
const arabic = new RegExp(`^(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?${unit}`);
const chinese = new RegExp(`([零〇一二三四五六七八九十百千两兩万亿]+)(${counters}|元)`, 'g');
// Longer is no statement; a record is somebody's file and may hold anything as one.
const MAX_STATEMENT = 400;
// A full-width comma between ASCII digits parts two things as often as it parts thousands.
const unsureComma = /[0-9]，[0-9]/;
const blanks = /[\s\u00a0\u200b-\u200f\u2060\ufeff?？\ufffd]+/g;

/** Reads the one figure that a statement holds; null where it holds none, several, or one that is not sure. */
export function readStated(statement: string): StatedFigure | null {
  if (statement.length > MAX_STATEMENT || unsureComma.test(statement)) return null;
  const printed = normaliseFigure(statement);
  if (tornDigits.test(printed)) return null;
  const text = printed.replace(blanks, '');
  const at = text.search(/\d/);
  if (at >= 0) {
    const found = arabic.exec(text.slice(at));
    if (!found || /\d/.test(text.slice(at + found[0].length))) return null;
    const [, whole = '', fraction = '', printedUnit = ''] = found;
    return figure(`${whole}${fraction}`, printedUnit);
  }
  const found = [...text.matchAll(chinese)];
  const [, numeral = '', printedUnit = ''] = found[0] ?? [];
  const value = found.length === 1 ? chineseNumber(numeral) : null;
  const stated = value === null ? null : figure(String(value), printedUnit);
  return stated && { ...stated, step: roundedTo(numeral.slice(-1)) };
}

/** What a figure that ends in 万 or 亿 may have been rounded to; 0 for all others. */
function roundedTo(last: string): number {
  return last === '万' || last === '亿' ? 10 ** (unitPowers[last] ?? 0) : 0;
}

function figure(number: string, printedUnit: string): StatedFigure | null {
  const isMoney = printedUnit.endsWith('元');
  const scale = /^[万亿]/.exec(printedUnit)?.[0] ?? '';
  const counted = isMoney ? 'yuan' : printedUnit.slice(scale.length);
  const power = unitPowers[isMoney ? printedUnit : scale] ?? 0;
  const decimals = number.split('.')[1]?.length ?? 0;
  // Half a thing is no count.
  if (!isMoney && decimals > power) return null;
  const value = toNumber('', number, power);
  if (value === null) return null;
  return {
    value,
    unit: counted,
    ...(counted === printedUnit ? {} : { printedUnit }),
    step: power > 0 ? 10 ** (power - decimals) : 0,
  };
}
