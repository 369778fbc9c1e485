// What a printed figure shows of its column: a sign belongs to a change, a unit of money to an amount.
import { normaliseFigure } from '../report/index.js';

/** Whether the figure bears a sign: +136, -35, 增98. */
export function isSignedText(text: string): boolean {
  return /^[\s?]*[+\-增减]/.test(normaliseFigure(text)) && /[\d０-９]/.test(text);
}

/** Whether the figure bears a unit of money or a decimal fraction. */
export function isMoneyText(text: string): boolean {
  return /[元万亿]|\d\.\d/.test(normaliseFigure(text));
}
