// Finding the column of yearly reports from nothing but a portal's root: by the texts and paths of links, two levels deep.
import { UnreadablePageError } from '../page/index.js';
import {
  baseOf,
  type Families,
  type ListFamily,
  type ListRow,
  resolveLink,
  roleOf,
  type SitePage,
} from '../site/index.js';
import { faultOf, readColumn } from './column.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import { sitePageOf } from './site-page.js';

export interface Finding {
  /** The column that holds most reports of the body; null where none holds any. */
  readonly column: { readonly url: string; readonly family: ListFamily } | null;
  readonly outcome: Outcome;
  /** One line for a person: what was seen. */
  readonly detail: string;
  /** The pages that were looked at, in order. */
  readonly seen: readonly Look[];
}

/** A page that was looked at while a column was sought. */
export interface Look {
  readonly url: string;
  /** The home page, a section that may lead to the column, or a list that may be it. */
  readonly as: 'home' | 'section' | 'candidate';
  /** Text of the link that led there; null for the home page. */
  readonly text: string | null;
  /** How much the link looks like the column's, from 1 to 3; null for pages that are no candidates. */
  readonly score: number | null;
  /** The family of the list, and what marks it; null where it is of none that is known, or no list. */
  readonly family: string | null;
  readonly marks: readonly string[];
  /** Rows of the list. */
  readonly rows: number;
  /** Those among them that are the body's own reports. */
  readonly reports: number;
  /** Years of which a row is a report that names no body. */
  readonly unnamed: number;
  /** What was wrong with it; null where nothing was. */
  readonly fault: string | null;
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
// Frames of candidates are looked at as well.
const MAX_LOOKS = 12;
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
  fetcher: Pick<Fetcher, 'fetch'>,
  root: string,
  name: string,
  { families, maxPages }: { families: Families; maxPages: number },
): Promise<Finding> {
  const portal = new Portal(fetcher);
  const seen: Look[] = [];
  const candidates = new Map<string, Link>();
  const look = async (link: Omit<Link, 'score'>, as: 'home' | 'section'): Promise<SitePage | null> => {
    const { page, fault } = await portal.page(link.url);
    seen.push({ ...nothingSeen, url: link.url, as, text: as === 'home' ? null : link.text, fault });
    for (const found of page ? linksOn(page, name) : []) {
      const score = scoreOf(found);
      if (score > 0 && !candidates.has(found.url)) candidates.set(found.url, { ...found, score });
    }
    return page;
  };
  const home = await look({ url: root, text: '' }, 'home');
  const leading = home ? linksOn(home, name).filter(({ text }) => sections.test(text) && !siblings.test(text)) : [];
  for (const link of leading.slice(0, MAX_SECTIONS)) await look(link, 'section');
  const ranked = [...candidates.values()].sort((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES);
  let best = { url: '', family: null as ListFamily | null, named: 0, unnamed: 0 };
  for (const { url, text, score } of ranked) {
    const { page, fault } = await portal.page(url);
    const family = page && families.of(page);
    const seenHere = { ...nothingSeen, url, as: 'candidate', text, score, fault } as const;
    if (!page || !family) {
      seen.push(seenHere);
      // A page may be no more than a shell whose list stands in a frame.
      for (const frame of page ? framesOn(page) : [])
        if (ranked.length < MAX_LOOKS && ranked.every((one) => one.url !== frame))
          ranked.push({ url: frame, text, score });
      continue;
    }
    const column = await readColumn(fetcher, family, url, maxPages);
    portal.fault ??= column.fault;
    const { named, unnamed } = ownReports(column.rows, name);
    const marks = family.marks(page);
    const told = {
      family: family.name,
      marks,
      rows: column.rows.length,
      reports: named,
      unnamed,
      fault: column.fault?.message ?? null,
    };
    seen.push({ ...seenHere, ...told });
    if (named > best.named || (named === best.named && unnamed > best.unnamed)) best = { url, family, named, unnamed };
  }
  const { url, family, named, unnamed } = best;
  if (family) {
    const told = named > 0 ? `${named} reports of ${name}` : `reports of ${unnamed} years that name no body`;
    return { column: { url, family }, outcome: 'ok', detail: `${url}: ${told}`, seen };
  }
  const nothing = (outcome: Outcome, detail: string): Finding => ({ column: null, outcome, detail, seen });
  // What could not be looked at may be where the column is.
  if (portal.fault) return nothing(portal.fault.outcome, portal.fault.message);
  const unknown = seen.find(({ as, family, fault }) => as === 'candidate' && family === null && fault === null);
  if (unknown) return nothing('family_unknown', `${unknown.url} is a list of no make that is known`);
  const why =
    ranked.length === 0 ? 'no link to a column of yearly reports' : `none of ${ranked.length} columns has one`;
  return nothing('no_column', `${root}: ${why} of ${name}`);
}

const nothingSeen = {
  text: null,
  score: null,
  family: null,
  marks: [],
  rows: 0,
  reports: 0,
  unnamed: 0,
  fault: null,
} as const;

/** The pages of a portal as they are looked through. */
class Portal {
  readonly #fetcher: Pick<Fetcher, 'fetch'>;
  /** The first thing that could not be looked at, and why. */
  fault: FetchError | null = null;

  constructor(fetcher: Pick<Fetcher, 'fetch'>) {
    this.#fetcher = fetcher;
  }

  /** A page within the limits, parsed; null where there is none, with what was wrong. */
  async page(url: string): Promise<{ readonly page: SitePage | null; readonly fault: string | null }> {
    try {
      const fetched = await this.#fetcher.fetch(url);
      if (fetched.status === 200 && fetched.body.length > 0) {
        const page = sitePageOf(fetched, { url });
        // Whatever is past a limit shows itself here.
        page.$.root();
        return { page, fault: null };
      }
      const fault = faultOf(url, fetched);
      if (typeof fault === 'string') return { page: null, fault };
      // A section that is gone leads nowhere; that is no reason to doubt the others.
      return fault.status === 404 || fault.status === 410 ? { page: null, fault: fault.message } : this.#failed(fault);
    } catch (error) {
      if (error instanceof UnreadablePageError)
        return this.#failed(new FetchError('no_list', `${url}: ${error.message}`));
      if (error instanceof FetchError && error.outcome !== 'stopped') return this.#failed(error);
      throw error;
    }
  }

  #failed(fault: FetchError) {
    this.fault ??= fault;
    return { page: null, fault: fault.message };
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
/** What a page shows in frames, of its own host. */
function framesOn(page: SitePage): string[] {
  const { $ } = page;
  const base = baseOf($, page.url);
  return $('iframe[src], frame[src]')
    .toArray()
    .flatMap((frame) => resolveLink(frame.attribs.src ?? '', base) ?? [])
    .filter((url) => new URL(url).host === new URL(page.url).host);
}

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
