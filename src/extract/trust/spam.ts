// Betting and porn names in a text: where they stand, and whether the sentence excuses them.
import { brands, enforcement, latinBrands, office, scriptPairs, tradeWords, venues } from './lexicon.js';

export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const otherScript = new Map<string, string>();
for (let at = 0; at < scriptPairs.length; at += 2) otherScript.set(scriptPairs[at] ?? '', scriptPairs[at + 1] ?? '');

/** Each character as a pattern that takes both scripts, and Latin letters of both cases. */
function loosely(word: string): string[] {
  return [...word].map((character) => {
    const other = otherScript.get(character) ?? character.toUpperCase();
    return other === character ? character : `[${character}${other}]`;
  });
}

// Grouped by first character, so that most characters of a page are passed over after one look.
function byFirst(list: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of list) {
    const [first = '', ...rest] = loosely(word);
    groups.set(first, [...(groups.get(first) ?? []), rest.join('')]);
  }
  return groups;
}

function anyOf(groups: ReadonlyMap<string, readonly string[]>): string {
  return [...groups].map(([first, rests]) => `${first}(?:${rests.join('|')})`).join('|');
}

const [brandGroups, latinGroups, tradeGroups] = [brands, latinBrands, tradeWords].map(byFirst) as [
  Map<string, string[]>,
  Map<string, string[]>,
  Map<string, string[]>,
];
const firsts = [...brandGroups.keys(), ...latinGroups.keys(), ...tradeGroups.keys()].join('').replace(/[[\]]/g, '');
const latin = `(?<![a-zA-Z\\d])(?:${anyOf(latinGroups)})(?![a-zA-Z\\d])`;
/** The first group takes a brand; a word of the trade stands outside of it. */
const spam = new RegExp(
  `(?=[${firsts}])(?:(${anyOf(brandGroups)}|${latin})|${anyOf(tradeGroups)})(?!${venues.join('|')})`,
  'g',
);

// A page full of them needs no more.
const MAX_HITS = 200;

/** Every brand in a text, and every word of the trade that stands where the name of an office begins. */
export function brandsIn(text: string): Hit[] {
  return hitsOf(text, (hit, isBrand) => isOffice(text, hit) || (isBrand && !isExcused(text, hit)));
}

/** The first brand or word of the trade in a name: of an owner. */
export function spamInName(text: string): Hit | null {
  return hitsOf(text, () => true)[0] ?? null;
}

/** The same in a title or a line, which may also tell of the fight against it. */
export function spamInLine(text: string): Hit | null {
  return hitsOf(text, (hit) => !isExcused(text, hit))[0] ?? null;
}

function hitsOf(text: string, counts: (hit: Hit, isBrand: boolean) => boolean): Hit[] {
  const hits: Hit[] = [];
  for (const { index, 0: found, 1: named } of text.matchAll(spam)) {
    const hit = { from: index, to: index + found.length, text: found };
    if (counts(hit, named !== undefined) && hits.push(hit) === MAX_HITS) break;
  }
  return hits;
}

function isOffice(text: string, { to }: Hit): boolean {
  return office.test(text.slice(to, to + 12));
}

const REACH = 60;

function isExcused(text: string, { from, to }: Hit): boolean {
  const before =
    text
      .slice(Math.max(0, from - REACH), from)
      .split(/[。；！？\n]/)
      .at(-1) ?? '';
  const after = text.slice(to, to + REACH).split(/[。；！？\n]/)[0] ?? '';
  return enforcement.test(before) || enforcement.test(after);
}
