// Finding the column of yearly reports from nothing but a portal's root: by the texts and paths of links, two levels deep.
import { type Families, type ListFamily, type ListRow, roleOf, type SitePage } from '../site/index.js';
import { readColumn } from './column.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import { framesOn, type Link, leadsOn, linksOn, scoreOf } from './portal-links.js';
import { readSitePage } from './portal-page.js';

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
  /** How much the link looks like the column's, up to 3; null for pages that are no candidates. */
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

const MAX_SECTIONS = 8;
const MAX_CANDIDATES = 8;
// Frames of candidates are looked at as well.
const MAX_LOOKS = 12;
const FIRST_YEAR = 2008;

export interface FindOptions {
  readonly families: Families;
  /** Pages of one list. */
  readonly maxPages: number;
}

/**
 * Looks for the column of a division's own yearly reports on a portal.
 *
 * @param name the division's full name
 * @throws {HostRest} while the host is rested
 * @throws {FetchError} `stopped`
 */
export async function findColumn(
  fetcher: Pick<Fetcher, 'fetch'>,
  root: string,
  name: string,
  options: FindOptions,
): Promise<Finding> {
  const search = new Search(fetcher, name, options);
  const candidates = await search.candidates(root);
  // A frame that a candidate gives comes behind the others.
  for (const candidate of candidates) candidates.push(...(await search.consider(candidate, candidates)));
  return search.finding(root, candidates.length);
}

interface Candidate extends Link {
  readonly score: number;
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

class Search {
  readonly #fetcher: Pick<Fetcher, 'fetch'>;
  readonly #name: string;
  readonly #options: FindOptions;
  readonly #seen: Look[] = [];
  #best = { url: '', family: null as ListFamily | null, named: 0, unnamed: 0 };
  /** The first thing that could not be looked at, and why. */
  #fault: FetchError | null = null;

  constructor(fetcher: Pick<Fetcher, 'fetch'>, name: string, options: FindOptions) {
    this.#fetcher = fetcher;
    this.#name = name;
    this.#options = options;
  }

  /** The links that may lead to the column, on the home page and on the sections that it leads to; the likeliest first. */
  async candidates(root: string): Promise<Candidate[]> {
    const home = await this.#links({ url: root, text: '' }, 'home');
    const found = [...home];
    for (const link of home.filter(leadsOn).slice(0, MAX_SECTIONS)) found.push(...(await this.#links(link, 'section')));
    const candidates = new Map<string, Candidate>();
    for (const link of found) {
      const score = scoreOf(link);
      if (score > 0 && !candidates.has(link.url)) candidates.set(link.url, { ...link, score });
    }
    return [...candidates.values()].sort((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES);
  }

  /** Reads a list that may be the column; gives further candidates where it is a shell whose list stands in a frame. */
  async consider(candidate: Candidate, others: readonly Candidate[]): Promise<Candidate[]> {
    const { url, text, score } = candidate;
    const { page, fault } = await this.#page(url);
    const family = page && this.#options.families.of(page);
    const seen = { ...nothingSeen, url, as: 'candidate', text, score, fault } as const;
    if (!page || !family) {
      this.#seen.push(seen);
      const frames = page ? framesOn(page).filter((frame) => others.every((other) => other.url !== frame)) : [];
      return frames.slice(0, MAX_LOOKS - others.length).map((frame) => ({ url: frame, text, score }));
    }
    const column = await readColumn(this.#fetcher, family, url, this.#options.maxPages);
    this.#fault ??= column.fault;
    const { named, unnamed } = ownReports(column.rows, this.#name);
    this.#seen.push({
      ...seen,
      family: family.name,
      marks: family.marks(page),
      rows: column.rows.length,
      reports: named,
      unnamed,
      fault: column.fault?.message ?? null,
    });
    const best = this.#best;
    if (named > best.named || (named === best.named && unnamed > best.unnamed))
      this.#best = { url, family, named, unnamed };
    return [];
  }

  finding(root: string, candidates: number): Finding {
    const seen = this.#seen;
    const { url, family, named, unnamed } = this.#best;
    if (family) {
      const told = named > 0 ? `${named} reports of ${this.#name}` : `reports of ${unnamed} years that name no body`;
      return { column: { url, family }, outcome: 'ok', detail: `${url}: ${told}`, seen };
    }
    const nothing = (outcome: Outcome, detail: string): Finding => ({ column: null, outcome, detail, seen });
    // What could not be looked at may be where the column is.
    if (this.#fault) return nothing(this.#fault.outcome, this.#fault.message);
    const unknown = seen.find((one) => one.as === 'candidate' && one.family === null && one.fault === null);
    if (unknown) return nothing('family_unknown', `${unknown.url} is a list of no make that is known`);
    const why = candidates === 0 ? 'no link to a column of yearly reports' : `none of ${candidates} columns has one`;
    return nothing('no_column', `${root}: ${why} of ${this.#name}`);
  }

  async #links(link: Link, as: 'home' | 'section'): Promise<Link[]> {
    const { page, fault } = await this.#page(link.url);
    this.#seen.push({ ...nothingSeen, url: link.url, as, text: as === 'home' ? null : link.text, fault });
    return page ? linksOn(page, this.#name) : [];
  }

  async #page(url: string): Promise<{ readonly page: SitePage | null; readonly fault: string | null }> {
    try {
      return { page: await readSitePage(this.#fetcher, url), fault: null };
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      // A section that is gone leads nowhere; that is no reason to doubt the others.
      if (error.status !== 404 && error.status !== 410) this.#fault ??= error;
      return { page: null, fault: error.message };
    }
  }
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
