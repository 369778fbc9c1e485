// A division and a year to the addresses of its reports: by the columns of its portals, or by one that is looked for.
import { type Families, isReportOf, type ListFamily, type Site } from '../site/index.js';
import { type Column, readColumn } from './column.js';
import type { Fetcher } from './fetcher.js';
import { type Finding, findColumn } from './find.js';
import { FetchError, type Outcome } from './outcome.js';
import type { CityPlan, Division } from './plan.js';

/** A column that was looked for and found, as it is kept. */
export interface FoundColumn {
  /** GB/T 2260 code of the division whose reports it lists. */
  readonly region: string;
  /** The portal's root that it was found from. */
  readonly root: string;
  readonly column: string;
  readonly family: string;
}

/** What is kept of columns that were found, for the next run and for a person to correct. */
export interface ColumnMemory {
  find(region: string, root: string): FoundColumn | null;
  /** @param detail what was seen, in one line */
  note(found: FoundColumn, division: Division, detail: string): Promise<void>;
}

/** Why there is no address. */
export interface Nothing {
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  /** The page that it was seen on. */
  readonly url: string | null;
}

export interface Addresses {
  readonly urls: readonly string[];
  /** Null where there are addresses. */
  readonly nothing: Nothing | null;
}

export interface ListerOptions {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly maxPages: number;
  readonly memory?: ColumnMemory | undefined;
}

/** A portal as it is asked now. */
type Portal = Pick<Site, 'columns' | 'family' | 'overrides' | 'root' | 'title'>;

export class Lister {
  readonly #options: ListerOptions;
  readonly #columns = new Map<string, Promise<Column>>();
  readonly #findings = new Map<string, Promise<Finding>>();

  constructor(options: ListerOptions) {
    this.#options = options;
  }

  /**
   * The addresses of a division's reports for a year on all its portals.
   *
   * @throws {HostRest} while a host is rested
   * @throws {FetchError} `stopped`
   */
  async addressesOf(plan: CityPlan, region: Division, year: number): Promise<Addresses> {
    const sites = await plan.sitesFor(region.code);
    const { root } = plan;
    const known: Portal[] = sites.map((site) => (root === undefined ? site : { ...site, root }));
    const portals = known.length > 0 || root === undefined ? known : [unknownPortal(root)];
    const urls = new Set<string>();
    const reasons: Nothing[] = [];
    for (const portal of portals) {
      const found = await this.#onPortal(plan, portal, region, year);
      for (const url of found.urls) urls.add(url);
      if (found.nothing) reasons.push(found.nothing);
    }
    if (urls.size > 0) return { urls: [...urls], nothing: null };
    if (reasons.length === 0)
      return nothing('no_site', `no portal is known for ${region.name} (${region.code})`, root ?? null);
    // A portal that could not be read may hold what the others do not list.
    const [telling = reasons[0]] = reasons.filter(({ outcome }) => outcome !== 'not_listed');
    return { urls: [], nothing: telling ?? null };
  }

  async #onPortal(plan: CityPlan, portal: Portal, region: Division, year: number): Promise<Addresses> {
    const overrides = portal.overrides.filter((one) => one.region === region.code && one.year === year);
    if (overrides.length > 0) return { urls: overrides.map(({ url }) => url), nothing: null };
    let columns = portal.columns(year).map((path) => ({ url: new URL(path, portal.root).href, family: portal.family }));
    let { urls, unread } = await this.#list(plan, columns, region, year);
    const mayBeElsewhere = columns.length === 0 || (plan.root !== undefined && isGone(unread?.fault));
    if (urls.size === 0 && mayBeElsewhere) {
      const { column, outcome, detail } = await this.#find(plan, portal.root, region);
      if (!column && columns.length === 0) return nothing(outcome, detail, portal.root);
      // The root that is named may be that of a portal of its own, and not of a copy of the one that is known.
      const others = column ? [column] : [];
      const found = await this.#list(plan, others, region, year);
      if (columns.length === 0 || found.urls.size > 0) {
        columns = others;
        ({ urls, unread } = found);
      }
    }
    if (urls.size > 0) return { urls: [...urls], nothing: null };
    if (unread && !isGone(unread.fault)) return nothing(unread.fault.outcome, unread.fault.message, unread.url);
    const why = unread ? `has no column for ${year} (${unread.fault.message})` : `lists no report of it for ${year}`;
    return nothing('not_listed', `${portal.title} ${why}`, unread?.url ?? columns[0]?.url ?? null);
  }

  /** The addresses of a division's reports for a year in these columns, and the first column that could not be read whole. */
  async #list(
    plan: CityPlan,
    columns: readonly { readonly url: string; readonly family: ListFamily | null }[],
    region: Division,
    year: number,
  ): Promise<{ urls: ReadonlySet<string>; unread: { url: string; fault: FetchError } | null }> {
    const urls = new Set<string>();
    let unread: { url: string; fault: FetchError } | null = null;
    for (const { url, family } of columns) {
      const { rows, fault } = await this.#column(family ?? plan.loadFamilies, url);
      for (const row of rows) if (isReportOf(row, region.name, year)) urls.add(row.url);
      if (fault) unread ??= { url, fault };
    }
    return { urls, unread };
  }

  #column(family: ListFamily | CityPlan['loadFamilies'], url: string): Promise<Column> {
    const known = this.#columns.get(url);
    if (known) return known;
    const column = (async () =>
      readColumn(
        this.#options.fetcher,
        typeof family === 'function' ? (await family()).of : family,
        url,
        this.#options.maxPages,
      ))();
    this.#columns.set(url, column);
    // After a rest it is asked for again.
    column.catch(() => this.#columns.delete(url));
    return column;
  }

  /** The column of a division on a portal of which only the root is known: the one that is kept, or looked for once. */
  async #find(plan: CityPlan, root: string, region: Division): Promise<Finding> {
    const key = `${region.code} ${root}`;
    try {
      const finding = this.#findings.get(key) ?? this.#look(plan, root, region);
      this.#findings.set(key, finding);
      return await finding;
    } catch (error) {
      // After a rest it is looked for again.
      this.#findings.delete(key);
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return { column: null, outcome: error.outcome, detail: error.message, seen: [] };
    }
  }

  async #look(plan: CityPlan, root: string, region: Division): Promise<Finding> {
    const { fetcher, maxPages, memory } = this.#options;
    const families = await plan.loadFamilies();
    const kept = memory?.find(region.code, root);
    if (kept) {
      const { fault } = await this.#column(familyOf(kept, families), kept.column);
      if (!isGone(fault ?? undefined)) return keptFinding(kept, families);
    }
    const finding = await findColumn(fetcher, root, region.name, { families, maxPages });
    if (finding.column) {
      const { url: column, family } = finding.column;
      await memory?.note({ region: region.code, root, column, family: family.name }, region, finding.detail);
    }
    return finding;
  }
}

function keptFinding(kept: FoundColumn, families: Families): Finding {
  const { column: url } = kept;
  const detail = `${url}: kept from an earlier run`;
  return { column: { url, family: familyOf(kept, families) }, outcome: 'ok', detail, seen: [] };
}

function familyOf({ column, family: name, region }: FoundColumn, families: Families): ListFamily {
  const family = families.named(name);
  if (family) return family;
  throw new Error(`columns.json: the column of ${region}, ${column}, is of no family that is known: ${name}`);
}

function unknownPortal(root: string): Portal {
  return { title: root, root, family: null, columns: () => [], overrides: [] };
}

function nothing(outcome: Outcome, detail: string, url: string | null): Addresses {
  return { urls: [], nothing: { outcome, detail, url } };
}

function isGone(fault: FetchError | undefined): boolean {
  return fault?.status === 404 || fault?.status === 410;
}
