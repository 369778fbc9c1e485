// Numbers in Chinese characters, as prose writes them: 七十一, 一百零五, 十二万.

const digits = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const groups: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const MAX_LENGTH = 24;

/** The number that Chinese characters write; null for another spelling than the usual one, such as 三百五 or 二〇一九. */
export function chineseNumber(text: string): number | null {
  if (text.length > MAX_LENGTH) return null;
  const usual = text
    .replace(/[两兩]/g, '二')
    .replaceAll('〇', '零')
    .replace(/^一十/, '十');
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of usual) {
    const place = places[character];
    const size = groups[character];
    if (place !== undefined) {
      group += (digit || 1) * place;
      digit = 0;
    } else if (size !== undefined) {
      total += (group + digit) * size;
      group = 0;
      digit = 0;
    } else digit = digits.indexOf(character);
  }
  const value = total + group + digit;
  // Written again, it must be the same: so no spelling is taken that means something else, or nothing.
  return written(value) === usual ? value : null;
}

function written(value: number): string {
  if (value === 0) return '零';
  let text = '';
  let rest = value;
  for (const [name, size] of [...Object.entries(groups).reverse(), ['', 1] as const]) {
    const group = Math.floor(rest / size);
    rest %= size;
    if (group >= 10_000) return '';
    if (group === 0) continue;
    text += (text !== '' && group < 1000 ? '零' : '') + writtenGroup(group) + name;
  }
  return text.replace(/^一十/, '十');
}

/** A number from 1 to 9999. */
function writtenGroup(value: number): string {
  let text = '';
  let rest = value;
  let gap = false;
  for (const [name, size] of [...Object.entries(places).reverse(), ['', 1] as const]) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit > 0) text += (gap ? '零' : '') + digits.charAt(digit) + name;
    gap = digit === 0 && text !== '';
  }
  return text;
}
