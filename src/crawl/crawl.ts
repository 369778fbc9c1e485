// From what is asked for to documents: lists read, rows chosen, pages fetched, and drawn where only a script draws them.
import pLimit from 'p-limit';
import type { Archive } from '../archive/index.js';
import { isReportOf, type Site } from '../site/index.js';
import { parseAddress } from './address.js';
import { Client, type Fetched } from './client.js';
import { type Column, readColumn } from './column.js';
import type { CrawlDocument } from './document.js';
import { Fetcher } from './fetcher.js';
import type { PaceOptions } from './host.js';
import { FetchError, type Outcome } from './outcome.js';
import { Renderer } from './render.js';

export interface Division {
  readonly code: string;
  readonly name: string;
}

/** What a crawl is to fetch. */
export type Plan =
  | {
      readonly kind: 'cities';
      readonly regions: readonly Division[];
      readonly years: readonly number[];
      /** The portal of a division. */
      readonly siteFor: (code: string) => Promise<Site | null>;
      /** Another root for every portal, such as a copy on this machine. */
      readonly root?: string | undefined;
    }
  | { readonly kind: 'urls'; readonly urls: readonly string[] };

/** What became of one thing asked for. */
export interface CrawlItem {
  readonly region: Division | null;
  readonly year: number | null;
  readonly url: string | null;
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  /** What was fetched, whether or not it is a report; null where nothing was. */
  readonly document: CrawlDocument | null;
}

export interface CrawlOptions {
  readonly archive: Archive;
  readonly allowPrivate: boolean;
  /** Whether a document holds a report's body. */
  readonly hasReport: (document: CrawlDocument) => boolean;
  /** As PaceOptions has them; 1000 ms, 3 attempts and 1000 ms unless told. */
  readonly delayMs?: number | undefined;
  readonly attempts?: number | undefined;
  readonly backoffMs?: number | undefined;
  readonly onPause?: PaceOptions['onPause'];
  readonly signal?: AbortSignal | undefined;
  /** Bound on one request, in ms. */
  readonly timeoutMs?: number | undefined;
  readonly maxBodyBytes?: number | undefined;
  /** Told of every request before its turn has come. */
  readonly onRequest?: ((url: string) => void) | undefined;
}

const MAX_PARALLEL = 8;
// Items are given in order: so many may be done before an earlier one that takes long.
const MAX_AHEAD = 64;

/** How many items a plan yields at least. */
export function plannedItems(plan: Plan): number {
  return plan.kind === 'urls' ? plan.urls.length : plan.regions.length * plan.years.length;
}

/**
 * Fetches what a plan asks for: an item for each city and year, or for each address, in the order of the plan.
 *
 * Once the signal is aborted, what has not been fetched is given with the outcome `stopped`.
 */
export async function* crawl(plan: Plan, options: CrawlOptions): AsyncGenerator<CrawlItem> {
  const leave = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, leave.signal]) : leave.signal;
  const crawler = new Crawler({ ...options, signal });
  const running = new Set<Promise<unknown>>();
  try {
    for await (const items of inOrder(crawler.tasks(plan), running)) yield* items;
  } finally {
    // A consumer that leaves early must find nothing still writing to its archive.
    leave.abort();
    await Promise.allSettled(running);
    await crawler.close();
  }
}

type Task = () => Promise<readonly CrawlItem[]>;

class Crawler {
  readonly #options: CrawlOptions;
  readonly #client: Client;
  readonly #fetcher: Fetcher;
  readonly #renderer: Renderer;
  readonly #parallel = pLimit(MAX_PARALLEL);
  readonly #columns = new Map<string, Promise<Column>>();

  constructor(options: CrawlOptions) {
    const { archive, allowPrivate, signal } = options;
    this.#options = options;
    this.#client = new Client({
      archive,
      allowPrivate,
      timeoutMs: options.timeoutMs ?? 60_000,
      maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
      signal,
    });
    const pace = {
      delayMs: options.delayMs ?? 1000,
      attempts: options.attempts ?? 3,
      backoffMs: options.backoffMs ?? 1000,
      signal,
      onPause: options.onPause,
    };
    this.#fetcher = new Fetcher(this.#client, pace, options.onRequest);
    this.#renderer = new Renderer((url) => this.#fetcher.fetch(url), { signal });
  }

  async close(): Promise<void> {
    await this.#renderer.close();
    this.#client.close();
  }

  tasks(plan: Plan): Task[] {
    return plan.kind === 'urls'
      ? plan.urls.map((url) => async () => [await this.#parallel(() => this.#item(null, null, url))])
      : plan.years.flatMap((year) => plan.regions.map((region) => () => this.#city(plan, region, year)));
  }

  async #city(plan: Extract<Plan, { kind: 'cities' }>, region: Division, year: number): Promise<readonly CrawlItem[]> {
    const nothing = (outcome: Outcome, detail: string, url: string | null = null): CrawlItem[] => [
      { region, year, url, outcome, detail, document: null },
    ];
    const site = await plan.siteFor(region.code);
    if (!site) return nothing('no_site', `no portal is known for ${region.name} (${region.code})`);
    const columns = site.columns(year).map((path) => new URL(path, plan.root ?? site.root).href);
    const urls = new Set<string>();
    let unread: { url: string; fault: FetchError } | null = null;
    for (const url of columns) {
      const { rows, fault } = await this.#column(site, url);
      for (const row of rows) if (isReportOf(row, region.name, year)) urls.add(row.url);
      if (fault) unread ??= { url, fault };
    }
    if (urls.size > 0) return Promise.all([...urls].map((url) => this.#parallel(() => this.#item(region, year, url))));
    const isGone = unread?.fault.status === 404 || unread?.fault.status === 410;
    if (unread && !isGone) return nothing(unread.fault.outcome, unread.fault.message, unread.url);
    const why = unread ? `has no column for ${year} (${unread.fault.message})` : `lists no report of it for ${year}`;
    return nothing('not_listed', `${site.title} ${why}`, unread?.url);
  }

  #column(site: Site, url: string): Promise<Column> {
    const known = this.#columns.get(url);
    if (known) return known;
    const column = readColumn(this.#fetcher, site.family, url);
    this.#columns.set(url, column);
    return column;
  }

  async #item(region: Division | null, year: number | null, url: string): Promise<CrawlItem> {
    let document: CrawlDocument | null = null;
    const item = (outcome: Outcome, detail: string): CrawlItem => ({ region, year, url, outcome, detail, document });
    try {
      const fetched = await this.#fetcher.fetch(parseAddress(url).href);
      document = documentOf(fetched);
      if (!isText(document.contentType))
        return item('wrong_content_type', `${document.url} is ${document.contentType}`);
      if (this.#options.hasReport(document)) return item('ok', document.url);
      if (!/<script\b/i.test(document.bytes.toString('latin1')))
        return item('no_report', `${document.url} holds no report`);
      document = await this.#draw(document);
      return this.#options.hasReport(document)
        ? item('ok', `${document.url}, drawn by a browser`)
        : item('no_report', `${document.url} holds no report, drawn or not`);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return item(error.outcome, error.message);
    }
  }

  async #draw(document: CrawlDocument): Promise<CrawlDocument> {
    const html = await this.#renderer.render(document);
    const snapshot = await this.#options.archive.writeRendering({
      url: document.url,
      renderedAt: new Date(),
      html,
      concurrentTo: document.snapshot.recordId,
    });
    return { ...document, bytes: Buffer.from(html, 'utf8'), contentType: 'text/html;charset=utf-8', snapshot };
  }
}

function documentOf(fetched: Fetched): CrawlDocument {
  const { body: bytes, url, fetchedAt, snapshot } = fetched;
  return { bytes, contentType: fetched.header('content-type') ?? '', url, fetchedAt, snapshot };
}

function isText(contentType: string): boolean {
  return contentType === '' || /^\s*(?:text\/|application\/xhtml)/i.test(contentType);
}

/** The results of tasks in their order; a task is begun when few before it are unfinished. */
async function* inOrder<T>(tasks: readonly (() => Promise<T>)[], running: Set<Promise<unknown>>): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  for (let next = 0; next < tasks.length || begun.length > 0; ) {
    for (; begun.length < MAX_AHEAD && next < tasks.length; next++) {
      const task = (tasks[next] as () => Promise<T>)();
      begun.push(task);
      running.add(task);
      // A task that fails while an earlier one is awaited is not unhandled: its turn comes.
      task.catch(() => undefined).finally(() => running.delete(task));
    }
    yield await (begun.shift() as Promise<T>);
  }
}
