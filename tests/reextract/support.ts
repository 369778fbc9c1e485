// Pages of the sample portal that may change, crawled into a folder, and what reextract says of it.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { harvest } from '../../src/harvest/index.js';
import { type SampleReport, sampleReports } from '../../src/portal/index.js';
import { type Difference, type Reextraction, reextract } from '../../src/reextract/index.js';
import { settingsOf } from '../../src/settings/index.js';
import { bytesOf } from '../lab/reports.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';

/** Those that need no browser. */
export const printed = sampleReports.filter(({ rendering }) => rendering !== 'script');

export interface Site {
  readonly folder: string;
  /** What the address of a report gives from now on. */
  put(report: SampleReport, page: string | Buffer): void;
  /** Fetches every address. */
  crawl(): Promise<void>;
}

/** A crawled folder of so many reports of the sample portal. */
export async function startSite(
  reports: readonly SampleReport[],
  pageOf: (report: SampleReport) => string | Buffer = bytesOf,
): Promise<Site> {
  const pages = new Map(reports.map((report) => [pathOf(report), Buffer.from(pageOf(report))]));
  const types = new Map(reports.map((report) => [pathOf(report), report.charset]));
  const server = await startServer(({ url = '' }) => {
    const body = pages.get(url);
    return body && { headers: { 'Content-Type': `text/html; charset=${types.get(url)}` }, body };
  });
  const folder = await temporaryFolder();
  const site = {
    folder,
    put: (report: SampleReport, page: string | Buffer) => void pages.set(pathOf(report), Buffer.from(page)),
    async crawl() {
      await harvest(
        { kind: 'urls', urls: [...pages.keys()].map((path) => server.url + path) },
        {
          records: folder,
          snapshots: join(folder, 'snapshots'),
          settings: settingsOf({ delay: 1 }),
          http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null },
        },
      );
    },
  };
  await site.crawl();
  return site;
}

const pathOf = ({ code, year }: SampleReport) => `/${code}-${year}`;

/** A report of the sample portal, with the cells of some rows printed otherwise. */
export function withRows(report: SampleReport, rows: SampleReport['figures']): SampleReport {
  return { ...report, figures: { ...report.figures, ...rows } };
}

export async function reextracted(folder: string): Promise<Reextraction[]> {
  const { results } = await reextract(folder, { regions: null, years: null });
  const found: Reextraction[] = [];
  for await (const result of results) found.push(result);
  return found;
}

/** Cause, id and both values of what differs of one kind. */
export function told(differences: readonly Difference[], kind: Difference['kind'] = 'value'): unknown[][] {
  const shown = (side: Difference['from']) =>
    side === null || typeof side === 'string' ? side : 'holds' in side ? side.holds : side.value;
  return differences
    .filter((one) => one.kind === kind)
    .map(({ cause, step, id, from, to }) => [cause, step, id, shown(from), shown(to)]);
}

/** Digests of all files of a folder by their paths. */
export async function digestsOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const digests = new Map<string, string>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    digests.set(
      path.slice(folder.length + 1),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return new Map([...digests].sort());
}
