// A crawl into a folder of its own, with the archive and the memory that it wrote.
import { join } from 'node:path';
import { type Archive, openArchive } from '../../src/archive/index.js';
import { type CrawlItem, type CrawlOptions, crawl, type Plan, questionOf, unitsOf } from '../../src/crawl/index.js';
import { type Settings, settingsOf } from '../../src/settings/index.js';
import { openState } from '../../src/state/index.js';
import { temporaryFolder } from '../support/folder.js';

/** A page that counts as a report. */
export const report = '<p>一份报告</p>';

export interface Crawled {
  readonly items: readonly CrawlItem[];
  readonly folder: string;
  readonly snapshots: string;
  /** Units that are left. */
  readonly left: number;
}

export interface RunOptions extends Partial<Omit<CrawlOptions, 'settings' | 'http'>> {
  readonly settings?: Partial<Settings>;
  readonly http?: Partial<CrawlOptions['http']>;
  /** A folder that was crawled into before. */
  readonly folder?: string;
  /** Stands before the archive. */
  readonly wrap?: (archive: Archive) => Archive;
}

export async function run(plan: Plan, options: RunOptions = {}): Promise<Crawled> {
  const folder = options.folder ?? (await temporaryFolder());
  const snapshots = join(folder, 'snapshots');
  let sync = () => Promise.resolve();
  const state = openState(folder, { asked: questionOf(plan), syncArchive: () => sync() });
  const { noteFile: onFile, noteClosed: onClosed } = state.known;
  const own = await openArchive(snapshots, { software: 'test/1', onFile, onClosed });
  const archive = options.wrap?.(own) ?? own;
  sync = () => own.sync();
  const items: CrawlItem[] = [];
  const { settings, http, folder: _, wrap: __, ...others } = options;
  try {
    await crawl(plan, {
      archive,
      snapshots,
      known: state.known,
      work: state.work,
      hasReport: ({ bytes }) => bytes.toString('utf8').includes('一份报告'),
      settings: settingsOf({ delay: 1, backoff: 1, timeout: 20_000, headerTimeout: 20_000, ...settings }),
      http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null, ...http },
      take: async (item) => {
        items.push(item);
        return item.outcome;
      },
      ...others,
    });
    const done = [...state.work.done()].length;
    const units = await unitsOf(plan);
    if (done === units.length) await state.finish();
    const order = new Map(units.map(({ region, year, url }, place) => [keyOf({ region, year, url }), place]));
    const placeOf = (item: CrawlItem) => order.get(keyOf(item)) ?? order.get(keyOf({ ...item, url: null })) ?? 0;
    return { items: items.sort((a, b) => placeOf(a) - placeOf(b)), folder, snapshots, left: units.length - done };
  } finally {
    await own.close();
    await state.close();
  }
}

function keyOf({ region, year, url }: Pick<CrawlItem, 'region' | 'year' | 'url'>): string {
  return `${region?.code} ${year} ${url}`;
}

/** Outcome and detail of each of these addresses. */
export async function fetchAll(urls: readonly string[], options: RunOptions = {}): Promise<Crawled> {
  return run({ kind: 'urls', urls }, options);
}

/** The outcome of one address. */
export async function outcomeOf(url: string, options: RunOptions = {}): Promise<CrawlItem> {
  const { items } = await fetchAll([url], options);
  const [item] = items;
  if (!item || items.length !== 1) throw new Error(`${items.length} items for one address`);
  return item;
}
