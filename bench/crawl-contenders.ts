// What is timed: the crawl without and with the reading of pages, and two floors below it.
import { join } from 'node:path';
import { openArchive } from '../src/archive/index.js';
import { crawl, type Plan, questionOf } from '../src/crawl/index.js';
import { harvest } from '../src/harvest/index.js';
import { settingsOf } from '../src/settings/index.js';
import { openState } from '../src/state/index.js';
import { fetchAndPack, fetchOnly } from './crawl-floors.js';

export interface CrawlTask {
  readonly urls: readonly string[];
  readonly delayMs: number;
}

export interface CrawlContender {
  readonly name: string;
  readonly what: string;
  /** How many of the pages were fetched; `onPage` is told of each, where the contender can tell. */
  run(task: CrawlTask, folder: string, onPage: () => void): Promise<number>;
}

const usual = (delayMs: number) => ({
  settings: settingsOf({ delay: delayMs, jitter: 0, hosts: 1000 }),
  http: { allowPrivate: true, proxy: () => null, insecureTls: new Set<string>(), contact: null },
});

async function crawlOnly({ urls, delayMs }: CrawlTask, folder: string, onPage: () => void): Promise<number> {
  const plan: Plan = { kind: 'urls', urls };
  const snapshots = join(folder, 'snapshots');
  let sync = () => Promise.resolve();
  const state = openState(folder, { asked: questionOf(plan), syncArchive: () => sync() });
  const { noteFile: onFile, noteClosed: onClosed } = state.known;
  const archive = await openArchive(snapshots, { software: 'bench', onFile, onClosed });
  sync = () => archive.sync();
  let fetched = 0;
  await crawl(plan, {
    ...usual(delayMs),
    archive,
    snapshots,
    known: state.known,
    work: state.work,
    hasReport: () => true,
    take: async ({ outcome }) => {
      if (outcome === 'ok') fetched++;
      onPage();
    },
  });
  await archive.close();
  await state.close();
  return fetched;
}

async function crawlAndRead({ urls, delayMs }: CrawlTask, folder: string, onPage: () => void): Promise<number> {
  const rows = await harvest(
    { kind: 'urls', urls },
    { ...usual(delayMs), records: folder, snapshots: join(folder, 'snapshots'), onItem: onPage },
  );
  return rows.filter(({ outcome }) => outcome === 'ok').length;
}

export const contenders: readonly CrawlContender[] = [
  { name: 'crawl', what: 'fetch, archive, frontier', run: crawlOnly },
  { name: 'whole crawl', what: 'the same with the reading of each page and its record', run: crawlAndRead },
  { name: 'floor 1', what: 'undici, bodies into one file', run: ({ urls }, folder) => fetchOnly(urls, folder) },
  {
    name: 'floor 2',
    what: 'the same with SHA-256 and a gzip member of each body',
    run: ({ urls }, folder) => fetchAndPack(urls, folder),
  },
];
