// A folder's ledger: its runs, its records and the records that differ, brought together by division and year.
import { compareCopies, type Difference, type ReviewFilter, readReviewed } from '../review/index.js';
import { type Entry, entryOf, type Published, type Revision } from './ledger.js';
import { sightingsIn } from './runs.js';

export interface Ledger {
  /** In the order of codes and years. */
  readonly entries: readonly Entry[];
  /** Record files that cannot be used; what their reports say of themselves is not known. */
  readonly broken: readonly BrokenFile[];
}

export interface BrokenFile {
  readonly path: string;
  readonly error: string;
}

/**
 * What is known of every report that was asked for by division and year.
 *
 * @throws {Error} one line, where no crawl was ever made into the folder
 */
export async function readLedger(folder: string, filter: Pick<ReviewFilter, 'regions' | 'years'>): Promise<Ledger> {
  const asked = sightingsIn(folder);
  if (asked.size === 0) throw new Error(`${folder}: no crawl by division and year was ever made into it`);
  const wanted = [...asked.values()].filter(
    ({ region, year }) => (filter.regions?.has(region) ?? true) && (filter.years?.has(year) ?? true),
  );
  const broken = new Map<string, BrokenFile>();
  const tell = (file: BrokenFile) => void broken.set(file.path, file);
  const hasRecords = wanted.some(({ records }) => records.size > 0);
  const revisions = hasRecords ? await revisionsIn(folder, filter, tell) : new Map<string, Revision[]>();
  const entries: Entry[] = [];
  for (const one of wanted.sort((a, b) => (a.region < b.region ? -1 : a.region > b.region ? 1 : a.year - b.year))) {
    const published = await publishedIn(folder, one.records, tell);
    entries.push(entryOf({ ...one, published, revisions: published ? (revisions.get(published.id) ?? []) : [] }));
  }
  return { entries, broken: [...broken.values()] };
}

/** What the first of these records that can be used says of its report. */
async function publishedIn(
  folder: string,
  paths: ReadonlySet<string>,
  tell: (file: BrokenFile) => void,
): Promise<Published | null> {
  for (const path of paths) {
    const read = await readReviewed(folder, path);
    if ('error' in read) {
      tell({ path, error: read.error });
      continue;
    }
    const { id, issuer, publishedOn } = read.record.report;
    return { id, issuer: issuer.name, kind: issuer.kind, publishedOn };
  }
  return null;
}

/**
 * Of each report the records that were read from one address at different times and differ in a number. Where the page has
 * the same characters, only our reading of them has changed.
 */
async function revisionsIn(
  folder: string,
  filter: Pick<ReviewFilter, 'regions' | 'years'>,
  tell: (file: BrokenFile) => void,
): Promise<Map<string, Revision[]>> {
  const revisions = new Map<string, Revision[]>();
  for await (const compared of compareCopies(folder, filter)) {
    if ('error' in compared) {
      tell(compared);
      continue;
    }
    const { report, standing, copies } = compared;
    const found = copies.flatMap((copy) => {
      const values = copy.differences.filter(isPrinted);
      if (copy.url === null || copy.url !== standing.url || values.length === 0) return [];
      return [{ url: copy.url, copy, standing, values }];
    });
    if (found.length > 0) revisions.set(report, found);
  }
  return revisions;
}

function isPrinted({ kind, standing, copy }: Difference): boolean {
  const isRead = standing.status === 'read' && copy.status === 'read';
  return kind === 'number' && isRead && standing.cite?.quote !== copy.cite?.quote;
}
