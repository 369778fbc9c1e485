// Folding for matching only: two prints of one label become one key. The document and its offsets stay as they are.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let convert: ((text: string) => string) | undefined;

// The characters of the form's labels and section titles as Traditional Chinese writes them where it differs.
const traditional =
  /[佈係個傳內動務區參員問單國圍執報審專對屬廢強後從復應採據數於會條業構標機檔權決沒況減濟為無熱爲獲現當發眾確祕穩範糾納組結絡統經維網線編總織繳繼續罰聞職舉萬處衆補製複覆規計訊訓訟訪設許訴詢認談請議護讀負責費資購路輯輿轉辦這進過釋錯門開閱閲關隱難項題額類駁體點團錄質場]/;
// Words, not characters, differ between the conversions that mirrors use.
const wordVariants: readonly (readonly [RegExp, string])[] = [
  [/档案/g, '文件'],
  [/资讯/g, '信息'],
  [/制发檔/g, '制发件'],
];

// Pinyin in parentheses after a character, with and without tones, once or repeated: 政(zheng)(zhèng)府.
const pinyin = /(?<=\p{Script=Han})(?:\s*\(\s*[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\s*\))+/gu;
// Blanks, zero-width characters, the debris of lost no-break spaces, emphasis marks, quotation marks, punctuation.
const dropped = /[\s\u00a0\u200b-\u200f\u2060\ufeff\ufffd?*_`\\"'“”‘’「」『』《》〈〉<>、,。;·.!|…~]+/gu;

/** Text as it is compared: NFKC, no blanks, debris or punctuation, no pinyin, simplified characters. */
export function foldLabel(text: string): string {
  return simplify(text.normalize('NFKC').replace(pinyin, '')).replace(dropped, '');
}

/** The text with simplified characters, where it holds Traditional ones of the form's labels. */
export function simplify(text: string): string {
  if (!traditional.test(text)) return text;
  convert ??= converter();
  let simple = convert(text);
  for (const [variant, standard] of wordVariants) simple = simple.replace(variant, standard);
  return simple;
}

// Loaded when the first Traditional page comes: most runs never need the dictionary.
function converter(): (text: string) => string {
  const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js');
  return Converter({ from: 't', to: 'cn' });
}

// What prose drops: its punctuation parts sentences.
const droppedInProse = /[\s\u00a0\u200b-\u200f\u2060\ufeff\ufffd?*_`"'“”‘’「」『』]/;

export interface FoldedText {
  readonly characters: string;
  /** Of each character its offset in the text. */
  readonly offsets: readonly number[];
}

/**
 * The characters of a text that count when it is compared, folded one by one.
 *
 * A conversion that changes the length of the text is not made.
 */
export function foldedCharacters(text: string): FoldedText {
  return foldEach(text, dropped);
}

/** The characters of a line of prose, folded one by one, punctuation kept. */
export function foldedProse(text: string): FoldedText {
  return foldEach(text, droppedInProse);
}

function foldEach(text: string, dropped: RegExp): FoldedText {
  const simple = simplify(text);
  const normal = (simple.length === text.length ? simple : text).split('').map(normalOf).join('');
  const sound = [...normal.matchAll(pinyin)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
  let characters = '';
  const offsets: number[] = [];
  for (let at = 0, next = 0; at < normal.length; at++) {
    while (at >= (sound[next]?.to ?? Number.POSITIVE_INFINITY)) next++;
    if (at >= (sound[next]?.from ?? Number.POSITIVE_INFINITY)) continue;
    const character = normal.charAt(at).replace(dropped, '');
    if (character === '') continue;
    characters += character;
    offsets.push(at);
  }
  return { characters, offsets };
}

/** A character by NFKC, where that is one character as well. */
function normalOf(character: string): string {
  const normal = character.normalize('NFKC');
  return normal.length === 1 ? normal : character;
}

export interface Folded {
  /** The folded text without its enumerator. */
  readonly core: string;
  /** What stood before it as 一、 （三） 1. ; empty where there is none. */
  readonly enumerator: string;
}

const enumerator =
  /^(?:[\s?*_"“]*(?:[(（][一二三四五六七八九十\d]{1,3}[)）][、.．]?|[一二三四五六七八九十]{1,2}(?:[、.．,]|(?=\s*[(（])|$)|\d{1,2}(?:[、.．)）](?!\d)|(?=\p{Script=Han})(?!\d*[年月日]))|[、.．]))+/u;

/** Folds a text and parts its enumerator from it. */
export function fold(text: string): Folded {
  const normal = text.normalize('NFKC');
  const found = enumerator.exec(normal)?.[0] ?? '';
  return { core: foldLabel(normal.slice(found.length)), enumerator: found.replace(/[\s?*_]/g, '') };
}
