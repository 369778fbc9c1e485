// A crawl from plan to dataset: documents fetched, archived, read, written, and a run that was broken off gone on with.
import {
  type ColumnMemory,
  type CrawlOptions,
  crawl,
  type Plan,
  questionOf,
  type Unit,
  unitsOf,
} from '../crawl/index.js';
import { type Columns, type Dataset, type OutcomeLine, openColumns, openDataset } from '../dataset/index.js';
import type { State } from '../state/index.js';
import { type OpenFolder, withFolder } from './folder.js';
import { type HarvestRow, keep, showsTable } from './keep.js';

export interface HarvestOptions extends Pick<CrawlOptions, 'settings' | 'http' | 'signal' | 'onPause' | 'onRequest'> {
  /** Folder that gets records/, index.jsonl and the crawl's memory. */
  readonly records: string;
  /** Folder that gets the WARC files. */
  readonly snapshots: string;
  /** Begins anew although an earlier run of the same plan was not finished. */
  readonly restart?: boolean | undefined;
  /** Told once, before anything is fetched. */
  readonly onStart?: ((start: HarvestStart) => void) | undefined;
  /** Told of each item when it is done. */
  readonly onItem?: ((row: HarvestRow) => void) | undefined;
}

export interface HarvestStart {
  /** Whether a run goes on that was not finished. */
  readonly isResumed: boolean;
  /** Cities and years, or addresses, that the plan asks for. */
  readonly units: number;
  /** Those that an earlier part of the run has done. */
  readonly done: number;
  /** Hosts that have work left. */
  readonly hosts: number;
}

/** What is kept of an item that is done. */
interface Kept {
  readonly row: HarvestRow;
  readonly line: OutcomeLine;
}

/** What is kept of an item that was asked for. */
interface Seen extends Kept {
  /** When its document was fetched, the columns that lack it were read, or it was given up. */
  readonly seenAt: string;
  /** When the columns were read that list it or lack it; null where there are none. */
  readonly readAt: string | null;
}

/**
 * Crawls what a plan asks for and writes records, captures and an index; the rows in the order of the plan.
 *
 * Nothing that was fetched is lost when the run is stopped or its process killed: the same plan goes on where it was.
 *
 * @throws {LockedError} if another process works on the folder
 */
export async function harvest(plan: Plan, options: HarvestOptions): Promise<HarvestRow[]> {
  const { records, snapshots, settings, restart } = options;
  const units = await unitsOf(plan);
  const asked = { asked: questionOf(plan), restart, maxFileBytes: settings.warcSize };
  return withFolder({ records, snapshots }, asked, async (folder) => {
    const rows = await fill(plan, units, { ...options, ...folder });
    return { result: rows, isDone: rows.every(({ outcome }) => outcome !== 'stopped') };
  });
}

/** Crawls into an open folder. */
async function fill(plan: Plan, units: readonly Unit[], options: HarvestOptions & OpenFolder): Promise<HarvestRow[]> {
  const { records, snapshots, settings, http, signal, onPause, onRequest, state, archive } = options;
  const dataset = await openDataset(records);
  try {
    const columns = await openColumns(records);
    const done = doneOf(state);
    for (const { line } of [...done.values()].flat()) dataset.note(line);
    // No record names a capture that a power cut could take away.
    const settled: Pick<Dataset, 'write' | 'saidBefore'> = {
      saidBefore: (record) => dataset.saidBefore(record),
      write: async (record) => {
        await state.known.settled();
        return dataset.write(record);
      },
    };
    await crawl(plan, {
      settings,
      http,
      signal,
      onPause,
      onRequest,
      snapshots,
      archive,
      known: state.known,
      work: state.work,
      columns: memoryOf(columns),
      hasReport: showsTable,
      onStart: (hosts) => {
        const { isResumed } = state.run;
        options.onStart?.({ isResumed, units: units.length, done: done.size, hosts });
      },
      take: async (item) => {
        const seenAt = item.document?.fetchedAt ?? item.readAt ?? new Date().toISOString();
        const kept: Seen = { ...(await keep(item, settled, options)), seenAt, readAt: item.readAt };
        await state.known.settled();
        return kept;
      },
      onFinished: (results) => {
        for (const { row, line } of results as readonly Kept[]) {
          dataset.note(line);
          options.onItem?.(row);
        }
      },
    });
    return rowsOf(state, units, dataset);
  } finally {
    await dataset.close();
  }
}

/** Columns of a dataset's folder as a crawl asks for them. */
export function memoryOf(columns: Columns): ColumnMemory {
  return {
    find: columns.find,
    note: ({ region, ...where }, { name }, detail) =>
      columns.note({ region, name, ...where, detail, foundOn: new Date().toISOString().slice(0, 10) }),
  };
}

function doneOf(state: State): Map<number, readonly Kept[]> {
  return new Map([...state.work.done()].map(({ place, results }) => [place, results as Kept[]]));
}

/** Rows of what is done and of what is left. */
function rowsOf(state: State, units: readonly Unit[], dataset: Dataset): HarvestRow[] {
  const done = doneOf(state);
  return units.flatMap((unit, place) => {
    const kept = done.get(place);
    if (kept) return kept.map(({ row }) => row);
    const left = leftOf(unit);
    dataset.note(left.line);
    return [left.row];
  });
}

function leftOf({ region, year, url }: Unit): Kept {
  const about = {
    city: region?.name ?? null,
    year,
    url,
    outcome: 'stopped',
    detail: 'the run was stopped before',
  } as const;
  return {
    row: { ...about, form: null, record: null, counts: {}, failedChecks: 0 },
    line: {
      ...about,
      id: null,
      region: region?.code ?? null,
      record: null,
      digest: null,
      fetchedAt: null,
      snapshot: null,
    },
  };
}
