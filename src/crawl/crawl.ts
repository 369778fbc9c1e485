// From what is asked for to documents: lists read, rows chosen, pages fetched. Hosts go side by side, each at its own pace.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Archive } from '../archive/index.js';
import type { Settings } from '../settings/index.js';
import { isReportOf, type ListFamily, type Site } from '../site/index.js';
import type { Knowledge, Lease, WorkQueue } from '../state/index.js';
import { type Column, readColumn } from './column.js';
import { Fetcher, type FetcherOptions } from './fetcher.js';
import { type Finding, findColumn } from './find.js';
import { HostRest } from './host.js';
import { HttpClient, type HttpOptions } from './http/index.js';
import { FetchError, type Outcome } from './outcome.js';
import { type Division, type Plan, type Unit, unitsOf } from './plan.js';
import { Recorder } from './recorder.js';
import { Renderer } from './render.js';
import { type Found, Seeker, type SeekerOptions } from './seeker.js';

/** What became of one thing asked for. */
export interface CrawlItem extends Found {
  readonly region: Division | null;
  readonly year: number | null;
  readonly url: string | null;
}

export interface CrawlOptions extends Pick<FetcherOptions, 'onPause' | 'onRequest'> {
  readonly archive: Archive;
  /** The archive's folder. */
  readonly snapshots: string;
  readonly known: Knowledge;
  readonly work: WorkQueue;
  readonly settings: Settings;
  readonly hasReport: SeekerOptions['hasReport'];
  /**
   * Takes each item when it is there; what it gives is kept with the finished unit. It waits for `known.settled()` before it
   * writes down anything that names a capture: after a power cut the archive ends where what is known of it does.
   */
  readonly take: (item: CrawlItem) => Promise<unknown>;
  /** Told before anything is fetched how many hosts have work left. */
  readonly onStart?: ((hosts: number) => void) | undefined;
  /** Told of what `take` gave for a unit, once the unit is finished. */
  readonly onFinished?: ((results: readonly unknown[]) => void) | undefined;
  readonly http: Pick<HttpOptions, 'allowPrivate' | 'proxy' | 'insecureTls' | 'contact'>;
  /** Aborted: what is under way is brought to its end, and nothing else is begun. */
  readonly signal?: AbortSignal | undefined;
}

// While one unit of a host is written down, the next one's page is fetched.
const UNITS_A_HOST = 2;

/**
 * Fetches what a plan asks for and is not done yet. It ends when all is done, or after the signal was aborted; then what is
 * left is still in the queue.
 */
export async function crawl(plan: Plan, options: CrawlOptions): Promise<void> {
  const units = await unitsOf(plan);
  options.work.add(units.map(({ work }) => work));
  const hosts = options.work.hosts();
  options.onStart?.(hosts.length);
  const leave = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, leave.signal]) : leave.signal;
  // Every host that is waited for listens; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  // One disk for all: what stops one host stops the run.
  const crawler = new Crawler(plan, units, { ...options, signal }, () => leave.abort());
  const sideBySide = pLimit(options.settings.hosts);
  const toItsEnd = async (host: string): Promise<void> => {
    for (;;) {
      const until = await sideBySide(() => crawler.host(host));
      if (until === null || signal.aborted) return;
      // A host that rests leaves its place to another one.
      await sleep(until - Date.now(), undefined, { signal }).catch(() => undefined);
    }
  };
  const ended = await Promise.allSettled(hosts.map(toItsEnd));
  await crawler.close();
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

class Crawler {
  readonly #plan: Plan;
  readonly #units: readonly Unit[];
  readonly #options: CrawlOptions & { readonly signal: AbortSignal };
  readonly #client: HttpClient;
  readonly #fetcher: Fetcher;
  readonly #renderer: Renderer;
  readonly #seeker: Seeker;
  readonly #leave: () => void;
  readonly #columns = new Map<string, Promise<Column>>();
  readonly #findings = new Map<string, Promise<Finding>>();

  /** @param leave told where the run cannot go on */
  constructor(
    plan: Plan,
    units: readonly Unit[],
    options: CrawlOptions & { readonly signal: AbortSignal },
    leave: () => void,
  ) {
    this.#leave = leave;
    const { archive, snapshots, known, settings, signal, hasReport, http } = options;
    this.#plan = plan;
    this.#units = units;
    this.#options = options;
    const client = new HttpClient({
      ...http,
      totalTimeoutMs: settings.timeout,
      headerTimeoutMs: settings.headerTimeout,
      connectTimeoutMs: settings.connectTimeout,
      maxBodyBytes: settings.maxBody,
      maxHeaderBytes: settings.maxHead,
      maxPerAddress: settings.perAddress,
    });
    const recorder = new Recorder({ archive, snapshots, known, maxBodyBytes: settings.maxBody });
    const { onPause, onRequest } = options;
    const fetcher = new Fetcher({
      settings,
      signal,
      onPause,
      onRequest,
      recorder,
      exchange: (url, headers, again, body) => client.exchange(url, headers, again, body),
    });
    const renderer = new Renderer((url) => fetcher.fetch(url), {
      timeoutMs: settings.drawTimeout,
      pages: settings.drawPages,
      signal,
    });
    this.#client = client;
    this.#fetcher = fetcher;
    this.#renderer = renderer;
    this.#seeker = new Seeker({ archive, snapshots, known, fetcher, renderer, hasReport });
  }

  async close(): Promise<void> {
    await this.#renderer.close();
    await this.#client.close();
  }

  /** Does the units of one host until none is due; when the next one is, in ms since 1970, or null where none is left. */
  async host(host: string): Promise<number | null> {
    const loops = Array.from({ length: UNITS_A_HOST }, () => this.#one(host));
    // None may go on when the archive is closed.
    const ended = await Promise.allSettled(loops);
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    const dues = ended.flatMap((end) => (end.status === 'fulfilled' && end.value !== null ? [end.value] : []));
    return dues.length === 0 ? null : Math.min(...dues);
  }

  async #one(host: string): Promise<number | null> {
    const { work, signal } = this.#options;
    while (!signal.aborted) {
      const lease = work.lease(host);
      if (lease === null) return null;
      if ('waitMs' in lease) return Date.now() + lease.waitMs;
      await this.#do(lease);
    }
    return null;
  }

  async #do(lease: Lease): Promise<void> {
    const { work, take } = this.#options;
    const unit = this.#units[lease.place];
    if (!unit || unit.work.key !== lease.key) throw new Error(`the work "${lease.key}" is not of this plan`);
    try {
      const results: unknown[] = [];
      for await (const item of this.#items(unit)) results.push(await take(item));
      await work.finish(lease, results);
      this.#options.onFinished?.(results);
    } catch (error) {
      if (error instanceof HostRest) work.giveBack(lease, error.until, error.message);
      else if (error instanceof FetchError && error.outcome === 'stopped') work.giveBack(lease, 0, error.message);
      else {
        this.#leave();
        throw error;
      }
    }
  }

  async *#items({ region, year, url }: Unit): AsyncGenerator<CrawlItem> {
    if (url !== null) yield { region, year, url, ...(await this.#seeker.seek(url)) };
    else if (region !== null && year !== null && this.#plan.kind === 'cities')
      yield* this.#city(this.#plan, region, year);
  }

  async *#city(plan: Extract<Plan, { kind: 'cities' }>, region: Division, year: number): AsyncGenerator<CrawlItem> {
    const nothing = (outcome: Outcome, detail: string, url: string | null = null): CrawlItem => ({
      region,
      year,
      url,
      outcome,
      detail,
      document: null,
      attachments: [],
    });
    const site = await plan.siteFor(region.code);
    if (!site && plan.root === undefined)
      return yield nothing('no_site', `no portal is known for ${region.name} (${region.code})`);
    let { urls, unread } = await this.#list(site ? columnsOf(site, year, plan.root) : [], region, year);
    // The root that is named may be that of a portal of its own, and not of a copy of the one that is known.
    if (plan.root !== undefined && urls.size === 0 && (!site || isGone(unread?.fault))) {
      const { column, outcome, detail } = await this.#find(plan, region);
      if (!column && !site) return yield nothing(outcome, detail, plan.root);
      const found = await this.#list(column ? [column] : [], region, year);
      if (!site || found.urls.size > 0) ({ urls, unread } = found);
    }
    for (const url of urls) yield { region, year, url, ...(await this.#seeker.seek(url)) };
    if (urls.size > 0) return;
    if (unread && !isGone(unread.fault)) return yield nothing(unread.fault.outcome, unread.fault.message, unread.url);
    const why = unread ? `has no column for ${year} (${unread.fault.message})` : `lists no report of it for ${year}`;
    yield nothing('not_listed', `${site?.title ?? plan.root} ${why}`, unread?.url);
  }

  /** The addresses of a division's reports for a year in these columns, and the first column that could not be read whole. */
  async #list(
    columns: readonly ListColumn[],
    region: Division,
    year: number,
  ): Promise<{ urls: ReadonlySet<string>; unread: { url: string; fault: FetchError } | null }> {
    const urls = new Set<string>();
    let unread: { url: string; fault: FetchError } | null = null;
    for (const { url, family } of columns) {
      const { rows, fault } = await this.#column(family, url);
      for (const row of rows) if (isReportOf(row, region.name, year)) urls.add(row.url);
      if (fault) unread ??= { url, fault };
    }
    return { urls, unread };
  }

  /** The column of a division on a portal of which only the root is known, looked for once. */
  async #find(plan: Extract<Plan, { kind: 'cities' }>, region: Division): Promise<Finding> {
    const { root = '' } = plan;
    const maxPages = this.#options.settings.listPages;
    try {
      const known = this.#findings.get(region.code);
      const look = async () =>
        findColumn(this.#fetcher, root, region.name, { familyOf: await plan.loadFamilyOf(), maxPages });
      const finding = known ?? look();
      this.#findings.set(region.code, finding);
      return await finding;
    } catch (error) {
      // After a rest it is looked for again.
      this.#findings.delete(region.code);
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return { column: null, outcome: error.outcome, detail: error.message };
    }
  }

  #column(family: ListFamily, url: string): Promise<Column> {
    const known = this.#columns.get(url);
    if (known) return known;
    const column = readColumn(this.#fetcher, family, url, this.#options.settings.listPages);
    this.#columns.set(url, column);
    // After a rest it is asked for again.
    column.catch(() => this.#columns.delete(url));
    return column;
  }
}

function isGone(fault: FetchError | undefined): boolean {
  return fault?.status === 404 || fault?.status === 410;
}

interface ListColumn {
  readonly url: string;
  readonly family: ListFamily;
}

function columnsOf(site: Site, year: number, root: string | undefined): ListColumn[] {
  return site.columns(year).map((path) => ({ url: new URL(path, root ?? site.root).href, family: site.family }));
}
