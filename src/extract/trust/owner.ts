// Whom the footer names as the owner of the site.
import type { Region } from '../../region/index.js';
import type { Identifier } from './identifiers.js';
import type { PageText } from './page-text.js';
import { andMore, type Signal } from './signal.js';
import { spamInName } from './spam.js';

export interface OwnerLine {
  /** From the label, or the name before it, to the end of the name. */
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** Whether the name stands before the label, where it may be anything else. */
  readonly isBefore: boolean;
}

const blank = '[^\\S\\n]';
// Without 单位 the word is a verb in most lines, so a colon must follow it.
const body = `(?:主[办辦管]|承[办辦])(?:[单單]位${blank}{0,3}[:：]?|${blank}{0,3}[:：])`;
const copyright = `(版[权權]所有|copyright)${blank}{0,3}[:：]?`;
const years = `(?:\\d{4}(?:[-–—~]\\d{4})?${blank}{0,2})?`;
// What may follow a label without being a name.
const noName =
  '主[办辦管]|承[办辦]|版[权權]|copyright|all|不得|未[经經]|侵[权權]|[违違]者|翻印|保留|[联聯][系繫]|[关關][于於]|[网網]站|地址|[电電][话話]|法律|[隐隱]私|建[议議]|推[荐薦]|[备備]案|技[术術]';
const owner = new RegExp(
  `(?:${body}|${copyright})(?:${blank}|©){0,4}${years}((?!${noName})[\\p{Script=Han}A-Za-z\\d·.()（）-]{2,40})?`,
  'giu',
);
const MAX_OWNERS = 200;

/** The owners that a page names, in page order. */
export function ownersOf(page: PageText): OwnerLine[] {
  const owners: OwnerLine[] = [];
  for (const { index, 0: whole, 1: claim, 2: name } of page.text.matchAll(owner)) {
    if (name !== undefined) owners.push({ from: index, to: index + whole.length, name, isBefore: false });
    else if (claim !== undefined) {
      // 某某 版权所有
      const { from } = page.lineAround(index);
      const before = /[\p{Script=Han}A-Za-z\d·]{2,30}[^\S\n]{0,3}$/u.exec(
        page.text.slice(Math.max(from, index - 33), index),
      );
      if (before)
        owners.push({
          from: index - before[0].length,
          to: index + whole.trimEnd().length,
          name: before[0].trim(),
          isBefore: true,
        });
    }
    if (owners.length >= MAX_OWNERS) break;
  }
  return owners;
}

/** A betting or porn name as the owner of a site. */
export function replacedOwner(
  page: PageText,
  owners: readonly OwnerLine[],
  identifiers: readonly Identifier[],
): Signal | null {
  const replaced = owners.filter(({ name }) => spamInName(name));
  const [first] = replaced;
  if (!first) return null;
  const beside = [...new Map(identifiers.map((identifier) => [identifier.kind, identifier.text])).values()];
  const marks = beside.length === 0 ? '' : `, beside ${beside.join(', ')}`;
  return {
    code: 'owner_replaced',
    message: `the owner of the site is given as ${first.name}, a betting or porn name${marks}${andMore(replaced.length)}`,
    cite: page.cite(first.from, first.to),
  };
}

// What the names of bodies, institutions, companies and their sites end in, and words in names of other kinds.
const publicEnding =
  /[局府委厅办镇乡村处心院会县市区旗州盟省署部队校学园站所社馆台团组司厂场店行网室科门户庭段道联关事务金木]$/;
const publicWord = /政府|人民|中[国國]|[国國]家|政务|数据|信息|技术|电子|传媒|报业|新闻|广播|电视|本网|本站|所有/;

/**
 * An owner that is no public body by its name, on a site that has a code which only sites of such bodies get. The
 * name may be one that ends unlike any known, so nothing follows from it.
 */
export function unknownOwner(
  page: PageText,
  owners: readonly OwnerLine[],
  identifiers: readonly Identifier[],
  issuer: Region | null,
): Signal | null {
  const code = identifiers.find(
    ({ kind, text, region }) => kind === 'site_code' && (region !== null || /bm/i.test(text)),
  );
  if (!code) return null;
  const names = owners.filter(({ name, isBefore }) => !isBefore && /^\p{Script=Han}{2}/u.test(name));
  const [first] = names;
  const short = issuer?.name.slice(0, 2);
  const isKnown = (name: string) =>
    publicEnding.test(name.replace(/[(（].*$/, '')) ||
    publicWord.test(name) ||
    (short !== undefined && name.includes(short));
  if (!first || names.some(({ name }) => isKnown(name))) return null;
  return {
    code: 'owner_not_public',
    message: `the owner of the site is given as ${first.name}, beside ${code.text}`,
    cite: page.cite(first.from, first.to),
  };
}
