// The host that the report names as its government's website.
import { isGovernmentHost, isSameSite } from './address.js';
import type { PageText } from './page-text.js';
import { andMore, type Signal } from './signal.js';

const site =
  '政府[”"」》]?(?:公[众眾]|[门門][户戶]|官方|信息|政[务務]|公[开開]|中文){0,3}(?:[网網]站|[网網]|官[网網])[”"」》]?';
const link =
  '[^\\S\\n]{0,2}[(（:：,，]?[^\\S\\n]{0,2}(?:[网網]址|域名|地址)?[为為是]?[:：]?[^\\S\\n]{0,2}(?:https?:/{0,2})?';
const host = '((?:[a-z\\d-]{1,63}\\.){1,5}[a-z]{2,18})(?![a-z\\d.-])';
const namedSite = new RegExp(`${site}${link}${host}`, 'gi');

/** Portals got their names under gov.cn by 国办发〔2017〕47号: what a report of an earlier year prints may be true. */
const FIRST_YEAR = 2018;

// Where a body's pages may also be, and misspellings of a government's host.
const honest =
  /gov|(?:^|\.)(?:edu|ac|org|mil)\.cn$|(?:^|\.)(?:qq|weibo|toutiao|xinhuanet)\.com$|(?:^|\.)people\.com\.cn$/i;

/**
 * Another host where that of a government stood: the copy's own as a government's website, or any host that is no
 * government's as the website of the 人民政府 of a county, city or province.
 */
export function hostSignal(page: PageText, host: string | null, year: number | null): Signal | null {
  if (host !== null && isGovernmentHost(host)) return null;
  if (year !== null && year < FIRST_YEAR) return null;
  const { text } = page;
  let first: { from: number; to: number; host: string } | null = null;
  let places = 0;
  for (const { index, 0: whole, 1: named = '' } of text.matchAll(namedSite)) {
    if (honest.test(named)) continue;
    const isOwn = host !== null && isSameSite(named, host);
    const isPortal = year !== null && /[省市县縣区區州旗盟]人民$/.test(text.slice(Math.max(0, index - 3), index));
    if (!isOwn && !isPortal) continue;
    first ??= { from: index, to: index + whole.length, host: named };
    places++;
  }
  if (!first) return null;
  return {
    code: 'host_replaced',
    message: `${first.host} is given as a government's website${andMore(places)}`,
    cite: page.cite(first.from, first.to),
  };
}
