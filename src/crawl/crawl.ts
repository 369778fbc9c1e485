// From what is asked for to documents: lists read, rows chosen, pages fetched. Hosts go side by side, each at its own pace.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { ListRow } from '../site/index.js';
import type { Lease, WorkQueue } from '../state/index.js';
import { HostRest } from './host.js';
import { type ColumnMemory, Lister } from './lister.js';
import { FetchError } from './outcome.js';
import { type CityPlan, type Division, type Plan, type Unit, unitsOf } from './plan.js';
import type { Found } from './seeker.js';
import { openTools, type Tools, type ToolsOptions } from './tools.js';

/** What became of one thing asked for. */
export interface CrawlItem extends Found {
  readonly region: Division | null;
  readonly year: number | null;
  readonly url: string | null;
  /** Whether the list names the body whose report it is; where it does not, the page has to. */
  readonly isNamed: boolean;
  /** The columns that list it, or were read to their end without it. */
  readonly columns: readonly string[];
  /** When the first of those was read; null where there is none. */
  readonly readAt: string | null;
  /** Listed for the same body and year, and no report to be read. */
  readonly digests: readonly Pick<ListRow, 'url' | 'title'>[];
}

export interface CrawlOptions extends ToolsOptions {
  readonly work: WorkQueue;
  /** Columns that were found before, and those that are found now. */
  readonly columns?: ColumnMemory | undefined;
  /**
   * Takes each item when it is there; what it gives is kept with the finished unit. It waits for `known.settled()` before it
   * writes down anything that names a capture: after a power cut the archive ends where what is known of it does.
   */
  readonly take: (item: CrawlItem) => Promise<unknown>;
  /** Told before anything is fetched how many hosts have work left. */
  readonly onStart?: ((hosts: number) => void) | undefined;
  /** Told of what `take` gave for a unit, once the unit is finished. */
  readonly onFinished?: ((results: readonly unknown[]) => void) | undefined;
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
  readonly #tools: Tools;
  readonly #leave: () => void;
  readonly #lister: Lister;

  /** @param leave told where the run cannot go on */
  constructor(
    plan: Plan,
    units: readonly Unit[],
    options: CrawlOptions & { readonly signal: AbortSignal },
    leave: () => void,
  ) {
    this.#leave = leave;
    this.#plan = plan;
    this.#units = units;
    this.#options = options;
    this.#tools = openTools(options);
    const { settings, columns: memory } = options;
    this.#lister = new Lister({ fetcher: this.#tools.fetcher, maxPages: settings.listPages, memory });
  }

  async close(): Promise<void> {
    await this.#tools.close();
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
    if (url !== null)
      yield {
        region,
        year,
        url,
        isNamed: true,
        columns: [],
        readAt: null,
        digests: [],
        ...(await this.#tools.seeker.seek(url)),
      };
    else if (region !== null && year !== null && this.#plan.kind === 'cities')
      yield* this.#city(this.#plan, region, year);
  }

  async *#city(plan: CityPlan, region: Division, year: number): AsyncGenerator<CrawlItem> {
    const { listed, digests, nothing } = await this.#lister.addressesOf(plan, region, year);
    for (const report of listed)
      yield { region, year, ...report, digests, ...(await this.#tools.seeker.seek(report.url)) };
    if (nothing) yield { region, year, isNamed: true, digests, ...nothing, document: null, attachments: [], lacks: '' };
  }
}
