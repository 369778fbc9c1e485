// Whose portal it is, by what its home page says of itself.
import { readSitePage, type Tools } from '../crawl/index.js';
import { latinNamesOf, type Region, regionByCode, regionOfIssuer } from '../region/index.js';

/**
 * The division whose portal lies at a root: by the name of the site, and by the first six digits of 政府网站标识码 (of a
 * department of a province they are the province's). Null where neither names one, or they name two.
 *
 * @throws {FetchError} where the home page cannot be had
 */
export async function whosePortal(tools: Tools, root: string): Promise<Region | null> {
  const { $ } = await readSitePage(tools.fetcher, root);
  const names = [$('meta[name="SiteName"]').attr('content') ?? '', $('title').first().text()];
  const named =
    names.map((name) => regionOfIssuer(name.replace(/\s+|^欢迎访问|^首页[-_|]?/g, ''))).find(Boolean) ?? null;
  const [code = ''] = /^\d{6}(?=\d{4}$)/.exec($('meta[name="SiteIDCode"]').attr('content') ?? '') ?? [];
  const coded = regionByCode(code);
  if (named && coded && named.code !== coded.code) return null;
  return named ?? coded;
}

/** A short name for a division's site file: its Latin name, or what its host is called. */
export function siteNameFor({ code }: Region, root: string): string {
  const [latin] = latinNamesOf(code);
  const { hostname } = new URL(root);
  const host =
    hostname
      .replace(/^www\.|(?:\.gov)?\.cn$/g, '')
      .split('.')
      .at(-1) ?? hostname;
  const name = (latin ?? (/^\d+$/.test(host) ? hostname : host))
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, latin === undefined ? '-' : '');
  return name === '' ? code : name;
}
