// What is said to a person, in both languages that the program speaks.
import { codebook, type FormId, forms } from '../report/index.js';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

/** Texts one after the other, as sentences. */
export function joined(texts: readonly Text[]): Text {
  return { en: texts.map(({ en }) => en).join('; '), zh: texts.map(({ zh }) => zh).join('；') };
}

const labels = new Map<string, string>();
for (const form of Object.keys(forms) as FormId[])
  for (const { id, table, rowLabel, columnLabel } of codebook(form).values())
    labels.set(id, table === 'pre2019' ? rowLabel : `${rowLabel}·${columnLabel}`);

/** A value by its id and its official labels. */
export function named(id: string): Text {
  return { en: id, zh: `${id}（${labels.get(id) ?? '未知指标'}）` };
}

export const statusWords = {
  read: '已读',
  inferred: '推断',
  blank: '空白',
  ambiguous: '有歧义',
  missing: '缺失',
} as const;
