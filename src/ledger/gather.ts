// A folder's ledger: its runs, its records and the records that differ, brought together by division and year.
import { type OutcomeLine, readRecords } from '../dataset/index.js';
import type { ReportRecord } from '../report/index.js';
import { compareCopies, type ReviewFilter } from '../review/index.js';
import { looksOf } from '../state/index.js';
import { type Entry, entryOf, type Published, type Revision, type Sighting } from './ledger.js';

/**
 * What is known of every report that was asked for by division and year, in the order of codes and years.
 *
 * @throws {Error} one line, where no crawl was ever made into the folder
 */
export async function readLedger(
  folder: string,
  filter: Pick<ReviewFilter, 'regions' | 'years'>,
): Promise<readonly Entry[]> {
  const asked = sightingsIn(folder);
  if (asked.size === 0) throw new Error(`${folder}: no crawl by division and year was ever made into it`);
  const wanted = [...asked.values()].filter(
    ({ region, year }) => (filter.regions?.has(region) ?? true) && (filter.years?.has(year) ?? true),
  );
  const hasRecords = wanted.some(({ sightings }) => sightings.some(({ record }) => record !== null));
  const published = hasRecords ? await publishedIn(folder) : new Map<string, Published>();
  const revisions = hasRecords ? await revisionsIn(folder, filter) : new Map<string, Revision[]>();
  return wanted
    .sort((a, b) => (a.region < b.region ? -1 : a.region > b.region ? 1 : a.year - b.year))
    .map((one) => {
      const report = one.ids.map((id) => published.get(id)).find((found) => found !== undefined) ?? null;
      return entryOf({ ...one, published: report, revisions: report ? (revisions.get(report.id) ?? []) : [] });
    });
}

interface Asked {
  readonly region: string;
  readonly body: string;
  readonly year: number;
  readonly sightings: Sighting[];
  /** Ids of its reports. */
  readonly ids: string[];
}

function sightingsIn(folder: string): Map<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const { started: lookedAt, results } of looksOf(folder))
    for (const { line } of results as readonly { readonly line: OutcomeLine }[]) {
      const { region, city, year, id, outcome, detail, url, record, fetchedAt } = line;
      if (region === null || year === null) continue;
      const key = `${region} ${year}`;
      const one = asked.get(key) ?? { region, body: city ?? region, year, sightings: [], ids: [] };
      asked.set(key, one);
      one.sightings.push({ lookedAt, outcome, detail, url, record, fetchedAt });
      if (id !== null && outcome === 'ok') one.ids.push(id);
    }
  return asked;
}

async function publishedIn(folder: string): Promise<Map<string, Published>> {
  const published = new Map<string, Published>();
  for await (const file of readRecords(folder)) {
    const report = 'json' in file ? (file.json as Partial<ReportRecord> | null)?.report : undefined;
    if (!report?.id || published.has(report.id)) continue;
    const { id, issuer, publishedOn } = report;
    published.set(id, { id, issuer: issuer.name, kind: issuer.kind, publishedOn });
  }
  return published;
}

/** Of each report the records that were read from one address at different times and differ in a number. */
async function revisionsIn(
  folder: string,
  filter: Pick<ReviewFilter, 'regions' | 'years'>,
): Promise<Map<string, Revision[]>> {
  const revisions = new Map<string, Revision[]>();
  for await (const compared of compareCopies(folder, filter)) {
    if ('error' in compared) continue;
    const { report, standing, copies } = compared;
    const found = copies.flatMap((copy) => {
      const values = copy.differences.filter(({ kind }) => kind === 'number');
      if (copy.url === null || copy.url !== standing.url || values.length === 0) return [];
      return [{ url: copy.url, copy, standing, values }];
    });
    if (found.length > 0) revisions.set(report, found);
  }
  return revisions;
}
