// The division whose body an issuer is.
import { divisions, isWithin, levelOf, type Region } from './divisions.js';
import { type FormerRegion, formerByName, successorsOf } from './former.js';
import { beginsLikeDivision, beginsLikeTown } from './inner.js';
import { membersOf } from './members.js';
import { shortName } from './names.js';

/**
 * The division whose body an issuer is, by the divisions that its name begins with: 辽宁省沈阳市 is 210100,
 * 遂宁市安居区财政局 is 510904. Null where the name begins with none, with one of several that share or shared a name, or
 * goes on to one that nobody can tell: 北京市崇文区 is no more, and its body is not that of 北京市.
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

/** Whether a text begins with the full name of a division in force. */
export function beginsWithDivision(text: string): boolean {
  return leadingRegion(text, null) !== null;
}

/** The smallest division that a text leads to by full names, each within the one before. */
function descend(text: string, within: Region | null): Region | null {
  let found: Region | null = null;
  for (let rest = text; ; ) {
    const next = leadingRegion(rest, found ?? within);
    if (!next) return found && goesOnBelow(found, rest) ? null : found;
    found = next.region;
    rest = rest.slice(next.length);
  }
}

/** Whether what stands behind a division's name begins with a smaller one. A town counts as its county. */
function goesOnBelow(found: Region, rest: string): boolean {
  return beginsLikeTown(rest) ? membersOf(found.code).length > 1 : beginsLikeDivision(rest);
}

function leadingRegion(text: string, within: Region | null) {
  for (let length = Math.min(text.length, 15); length >= 2; length--) {
    const bearers = bearersOf(text.slice(0, length), within);
    const highest = bearers.length === 1 ? bearers : bearers.filter(({ code }) => levelOf(code) !== 'county');
    const [only] = highest;
    if (only && highest.length === 1) return 'successors' in only ? null : { region: only, length };
  }
  return null;
}

/** The divisions in force that bear a full name, and those that bore it and are another's area now. */
function bearersOf(name: string, within: Region | null): readonly (Region | FormerRegion)[] {
  const inForce = divisions().byName.get(name);
  if (!inForce) return [];
  const gone = formerByName(name).filter(
    (one) => one.name === name && !successorsOf(one).some((successor) => inForce.includes(successor)),
  );
  return [...inForce, ...gone].filter(
    ({ code }) => within === null || (code !== within.code && isWithin(code, within.code)),
  );
}
