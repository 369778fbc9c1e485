// What happens to a drawn page as text: conversions and debris of mirrors.
import { Converter } from 'opencc-js/cn2t';
import type { Random } from './random.js';

export interface Spoiling {
  readonly name: string;
  apply(page: string, random: Random): string;
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const sounds: Readonly<Record<string, readonly string[]>> = {
  政: ['zheng', 'zhèng'],
  府: ['fu', 'fǔ'],
  行: ['xing', 'xíng'],
  数: ['shu', 'shù'],
  总: ['zong', 'zǒng'],
  规: ['gui', 'guī'],
  公: ['gong', 'gōng'],
  处: ['chu', 'chǔ'],
};

/** Applies a change to the text of a page and leaves the tags of HTML alone. */
const outsideTags = (page: string, change: (text: string) => string) =>
  page
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : change(part)))
    .join('');

export const spoilings: readonly Spoiling[] = [
  { name: 'Traditional', apply: (page) => outsideTags(page, toTraditional) },
  {
    name: 'Traditional words',
    apply: (page) =>
      outsideTags(page, (text) => toTraditional(text).replaceAll('文件', '檔案').replaceAll('信息', '資訊')),
  },
  {
    name: 'pinyin',
    apply(page, random) {
      const toned = random.int(0, 1);
      return outsideTags(page, (text) =>
        text.replace(/[政府行数总规公处]/g, (one) =>
          random.chance(30) ? `${one}(${sounds[one]?.[toned]})`.repeat(1) : one,
        ),
      );
    },
  },
  {
    name: 'question marks',
    // No-break spaces stood beside the figures and were lost.
    apply: (page, random) =>
      page.replace(/(?<=^|\n|\| |<p>|<td>)[+-]?\d+(?=$|\n| \||<\/p>|<\/td>)/g, (figure) => {
        const side = random.int(0, 3);
        return side === 0 ? `?${figure}` : side === 1 ? `${figure}?` : side === 2 ? `? ${figure}` : figure;
      }),
  },
  { name: 'full-width spaces', apply: (page) => page.replaceAll('\n', '\n\u3000\u3000') },
  {
    name: 'zero-width',
    apply: (page, random) =>
      page.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, (one) => (random.chance(3) ? `${one}\u200b` : one)),
  },
  { name: 'carriage returns', apply: (page) => page.replaceAll('\n', '\r\n') },
];
