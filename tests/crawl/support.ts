// A crawl into a folder of its own, with the archive that it wrote.
import { openArchive } from '../../src/archive/index.js';
import { type CrawlItem, type CrawlOptions, crawl, type Plan } from '../../src/crawl/index.js';
import { temporaryFolder } from '../support/folder.js';

/** A page that counts as a report. */
export const report = '<p>一份报告</p>';

export interface Crawled {
  readonly items: readonly CrawlItem[];
  readonly snapshots: string;
}

export async function run(plan: Plan, options: Partial<CrawlOptions> = {}): Promise<Crawled> {
  const snapshots = await temporaryFolder();
  const archive = await openArchive(snapshots, { software: 'test/1' });
  const items: CrawlItem[] = [];
  try {
    for await (const item of crawl(plan, {
      archive,
      allowPrivate: true,
      hasReport: ({ bytes }) => bytes.toString('utf8').includes('一份报告'),
      delayMs: 1,
      backoffMs: 1,
      timeoutMs: 20_000,
      ...options,
    }))
      items.push(item);
  } finally {
    await archive.close();
  }
  return { items, snapshots };
}

/** Outcome and detail of each of these addresses. */
export async function fetchAll(urls: readonly string[], options: Partial<CrawlOptions> = {}): Promise<Crawled> {
  return run({ kind: 'urls', urls }, options);
}

/** The outcome of one address. */
export async function outcomeOf(url: string, options: Partial<CrawlOptions> = {}): Promise<CrawlItem> {
  const { items } = await fetchAll([url], options);
  const [item] = items;
  if (!item || items.length !== 1) throw new Error(`${items.length} items for one address`);
  return item;
}
