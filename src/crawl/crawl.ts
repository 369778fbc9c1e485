// From what is asked for to documents: lists read, rows chosen, pages fetched, and drawn where only a script draws them.
import pLimit from 'p-limit';
import type { Archive, Snapshot } from '../archive/index.js';
import { decodeBytes, detectCharset } from '../page/index.js';
import { isReportOf, type ListRow, type Site } from '../site/index.js';
import { Renderer } from './browser.js';
import { Client, type Fetched, parseAddress } from './client.js';
import { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';

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

export interface CrawlDocument {
  /** Content-decoded bytes; of a drawn page its document as UTF-8. */
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Where it lay in the end, redirects followed. */
  readonly url: string;
  readonly fetchedAt: string;
  readonly snapshot: Snapshot;
  readonly rendered: boolean;
}

/** What became of one thing asked for. */
export interface CrawlItem {
  readonly region: Division | null;
  readonly year: number | null;
  readonly url: string | null;
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  readonly document: CrawlDocument | null;
}

export interface CrawlOptions {
  readonly archive: Archive;
  readonly allowPrivate: boolean;
  /** Whether a document holds a report's body. */
  readonly hasReport: (document: CrawlDocument) => boolean;
  readonly delayMs?: number | undefined;
  readonly attempts?: number | undefined;
  readonly backoffMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxBodyBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onRequest?: ((url: string) => void) | undefined;
}

const MAX_LIST_PAGES = 200;
const MAX_PARALLEL = 8;

/** How many items a plan yields at least. */
export function plannedItems(plan: Plan): number {
  return plan.kind === 'urls' ? plan.urls.length : plan.regions.length * plan.years.length;
}

/** Fetches what a plan asks for: an item for each city and year, or for each address. */
export async function* crawl(plan: Plan, options: CrawlOptions): AsyncGenerator<CrawlItem> {
  const crawler = new Crawler(options);
  try {
    yield* plan.kind === 'urls' ? crawler.urls(plan.urls) : crawler.cities(plan);
  } finally {
    await crawler.close();
  }
}

class Crawler {
  readonly #options: CrawlOptions;
  readonly #client: Client;
  readonly #fetcher: Fetcher;
  readonly #renderer: Renderer;
  readonly #parallel = pLimit(MAX_PARALLEL);

  constructor(options: CrawlOptions) {
    this.#options = options;
    this.#client = new Client({
      archive: options.archive,
      allowPrivate: options.allowPrivate,
      timeoutMs: options.timeoutMs ?? 30_000,
      maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
    });
    this.#fetcher = new Fetcher(
      this.#client,
      {
        delayMs: options.delayMs ?? 1000,
        attempts: options.attempts ?? 3,
        backoffMs: options.backoffMs ?? 1000,
        signal: options.signal,
      },
      options.onRequest,
    );
    this.#renderer = new Renderer(options.allowPrivate);
  }

  async close(): Promise<void> {
    await this.#renderer.close();
    await this.#client.close();
  }

  async *urls(urls: readonly string[]): AsyncGenerator<CrawlItem> {
    const tasks = urls.map((url) => this.#parallel(() => this.#item(null, null, url)));
    yield* inOrder(tasks);
  }

  async *cities(plan: Extract<Plan, { kind: 'cities' }>): AsyncGenerator<CrawlItem> {
    const lists = new Map<string, Promise<readonly ListRow[]>>();
    const tasks: Promise<CrawlItem[]>[] = [];
    for (const year of plan.years) for (const region of plan.regions) tasks.push(this.#city(plan, region, year, lists));
    for await (const items of inOrder(tasks)) yield* items;
  }

  async #city(
    plan: Extract<Plan, { kind: 'cities' }>,
    region: Division,
    year: number,
    lists: Map<string, Promise<readonly ListRow[]>>,
  ): Promise<CrawlItem[]> {
    const nothing = (outcome: Outcome, detail: string, url: string | null = null): CrawlItem[] => [
      { region, year, url, outcome, detail, document: null },
    ];
    const site = await plan.siteFor(region.code);
    if (!site) return nothing('no_site', `no portal is known for ${region.name} (${region.code})`);
    const rows: ListRow[] = [];
    for (const path of site.columns(year)) {
      const url = new URL(path, plan.root ?? site.root).href;
      const list = lists.get(url) ?? this.#readColumn(site, url);
      lists.set(url, list);
      try {
        rows.push(...(await list).filter((row) => isReportOf(row, region.name, year)));
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        return nothing(error.outcome, error.message, url);
      }
    }
    if (rows.length === 0) return nothing('not_listed', `${site.title} lists no report of ${region.name} for ${year}`);
    return Promise.all(rows.map((row) => this.#parallel(() => this.#item(region, year, row.url))));
  }

  /** All rows of a column; a page that adds no new row ends it. */
  async #readColumn(site: Site, first: string): Promise<readonly ListRow[]> {
    const rows = new Map<string, ListRow>();
    const { host } = parseAddress(first);
    let url: string | null = first;
    for (let pages = 0; url !== null && pages < MAX_LIST_PAGES; pages++) {
      const fetched: Fetched = await this.#fetcher.fetch(url);
      const html = decodeBytes(fetched.body, detectCharset(fetched.body, fetched.contentType));
      const page = site.family.readList(html, fetched.url);
      const before = rows.size;
      for (const row of page.rows) if (!rows.has(row.url)) rows.set(row.url, row);
      const goesOn: boolean = rows.size > before && page.next !== null && new URL(page.next).host === host;
      url = goesOn ? page.next : null;
    }
    return [...rows.values()];
  }

  async #item(region: Division | null, year: number | null, url: string): Promise<CrawlItem> {
    const item = { region, year, url };
    try {
      const fetched = await this.#fetcher.fetch(url);
      const document: CrawlDocument = { ...fetched, bytes: fetched.body, rendered: false };
      if (!isText(fetched.contentType))
        return { ...item, outcome: 'wrong_content_type', detail: `${fetched.url} is ${fetched.contentType}`, document };
      if (this.#options.hasReport(document)) return { ...item, outcome: 'ok', detail: fetched.url, document };
      if (!/<script\b/i.test(fetched.body.toString('latin1')))
        return { ...item, outcome: 'no_report', detail: `${fetched.url} holds no report`, document };
      const drawn = await this.#draw(fetched);
      const isReport = this.#options.hasReport(drawn);
      const detail = isReport ? `${fetched.url}, drawn by a browser` : `${fetched.url} holds no report, drawn or not`;
      return { ...item, outcome: isReport ? 'ok' : 'no_report', detail, document: drawn };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { ...item, outcome: error.outcome, detail: error.message, document: null };
    }
  }

  async #draw(fetched: Fetched): Promise<CrawlDocument> {
    const html = await this.#renderer.render(fetched.url);
    const snapshot = await this.#options.archive.writeRendering({
      url: fetched.url,
      renderedAt: new Date(),
      html,
      concurrentTo: fetched.snapshot.recordId,
    });
    const bytes = Buffer.from(html, 'utf8');
    return { ...fetched, bytes, contentType: 'text/html;charset=utf-8', snapshot, rendered: true };
  }
}

function isText(contentType: string): boolean {
  return contentType === '' || /^\s*(?:text\/|application\/xhtml)/i.test(contentType);
}

// Items are given in the order of the plan, each as soon as it and those before it are done.
async function* inOrder<T>(tasks: readonly Promise<T>[]): AsyncGenerator<T> {
  // A task that fails while an earlier one is awaited is not unhandled: its turn comes.
  for (const task of tasks) task.catch(() => undefined);
  for (const task of tasks) yield await task;
}
