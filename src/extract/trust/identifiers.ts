// The numbers that a government site prints in its footer, and whether they are of the issuer's part of the country.
import { foldSpaces, type Page } from '../../page/index.js';
import { isWithin, levelOf, type Region, regionByCode } from '../../region/index.js';
import type { Cite } from '../../report/index.js';
import { citeMeta } from './head.js';
import type { PageText } from './page-text.js';
import type { Signal } from './signal.js';

type Kind = 'site_code' | 'icp' | 'police_record' | 'mail';

export interface Identifier {
  readonly kind: Kind;
  /** What it is, and as printed. */
  readonly text: string;
  /** GB/T 2260 code of the place that it names; null for a central body, a mail address, or an unknown place. */
  readonly region: string | null;
  readonly cite: () => Cite | null;
}

// 国务院部门 have bm and eight digits, which name no place.
const siteCode = /标识码[^\S\n]{0,3}[:：]?[^\S\n]{0,3}(bm\d{8}|\d{10})(?!\d)/gi;
const icp =
  /([京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼])ICP[备備][^\S\n]{0,3}[:：]?[^\S\n]{0,3}\d{5,10}号?/g;
const policeRecord = /公网安备[^\S\n]{0,3}[:：]?[^\S\n]{0,3}(\d{14})(?!\d)号?/g;
const mail = /[\w.-]{1,40}@(?:[\w-]{1,40}\.){1,4}gov\.cn\b/gi;

// Sichuan, Guizhou, Yunnan, Gansu and Shaanxi have two short names each.
const provinces: readonly (readonly [signs: string, code: string])[] = [
  ['京', '110000'],
  ['津', '120000'],
  ['冀', '130000'],
  ['晋', '140000'],
  ['蒙', '150000'],
  ['辽', '210000'],
  ['吉', '220000'],
  ['黑', '230000'],
  ['沪', '310000'],
  ['苏', '320000'],
  ['浙', '330000'],
  ['皖', '340000'],
  ['闽', '350000'],
  ['赣', '360000'],
  ['鲁', '370000'],
  ['豫', '410000'],
  ['鄂', '420000'],
  ['湘', '430000'],
  ['粤', '440000'],
  ['桂', '450000'],
  ['琼', '460000'],
  ['渝', '500000'],
  ['川蜀', '510000'],
  ['贵黔', '520000'],
  ['云滇', '530000'],
  ['藏', '540000'],
  ['陕秦', '610000'],
  ['甘陇', '620000'],
  ['青', '630000'],
  ['宁', '640000'],
  ['新', '650000'],
];

const labels = { site_code: '网站标识码', police_record: '公安备案' };

const MAX_EACH = 8;

/** What a page prints of these, each kind in page order. */
export function identifiersOf(page: Page, text: PageText): Identifier[] {
  const found: Identifier[] = [];
  const add = (kind: Kind, pattern: RegExp, regionOf: (match: string) => string | null) => {
    let count = 0;
    for (const { index, 0: whole, 1: inner = '' } of text.text.matchAll(pattern)) {
      found.push({
        kind,
        text: kind === 'site_code' || kind === 'police_record' ? `${labels[kind]} ${inner}` : foldSpaces(whole),
        region: regionOf(inner),
        cite: () => text.cite(index, index + whole.length),
      });
      if (++count === MAX_EACH) break;
    }
  };
  add('site_code', siteCode, regionOfCode);
  const named = page.meta.get('siteidcode')?.trim();
  if (named !== undefined && /^(?:bm\d{8}|\d{10})$/i.test(named))
    found.push({
      kind: 'site_code',
      text: `${labels.site_code} ${named}`,
      region: regionOfCode(named),
      cite: () => citeMeta(page, 'siteidcode'),
    });
  add('icp', icp, (sign) => provinces.find(([signs]) => signs.includes(sign))?.[1] ?? null);
  add('police_record', policeRecord, regionOfCode);
  add('mail', mail, () => null);
  return found;
}

function regionOfCode(code: string): string | null {
  const six = code.slice(0, 6);
  return /^\d{6}$/.test(six) && regionByCode(`${six.slice(0, 2)}0000`) ? six : null;
}

/**
 * Numbers of another part of the country than the issuer's. A platform is shared upwards (a province's by its cities)
 * and sideways (a city's by its districts), departments of the central state sit on platforms in Beijing, and a
 * filing is made where the machines stand: so a site code must be of another prefecture to count, a filing of
 * another province than Beijing's and the issuer's.
 */
export function regionSignals(identifiers: readonly Identifier[], issuer: Region | null): Signal[] {
  if (!issuer || identifiers.some(({ text }) => /bm\d{8}/i.test(text))) return [];
  const signals: Signal[] = [];
  for (const kind of ['site_code', 'icp', 'police_record'] as const) {
    const printed = identifiers.filter((identifier) => identifier.kind === kind && identifier.region !== null);
    const [first] = printed;
    const fits = kind === 'site_code' ? fitsSiteCode : fitsFiling;
    if (!first?.region || printed.some(({ region }) => region !== null && fits(region, issuer.code))) continue;
    const cite = first.cite();
    if (!cite) continue;
    const place = nameOf(first.region);
    signals.push({
      code: `${kind}_region`,
      message: `${first.text} is of ${place}, the issuer of ${issuer.name} (${issuer.code})`,
      cite,
    });
  }
  return signals;
}

function fitsSiteCode(code: string, issuer: string): boolean {
  if (code.slice(0, 2) !== issuer.slice(0, 2)) return false;
  const isCoarse = levelOf(issuer) === 'province' || code.endsWith('0000');
  // A code that no division bears any more may have been of any neighbour.
  return isCoarse || isWithin(code, `${issuer.slice(0, 4)}00`) || !regionByCode(code);
}

function fitsFiling(code: string, issuer: string): boolean {
  return code.startsWith('11') || code.slice(0, 2) === issuer.slice(0, 2);
}

function nameOf(code: string): string {
  const region = regionByCode(code) ?? regionByCode(`${code.slice(0, 2)}0000`);
  return region ? `${region.name} (${code})` : code;
}
