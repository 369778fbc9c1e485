// What may stand before a statement without changing whose figure it is, and of which year.

export interface Lead {
  readonly words: string;
  /** The year that it names. */
  readonly year: number | null;
  /** Whether it says that this year as a whole is meant. */
  readonly isTimed: boolean;
  /** Whether it says that the issuer as a whole is meant. */
  readonly isOwn: boolean;
}

const ordinal =
  /(?:其中:?|此外|另外|同时|[一二三四五六七八九十]是|第[一二三四五六七八九十]|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)/y;
const period = /自?(20\d\d)年1月1日起?至(?:(20\d\d)年)?12月31日(?:止|期间)?/y;
const year = /(20\d\d)年(?:度|全年|内|期间)?/y;
const time = /(?:全年度?|本年度?|年内|年度|一年来|本?报告期内?|本?统计期内?)/y;
const division = /[省市县区旗州盟镇乡]$|街道$/;
// Whoever it is, where the page does not say.
const anyLevel = '[省市县区旗州盟镇乡街局委厅办部院校处馆站会署]|街道|中心|单位|机关|部门|系统';

/**
 * The words for itself of a body with this name, without 人民政府: 我县 and 全县 of a county. 我局 of a county's report is one
 * of its bodies, and 全市 is more than a county.
 */
function selfWords(bare: string): string {
  if (bare === '') return `(?:我|本)(?:${anyLevel})(?:政府|机关|系统|办事处)?|全[市县区旗州盟镇乡局委厅院校]|全系统`;
  const [own] = division.exec(bare) ?? [];
  if (own) return `(?:我|本)${own}(?:人民政府|政府|办事处)?|全${own}`;
  const end = bare.endsWith('中心') ? '中心' : bare.slice(-1);
  return `(?:我|本)(?:${end === '会' ? '委|会' : end}|单位|机关|部门)(?:机关|系统)?|全${end}|全系统`;
}
const adverb = /(?:总共|一共|共计|合计|总计|共|累计|已|依法|及时|先后|实际)/y;

/** The words of a report's issuer for itself. */
export class Self {
  readonly #issuer: string | null;
  readonly #self: RegExp;
  readonly #anySelf: RegExp;
  /** Its own name with and without the word for its government, longest first. */
  readonly #names: readonly string[];

  constructor(issuer: string | null) {
    this.#issuer = issuer;
    const bare = issuer?.replace(/(?:人民)?政府(?:办事处)?$|办事处$/, '') ?? '';
    const words = selfWords(bare);
    this.#self = new RegExp(words, 'y');
    this.#anySelf = new RegExp(words, 'g');
    this.#names = bare === '' ? [] : [`${bare}人民政府`, `${bare}政府`, bare];
  }

  /** The lead of a clause. */
  lead(text: string): Lead {
    let at = 0;
    let named: number | null = null;
    let isTimed = false;
    let isOwn = false;
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) at = pattern.lastIndex;
      return found;
    };
    for (;;) {
      const dated = take(period) ?? take(year);
      const name = dated ? undefined : this.#names.find((one) => text.startsWith(one, at));
      if (dated) {
        // A period over two years is of neither.
        named = dated[2] !== undefined && dated[2] !== dated[1] ? 0 : Number(dated[1]);
        isTimed = true;
      } else if (name) {
        at += name.length;
        isOwn = true;
      } else if (take(time)) isTimed = true;
      else if (take(this.#self)) isOwn = true;
      else if (!take(ordinal) && !take(adverb)) return { words: text.slice(0, at), year: named, isTimed, isOwn };
    }
  }

  /** A text without the words for the issuer. */
  without(text: string): string {
    const flat = text.replace(this.#anySelf, '');
    return this.#issuer === null
      ? flat
      : [this.#issuer, ...this.#names].reduce((left, name) => left.replaceAll(name, ''), flat);
  }
}
