// Exact sums of printed figures: whole numbers of a common power of ten, so that no binary fraction comes in between.

/** Decimal places of a figure as JavaScript prints it: 0.25 has 2, 1e-7 has 7, 300 has none. */
export function decimalsOf(value: number): number {
  if (Number.isSafeInteger(value)) return 0;
  const { places } = digitsOf(value);
  return Math.max(0, places);
}

/** The figure times 10 to the power of `decimals`, which must not be below `decimalsOf(value)`. */
export function scaled(value: number, decimals: number): bigint {
  if (Number.isSafeInteger(value)) return BigInt(value) * 10n ** BigInt(decimals);
  const { digits, places } = digitsOf(value);
  return digits * 10n ** BigInt(decimals - places);
}

/** The number nearest to `digits` divided by 10 to the power of `decimals`. */
export function unscaled(digits: bigint, decimals: number): number {
  return Number(`${digits}e-${decimals}`);
}

// 12.5 is 125 with one place; 1e+23, as figures beyond 2⁵³ print, is 1 with minus 23.
function digitsOf(value: number): { digits: bigint; places: number } {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return { digits: BigInt(mantissa.replace('.', '')), places: fraction.length - Number(exponent) };
}
