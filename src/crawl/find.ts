// Finding the column of yearly reports from nothing but a portal's root: by the texts and paths of links, two levels deep.
import { UnreadablePageError } from '../page/index.js';
import { baseOf, type ListFamily, type ListRow, roleOf, type SitePage } from '../site/index.js';
import { faultOf, readColumn } from './column.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import { sitePageOf } from './site-page.js';

/** Says which family reads a column, by its first page; null where none is known. */
export type FamilyOf = (page: SitePage) => ListFamily | null;

export interface Finding {
  /** The column that holds most reports of the body; null where none holds any. */
  readonly column: { readonly url: string; readonly family: ListFamily } | null;
  readonly outcome: Outcome;
  /** One line for a person: what was seen. */
  readonly detail: string;
}

interface Link {
  readonly url: string;
  readonly text: string;
  readonly score: number;
}

// What the column of yearly reports is called, and what stands beside it and is not meant.
const columnName = /(?:信息公开|政务公开)(?:工作)?年(?:度)?(?:工作)?报(?:告)?|^年(?:度)?报告?$|^年度工作报告$|公开年报/;
const columnPath = /xxgk(?:gz)?n(?:d)?b|xxgkndbg|\bndbg\b|gknb/i;
const siblings = /政府网站|网站工作|法治政府|指南|制度|部门|镇|乡|街道|县区|区县|预算|决算|监督|依申请/;
// What leads to it.
const sections = /政府信息公开|政务公开|信息公开|法定主动公开/;

const MAX_SECTIONS = 8;
const MAX_CANDIDATES = 8;
const MAX_LINKS = 2000;
const FIRST_YEAR = 2008;

/**
 * Looks for the column of a division's own yearly reports on a portal.
 *
 * @param name the division's full name
 * @throws {HostRest} while the host is rested
 * @throws {FetchError} where the portal's own page cannot be had
 */
export async function findColumn(
  fetcher: Fetcher,
  root: string,
  name: string,
  { familyOf, maxPages }: { familyOf: FamilyOf; maxPages: number },
): Promise<Finding> {
  const portal = new Portal(fetcher);
  const home = await portal.page(root);
  const candidates = new Map<string, Link>();
  const collect = (page: SitePage) => {
    for (const link of linksOn(page, name)) {
      const score = scoreOf(link);
      if (score > 0 && !candidates.has(link.url)) candidates.set(link.url, { ...link, score });
    }
  };
  const leading = home ? linksOn(home, name).filter(({ text }) => sections.test(text) && !siblings.test(text)) : [];
  if (home) collect(home);
  for (const { url } of leading.slice(0, MAX_SECTIONS)) {
    const page = await portal.page(url);
    if (page) collect(page);
  }
  const ranked = [...candidates.values()].sort((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES);
  let best = { url: '', family: null as ListFamily | null, named: 0, unnamed: 0 };
  let unknown: string | null = null;
  for (const { url } of ranked) {
    const page = await portal.page(url);
    const family = page && familyOf(page);
    if (!page || !family) {
      if (page) unknown ??= url;
      continue;
    }
    const { rows, fault } = await readColumn(fetcher, family, url, maxPages);
    portal.fault ??= fault;
    const { named, unnamed } = ownReports(rows, name);
    if (named > best.named || (named === best.named && unnamed > best.unnamed)) best = { url, family, named, unnamed };
  }
  const { url, family, named, unnamed } = best;
  if (family) {
    const told = named > 0 ? `${named} reports of ${name}` : `reports of ${unnamed} years that name no body`;
    return { column: { url, family }, outcome: 'ok', detail: `${url}: ${told}` };
  }
  const nothing = (outcome: Outcome, detail: string): Finding => ({ column: null, outcome, detail });
  // What could not be looked at may be where the column is.
  if (portal.fault) return nothing(portal.fault.outcome, portal.fault.message);
  if (unknown !== null) return nothing('family_unknown', `${unknown} is a list of no make that is known`);
  const seen =
    ranked.length === 0 ? 'no link to a column of yearly reports' : `none of ${ranked.length} columns has one`;
  return nothing('no_column', `${root}: ${seen} of ${name}`);
}

/** The pages of a portal as they are looked through. */
class Portal {
  readonly #fetcher: Fetcher;
  /** The first thing that could not be looked at, and why. */
  fault: FetchError | null = null;

  constructor(fetcher: Fetcher) {
    this.#fetcher = fetcher;
  }

  /** A page within the limits, parsed; null where there is none. */
  async page(url: string): Promise<SitePage | null> {
    try {
      const fetched = await this.#fetcher.fetch(url);
      if (fetched.status === 200 && fetched.body.length > 0) {
        const page = sitePageOf(fetched, { url });
        // Whatever is past a limit shows itself here.
        page.$.root();
        return page;
      }
      const fault = faultOf(url, fetched);
      // A section that is gone leads nowhere; that is no reason to doubt the others.
      if (typeof fault !== 'string' && fault.status !== 404 && fault.status !== 410) this.fault ??= fault;
    } catch (error) {
      if (error instanceof UnreadablePageError) this.fault ??= new FetchError('no_list', `${url}: ${error.message}`);
      else if (error instanceof FetchError && error.outcome !== 'stopped') this.fault ??= error;
      else throw error;
    }
    return null;
  }
}

/** How much a link looks like one to the column; 0: not at all. */
function scoreOf({ url, text }: Omit<Link, 'score'>): number {
  if (siblings.test(text)) return 0;
  const score = (columnName.test(text) ? 2 : 0) + (columnPath.test(url) ? 1 : 0);
  // With a year in it, it is one of the reports more often than a column.
  return score > 0 && /(?:19|20)\d{2}年/.test(text) ? score - 0.5 : score;
}

/** Links of a page to the same portal, each once; their texts without the division's own name, in which 镇 may stand. */
function linksOn(page: SitePage, name: string): Omit<Link, 'score'>[] {
  const short = name.replace(/[市县区州盟]$/, '');
  const domain = new URL(page.url).hostname.replace(/^www\./, '');
  const links = new Map<string, string>();
  const { $ } = page;
  const base = baseOf($, page.url);
  for (const link of $('a[href]').toArray().slice(0, MAX_LINKS)) {
    const { href = '', title = '' } = link.attribs;
    // Its fragment stays: some makes name the column there.
    const url = URL.canParse(href, base) ? new URL(href, base) : null;
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const isOwn = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    // A picture with the same link may stand before the words.
    if (isOwn && !links.get(url.href))
      links.set(url.href, (title || $(link).text()).replace(/\s+/g, '').replaceAll(short, ''));
  }
  return [...links].map(([url, text]) => ({ url, text }));
}

/** How many reports a column lists for a division, and for how many years some that name nobody. */
function ownReports(rows: readonly ListRow[], name: string): { readonly named: number; readonly unnamed: number } {
  const last = new Date().getFullYear();
  let named = 0;
  let unnamed = 0;
  for (let year = FIRST_YEAR; year <= last; year++) {
    const roles = rows.map((row) => roleOf(row, name, year));
    named += roles.filter((role) => role === 'report').length;
    if (roles.includes('unnamed')) unnamed++;
  }
  return { named, unnamed };
}
