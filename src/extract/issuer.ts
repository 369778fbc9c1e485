// Which body's report it is, and of which kind: from the title, and where that says too little from the text and the site.
import type { Page } from '../page/index.js';
import { beginsWithDivision, type Region, regionByCode, regionOfIssuer } from '../region/index.js';
import type { ReportRecord } from '../report/index.js';
import { simplify } from './fold.js';
import { openingLines } from './opening.js';

export type IssuerKind = NonNullable<ReportRecord['report']['issuer']['kind']>;

export interface Issuer {
  /** As printed; null where nothing names one surely. */
  readonly name: string | null;
  readonly nameFrom: 'title' | 'text' | 'site' | null;
  readonly kind: IssuerKind | null;
  /** The division whose body it is. */
  readonly region: Region | null;
  /** The same for every way of writing the name: 辽阳市 for 辽宁省辽阳市人民政府. */
  readonly key: string | null;
}

// The body may be one of a zone, which is no division and has no government.
const zone = /(?:开发区|高新区|新区|园区|管理区|示范区|实验区|保税区|风景区|景区|功能区|度假区|试验区)$/;
const government = /^(?:(?:人民)?政府|人民)?$/;
const unplaced = /^\p{Script=Han}{1,20}(?:省|市|县|区|州|盟|旗)(?:(?:人民)?政府)?$/u;
const office = /(?:政府|[省市县区州盟旗])办(?:公[室厅])?(?:[(（].*[)）])?$/;
const town = /(?:[镇乡]|街道?|苏木)(?:(?:人民)?政府|办事处|公所)?(?:党政|综合)?(?:办公室|办)?$/;
const department =
  /(?:局|委|厅|办|会|部|署|处|室|队|所|站|院|社|馆|校|学|司|中心|公司|集团|银行|基地)(?:[(（].*[)）])?$/;
// 市财政局 leaves out which city's.
const short = /^(省|市|县|区|州|盟|旗)(?![中南北]区)(?=(?:人民)?政府|\p{Script=Han}{2,}$)/u;

/** @param titled the body as the title names it */
export function readIssuer(page: Page, titled: string | null): Issuer {
  if (titled !== null) return bodyOf(titled, 'title', short.test(titled) ? siteRegion(page) : null);
  return bodyInText(page) ?? bodyOfSite(page) ?? { name: null, nameFrom: null, kind: null, region: null, key: null };
}

/** @param of the division that a name without one belongs to, where it fits */
function bodyOf(name: string, nameFrom: Issuer['nameFrom'], of: Region | null = null): Issuer {
  const named = regionOfIssuer(name);
  const [lead = ''] = named ? [] : (short.exec(name) ?? []);
  const region = named ?? (of !== null && lead !== '' && of.name.endsWith(lead) ? of : null);
  // What stands behind the division's name; null where the name does not spell the division out.
  const at = named ? name.lastIndexOf(named.name) : -1;
  const rest =
    at >= 0 && named ? name.slice(at + named.name.length) : region && !named ? name.slice(lead.length) : null;
  const kind = kindOf(name, rest);
  return { name, nameFrom, kind, region, key: region && rest !== null ? keyOf(region, rest, kind) : name };
}

function kindOf(name: string, rest: string | null): IssuerKind | null {
  const body = rest ?? name;
  if (rest !== null && government.test(rest)) return 'government';
  if (isTown(body)) return 'town';
  if (office.test(body)) return 'office';
  if (department.test(body)) return 'department';
  return rest === null && unplaced.test(name) && !zone.test(name.replace(/(?:人民)?政府$/, '')) ? 'government' : null;
}

// 景德镇 alone is a city.
function isTown(body: string): boolean {
  const isCity = ['市', '县', '区'].some((end) => regionOfIssuer(body + end)?.name === body + end);
  return town.test(body) && !isCity;
}

function keyOf(region: Region, rest: string, kind: IssuerKind | null): string {
  if (kind === 'government') return region.name;
  if (kind === 'office') return `${region.name}人民政府办公${rest.includes('厅') ? '厅' : '室'}`;
  // 荔湾区人民政府南源街道办事处 is the same as without 人民政府.
  return region.name + rest.replace(/^人民政府(?=.)/, '');
}

const reportOf =
  /(\p{Script=Han}{3,40})(?:19|20)\d{2}年度?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)/gu;
const compiledBy = /由(\p{Script=Han}{3,30}?)(?:负责|组织)?(?:编制|编写|制作|撰写)/gu;
const MAX_OPENING = 4000;
const MAX_NAME = 60;

/** The one body whose report the text says it is. An office compiles its government's report too, so it proves nothing. */
function bodyInText(page: Page): Issuer | null {
  const opening = openingOf(page);
  const bodies = [reportOf, compiledBy].flatMap((pattern) =>
    [...opening.matchAll(pattern)].map(([, words = '']) => bodyBehind(words)),
  );
  const sure = bodies.filter((body) => body !== null && body.kind !== null && body.kind !== 'office');
  const [first = null] = sure;
  return first && sure.every((body) => body?.key === first.key) ? first : null;
}

/** The body whose name ends these words: what stands before its division is no part of it. */
function bodyBehind(words: string): Issuer | null {
  for (let at = 0; at < words.length - 1; at++) {
    const name = words.slice(at);
    const body = bodyOf(name, 'text');
    if (body.region) return body;
    // 太平区 of another city may be the only one still in force.
    if (beginsWithDivision(name)) return null;
  }
  return null;
}

/** The body that the site and the document's own data name alike. */
function bodyOfSite(page: Page): Issuer | null {
  const owner = ownerOf(page);
  const source = bodyOf(sourceOf(page) ?? '', 'site');
  const isSure = owner.kind !== null && owner.kind !== 'office' && owner.region !== null;
  return isSure && owner.key === source.key ? source : null;
}

function ownerOf(page: Page): Issuer {
  const name = simplify((page.meta.get('sitename') ?? '').slice(0, MAX_NAME));
  return bodyOf(name.replace(/(?:政务|门户|官方|信息|公众)*(?:网站?|平台|频道)$/, ''), 'site');
}

function sourceOf(page: Page): string | null {
  const label = /(?:发布机构|发文机关|公开主体|信息来源|来源)[:：]?\n?(\p{Script=Han}{3,30})/u;
  return page.meta.get('contentsource')?.slice(0, MAX_NAME) ?? label.exec(openingOf(page))?.[1] ?? null;
}

/** The division that two or more independent marks of a page name; templates are copied with the marks of other sites. */
function siteRegion(page: Page): Region | null {
  const code = /^(\d{6})\d{4}$/.exec(page.meta.get('siteidcode') ?? '')?.[1];
  const source = sourceOf(page);
  const compilers = [...openingOf(page).matchAll(compiledBy)].map(([, name = '']) => regionOfIssuer(name));
  const titleEnd = /[-_|—](\p{Script=Han}{3,30})$/u.exec((page.title ?? '').slice(-MAX_NAME))?.[1];
  const marks = [
    ownerOf(page).region,
    code === undefined ? null : regionByCode(code),
    source === null ? null : regionOfIssuer(source),
    titleEnd === undefined ? null : regionOfIssuer(titleEnd),
    compilers[0] ?? null,
  ].filter((region) => region !== null);
  const votes = (region: Region) => marks.filter(({ code: one }) => one === region.code).length;
  const [first, second] = [...new Map(marks.map((region) => [region.code, region])).values()].sort(
    (a, b) => votes(b) - votes(a),
  );
  return first && votes(first) > 1 && (!second || votes(first) > votes(second)) ? first : null;
}

function openingOf(page: Page): string {
  return simplify(openingLines(page).join('\n').slice(0, MAX_OPENING)).replace(/[^\S\n]+/g, '');
}
