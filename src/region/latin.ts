// Latin names of provinces and prefectures.
import { divisions, type Level, levelOf, push, type Region } from './divisions.js';
import list from './latin.json' with { type: 'json' };

const names: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(list.names));

/** Latin names of a province or prefecture, the usual one first; none for a county. */
export function latinNamesOf(code: string): readonly string[] {
  return names.get(code) ?? [];
}

/** What of a Latin name is compared: its letters, without case, accents, blanks, apostrophes and hyphens. */
export function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

let loaded: ReadonlyMap<string, readonly Region[]> | undefined;

/** Provinces and prefectures by the keys of their Latin names. */
export function latinKeys(): ReadonlyMap<string, readonly Region[]> {
  if (loaded) return loaded;
  const byKey = new Map<string, Region[]>();
  for (const region of divisions().byCode.values())
    for (const key of new Set(latinNamesOf(region.code).map(keyOf))) push(byKey, key, region);
  loaded = byKey;
  return loaded;
}

const cityWords = 'city|shi|municipality';
const prefectureWords = 'prefecture|diqu|zizhizhou|league|meng';
const provinceWords = 'province|sheng|zizhiqu|sar';
const peoples =
  'zhuangzu|zhuang|huizu|hui|uygur|uyghur|mongolian|mongol|kazakh|kirghiz|kyrgyz|korean|tujia|miao|tibetan|qiang|yi|buyei|dong|hani|dai|bai|jingpo|lisu';
const kindWords = new RegExp(
  `[\\s-]+(?:${cityWords}|${prefectureWords}|${provinceWords}|level|autonomous|region|special|administrative|and|${peoples})$`,
);

/** The provinces and prefectures that a Latin name may mean: of the level that it says, where it says one. */
export function regionsByLatinName(name: string): readonly Region[] {
  const whole = name.trim().toLowerCase();
  const exact = latinKeys().get(keyOf(whole));
  if (exact) return exact;
  let stem = whole;
  // Guangdong may be written Guang Dong: a word is taken off only where the name with it is nobody's.
  while (kindWords.test(stem)) {
    stem = stem.replace(kindWords, '');
    const found = latinKeys().get(keyOf(stem));
    if (found) return ofLevel(found, whole.slice(stem.length));
  }
  return [];
}

/** 吉林市 is Jilin City, and not the province of that name. Beijing is a city as well. */
function ofLevel(regions: readonly Region[], words: string): readonly Region[] {
  const level: Level | null = new RegExp(`\\b(?:${cityWords}|${prefectureWords})\\b`).test(words)
    ? 'prefecture'
    : new RegExp(`\\b(?:${provinceWords}|region)\\b`).test(words)
      ? 'province'
      : null;
  const fitting = regions.filter(({ code }) => level === null || levelOf(code) === level);
  return fitting.length > 0 ? fitting : regions;
}
