// The division whose body an issuer is.
import { divisions, isWithin, levelOf, type Region } from './divisions.js';
import { shortName } from './names.js';

/**
 * The division whose body an issuer is, by the divisions that its name begins with: 辽宁省沈阳市 is 210100,
 * 遂宁市安居区财政局 is 510904. Null where the name begins with none, or with one of several that share a name.
 */
export function regionOfIssuer(issuer: string): Region | null {
  const named = descend(issuer, null);
  if (named) return named;
  for (const province of divisions().byCode.values()) {
    const short = shortName(province.name);
    if (levelOf(province.code) !== 'province' || !issuer.startsWith(short)) continue;
    const rest = issuer.slice(short.length).replace(/^自治区/, '');
    // 海南州, 河南县 and 北京路街道 lie in none of the provinces that they begin with.
    return descend(rest, province) ?? (/[州县市区盟旗镇乡街路村]/.test(rest) ? null : province);
  }
  return null;
}

// 市场监督管理局, 区划 and 州委 begin with no division; a zone is none, nor are what stands in every city.
const inner =
  /^\p{Script=Han}{1,6}?(?:市(?![场政民容级直辖])|[县区](?![域划县级直块])|[旗盟]|州(?!委))(?=(?:人民)?政府|行政公署|$|\p{Script=Han}*[局委厅办会处院室心]$)/u;
const noDivision =
  /^(?:城市|都市|市区|区县|社区|地区|辖区|片区|校区)|(?:开发区|高新区|新区|园区|管理区|示范区|实验区|保税区|景区|功能区|度假区|试验区|社区|辖区)$/;

/** Whether what stands behind a division's name begins with another one, such as one that is no more or has namesakes. */
function isOfAnother(rest: string): boolean {
  const [name] = inner.exec(rest) ?? [];
  return name !== undefined && !noDivision.test(name);
}

/**
 * The smallest division that a text leads to by full names, each within the one before; null where it names none, or goes on
 * to one that nobody can tell.
 */
function descend(text: string, within: Region | null): Region | null {
  const { byName } = divisions();
  let found: Region | null = null;
  for (let rest = text; ; ) {
    const next = leadingRegion(rest, found ?? within, byName);
    if (!next) return found && isOfAnother(rest) ? null : found;
    found = next.region;
    rest = rest.slice(next.length);
  }
}

function leadingRegion(text: string, within: Region | null, byName: ReadonlyMap<string, readonly Region[]>) {
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
