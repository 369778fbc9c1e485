// A division and a year to the addresses of its reports: by the columns of its portals, or by one that is looked for.
import type { Families, ListFamily, ListRow, Site } from '../site/index.js';
import { type Column, readColumn } from './column.js';
import type { Fetcher } from './fetcher.js';
import { type Finding, findColumn } from './find.js';
import {
  earliest,
  isGone,
  type Listed,
  type ListedReport,
  listedIn,
  type Nothing,
  type ReadColumn,
  whyNothing,
} from './listed.js';
import { FetchError } from './outcome.js';
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

export interface Addresses {
  readonly listed: readonly ListedReport[];
  /** Rows for the same division and year that are no reports to be read. */
  readonly digests: readonly Pick<ListRow, 'url' | 'title'>[];
  /** Null where there are addresses. */
  readonly nothing: Nothing | null;
}

export interface ListerOptions {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly maxPages: number;
  readonly memory?: ColumnMemory | undefined;
}

/** A portal as it is asked now. */
type Portal = Pick<Site, 'columns' | 'family' | 'overrides' | 'region' | 'root' | 'title'>;

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
    const portals = known.length > 0 || root === undefined ? known : [unknownPortal(root, region)];
    const found: Addresses[] = [];
    for (const portal of portals) found.push(await this.#onPortal(plan, portal, region, year));
    const listed = new Map(found.flatMap((one) => one.listed).map((report) => [report.url, report]));
    const digests = found.flatMap((one) => one.digests);
    if (listed.size > 0) return { listed: [...listed.values()], digests, nothing: null };
    const reasons = found.flatMap(({ nothing }) => nothing ?? []);
    // A portal that could not be read may hold what the others do not list; one without a column says least.
    const weights: number[] = reasons.map(({ outcome }) =>
      outcome === 'no_column' ? 0 : outcome === 'not_listed' ? 1 : 2,
    );
    const telling = reasons[weights.indexOf(Math.max(...weights))];
    // Where one could not be read, that others lack it shows nothing.
    const lacking = telling?.outcome === 'not_listed' ? reasons : [];
    const columns = lacking.flatMap((reason) => reason.columns);
    const readAt = earliest(lacking.map((reason) => reason.readAt));
    if (telling) return { listed: [], digests, nothing: { ...telling, columns, readAt } };
    const detail = `no portal is known for ${region.name} (${region.code})`;
    return { listed: [], digests, nothing: { outcome: 'no_site', detail, url: null, columns, readAt } };
  }

  async #onPortal(plan: CityPlan, portal: Portal, region: Division, year: number): Promise<Addresses> {
    const overrides = portal.overrides.filter((one) => one.region === region.code && one.year === year);
    if (overrides.length > 0)
      return {
        listed: overrides.map(({ url }) => ({ url, isNamed: true, columns: [], readAt: null })),
        digests: [],
        nothing: null,
      };
    let columns = portal.columns(year).map((path) => ({ url: new URL(path, portal.root).href, family: portal.family }));
    let list = await this.#list(plan, columns, region, year);
    const mayBeElsewhere = columns.length === 0 || (plan.root !== undefined && list.unread?.isGone === true);
    if (list.named.length === 0 && mayBeElsewhere) {
      const { column, outcome, detail } = await this.#find(plan, portal.root, region);
      if (!column && columns.length === 0)
        return { listed: [], digests: [], nothing: { outcome, detail, url: portal.root, columns: [], readAt: null } };
      // The root that is named may be that of a portal of its own, and not of a copy of the one that is known.
      const others = column ? [column] : [];
      const found = await this.#list(plan, others, region, year);
      if (columns.length === 0 || found.named.length > 0) {
        columns = others;
        list = found;
      }
    }
    const { named, unnamed, digests } = list;
    const isNamed = named.length > 0;
    // On the portal of several bodies a row that names none may be of any, and so may each of several rows.
    const chosen = !isNamed && portal.region === region.code && unnamed.length === 1 ? unnamed : named;
    if (chosen.length > 0) return { listed: chosen.map((row) => ({ ...row, isNamed })), digests, nothing: null };
    return { listed: [], digests, nothing: whyNothing(list, portal, year) };
  }

  /** What these columns list of a division for a year. */
  async #list(
    plan: CityPlan,
    columns: readonly { readonly url: string; readonly family: ListFamily | null }[],
    region: Division,
    year: number,
  ): Promise<Listed> {
    const read: ReadColumn[] = [];
    for (const { url, family } of columns)
      read.push({ url, ...(await this.#column(family ?? plan.loadFamilies, url)) });
    return listedIn(read, region.name, year);
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
      const column = await this.#column(familyOf(kept, families), kept.column);
      if (!isGone(column)) return keptFinding(kept, families);
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

function unknownPortal(root: string, { code: region }: Division): Portal {
  return { title: root, root, region, family: null, columns: () => [], overrides: [] };
}
