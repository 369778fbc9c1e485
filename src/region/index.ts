// Administrative divisions of China by their GB/T 2260 codes, and which of them a name means.
import list from './divisions.json' with { type: 'json' };

export interface Region {
  /** Six digits, GB/T 2260. */
  readonly code: string;
  readonly name: string;
}

export interface RegionSearch {
  /** The division meant; null where none or several equal ones bear the name. */
  readonly region: Region | null;
  /** Other divisions of that name. */
  readonly others: readonly Region[];
  /** Divisions whose names are spelled alike, where none bears it. */
  readonly nearest: readonly Region[];
}

interface Index {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  readonly byShortName: ReadonlyMap<string, readonly Region[]>;
}

let index: Index | undefined;

function load(): Index {
  if (index) return index;
  const byCode = new Map<string, Region>();
  const byName = new Map<string, Region[]>();
  const byShortName = new Map<string, Region[]>();
  for (const [code, name] of Object.entries(list.divisions)) {
    const region = { code, name };
    byCode.set(code, region);
    push(byName, name, region);
    push(byShortName, shortName(name), region);
  }
  index = { byCode, byName, byShortName };
  return index;
}

function push(map: Map<string, Region[]>, key: string, region: Region): void {
  const list = map.get(key);
  if (list) list.push(region);
  else map.set(key, [region]);
}

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各';
// 新疆维吾尔自治区 and 伊犁哈萨克自治州 name their peoples without 族; in 内蒙古自治区 it belongs to the name.
const suffix = new RegExp(
  `(?:(?:(?:${peoples})族)*|(?<=..)(?:维吾尔|哈萨克|蒙古|柯尔克孜))(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|盟|县|区|旗)$`,
);

function shortName(name: string): string {
  const short = name.replace(suffix, '');
  return short.length >= 2 ? short : name;
}

type Level = 'province' | 'prefecture' | 'county';

/** The level that a code's digits say. */
export function levelOf(code: string): Level {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

const rank: Readonly<Record<Level, number>> = { province: 0, prefecture: 1, county: 2 };

export function regionByCode(code: string): Region | null {
  return load().byCode.get(code) ?? null;
}

/** The division that a division belongs to: a county's prefecture, or its province where it has none between. */
export function parentOf(code: string): Region | null {
  const { byCode } = load();
  if (levelOf(code) === 'province') return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return (prefecture === code ? undefined : byCode.get(prefecture)) ?? byCode.get(`${code.slice(0, 2)}0000`) ?? null;
}

/** Whether `code` is the division `ancestor` or lies in it. */
export function isWithin(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor.replace(/(?:00){1,2}$/, ''));
}

/**
 * The division that a user means by a code, a full name (辽阳市) or a bare one (辽阳): the highest that bears it.
 */
export function findRegion(query: string): RegionSearch {
  const { byCode, byName, byShortName } = load();
  const name = query.trim();
  const byItsCode = byCode.get(name);
  if (byItsCode) return { region: byItsCode, others: [], nearest: [] };
  const full = byName.get(name) ?? [];
  const bearers = [...new Set([...full, ...(byShortName.get(name) ?? [])])].sort(
    (a, b) => Number(full.includes(b)) - Number(full.includes(a)) || rank[levelOf(a.code)] - rank[levelOf(b.code)],
  );
  const [first, second] = bearers;
  if (!first) return { region: null, others: [], nearest: nearestTo(name) };
  const isEqual =
    second !== undefined &&
    full.includes(first) === full.includes(second) &&
    levelOf(first.code) === levelOf(second.code);
  if (isEqual) return { region: null, others: bearers, nearest: [] };
  return { region: first, others: bearers.slice(1), nearest: [] };
}

const MAX_NEAREST = 5;

function nearestTo(name: string): Region[] {
  if (name === '' || name.length > 20) return [];
  const scored: { region: Region; distance: number }[] = [];
  for (const region of load().byCode.values()) {
    const distance = region.name.startsWith(name)
      ? 0
      : Math.min(editDistance(name, region.name), editDistance(name, shortName(region.name)));
    if (distance < Math.max(2, name.length)) scored.push({ region, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || rank[levelOf(a.region.code)] - rank[levelOf(b.region.code)]);
  return scored.slice(0, MAX_NEAREST).map(({ region }) => region);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The division whose body an issuer is, by the divisions that its name begins with: 辽宁省沈阳市 is 210100,
 * 遂宁市安居区财政局 is 510904. Null where the name begins with none, or with one of several that share a name.
 */
export function regionOfIssuer(issuer: string): Region | null {
  const named = descend(issuer, null);
  if (named) return named;
  for (const province of load().byCode.values()) {
    const short = shortName(province.name);
    if (levelOf(province.code) !== 'province' || !issuer.startsWith(short)) continue;
    const rest = issuer.slice(short.length).replace(/^自治区/, '');
    // 海南州, 河南县 and 北京路街道 lie in none of the provinces that they begin with.
    return descend(rest, province) ?? (/[州县市区盟旗镇乡街路村]/.test(rest) ? null : province);
  }
  return null;
}

/** The smallest division that a text leads to by full names, each within the one before; null where it names none. */
function descend(text: string, within: Region | null): Region | null {
  const { byName } = load();
  let found: Region | null = null;
  for (let rest = text; ; ) {
    const next = leadingRegion(rest, found ?? within, byName);
    if (!next) return found;
    found = next.region;
    rest = rest.slice(next.length);
  }
}

function leadingRegion(text: string, within: Region | null, byName: Index['byName']) {
  for (let length = Math.min(text.length, 15); length >= 2; length--) {
    const bearers = (byName.get(text.slice(0, length)) ?? []).filter(
      (region) => within === null || (region.code !== within.code && isWithin(region.code, within.code)),
    );
    const [only] = bearers;
    if (only && bearers.length === 1) return { region: only, length };
    const highest = bearers.filter((region) => levelOf(region.code) !== 'county');
    if (highest.length === 1 && highest[0]) return { region: highest[0], length };
  }
  return null;
}
