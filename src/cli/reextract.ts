// nianbao reextract: what is published held against what the present program reads from the archive.
import {
  type Cause,
  causes,
  type Difference,
  type Outdated,
  openPublisher,
  type Reextraction,
  reextract,
} from '../reextract/index.js';
import { SCHEMA_VERSION } from '../report/index.js';
import { type CheckOptions, reportsOf } from './check-options.js';
import { csvHeads, csvRow } from './reextract-csv.js';
import { type Counts, countLines, recordLines } from './reextract-table.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print, UsageError } from './run.js';
import { startSteps } from './steps.js';
import { packageVersion } from './version.js';

export interface ReextractOptions extends Pick<CheckOptions, 'cities' | 'years' | 'json' | 'csv'> {
  readonly cause?: string;
  readonly citations?: boolean;
  readonly publish?: boolean;
}

/** Prints what differs, and publishes it where told; 1 if anything differs that is asked for and not published now. */
export async function reextractFolder(folder: string, options: ReextractOptions): Promise<number> {
  if (options.json && options.csv) throw new UsageError('one of --json and --csv');
  const asked = causesOf(options.cause);
  const filter = await reportsOf(options);
  const publisher = options.publish ? openPublisher(folder) : null;
  try {
    const { records, results } = await reextract(folder, filter);
    if (records === 0) throw new Error(`${folder}: no report of what is asked for in it`);
    const { counts, outdated } = await tell(records, results, asked, options);
    const published = publisher ? await publisher.publish(outdated) : null;
    await tellEnd({ records, counts, outdated: outdated.length, published }, options);
    return counts.left > 0 || (!publisher && counts.readings > 0) ? EXIT_PROBLEM : EXIT_OK;
  } finally {
    publisher?.release();
  }
}

function causesOf(list: string | undefined): ReadonlySet<Cause> {
  if (list === undefined) return new Set(causes);
  const words = list.split(/[,，\s]+/).filter((word) => word !== '');
  const known = causes.filter((cause) => words.includes(cause));
  if (words.length === 0 || words.some((word) => !(causes as readonly string[]).includes(word)))
    throw new UsageError(`--cause ${list}: one or more of ${causes.join(', ')}`);
  return new Set(known);
}

/** Prints what is found as it is found. */
async function tell(
  records: number,
  results: AsyncIterable<Reextraction>,
  asked: ReadonlySet<Cause>,
  options: ReextractOptions,
): Promise<{ readonly counts: Counts; readonly outdated: readonly Outdated[] }> {
  const write = await writerOf(options);
  const counts: Counts = { kinds: new Map(), readings: 0, left: 0, problems: 0, versions: new Map() };
  const outdated: Outdated[] = [];
  const steps = startSteps(records, 'records');
  try {
    for await (const result of results) {
      const differences = result.differences.filter(({ cause }) => asked.has(cause));
      const problems = result.problems.filter(({ cause }) => cause === null || asked.has(cause));
      count(counts, result, differences, problems.length);
      if (result.isOutdated && result.report !== null && result.digest !== null)
        outdated.push({ report: result.report, digest: result.digest });
      const shown = differences.filter(({ kind }) => options.citations || kind !== 'citation');
      if (shown.length + problems.length > 0) {
        steps.clear();
        await write({ ...result, differences: shown, problems });
      }
      steps.done();
    }
  } finally {
    steps.clear();
  }
  return { counts, outdated };
}

function count(counts: Counts, result: Reextraction, differences: readonly Difference[], problems: number): void {
  for (const { kind, cause, step } of differences) {
    const row = counts.kinds.get(kind) ?? { source: 0, extractor: 0, form: 0 };
    row[cause]++;
    counts.kinds.set(kind, row);
    if (kind === 'citation') continue;
    if (step === 'reading') counts.readings++;
    else counts.left++;
  }
  counts.problems += problems;
  counts.left += problems;
  const version = result.schemaVersion ?? '-';
  counts.versions.set(version, (counts.versions.get(version) ?? 0) + 1);
}

type Write = (result: Reextraction) => Promise<void>;

async function writerOf({ json, csv }: ReextractOptions): Promise<Write> {
  if (json)
    return async ({ report, record, newest, differences, problems }) => {
      for (const difference of differences) await print(`${JSON.stringify({ report, record, ...difference })}\n`);
      for (const problem of problems)
        await print(`${JSON.stringify({ report, record, kind: 'problem', ...problem, newest })}\n`);
    };
  if (!csv) return async (result) => print(`${recordLines(result).join('\n')}\n\n`);
  const { csvOf } = await import('./csv.js');
  await print(csvOf([csvHeads]));
  return async (result) => {
    for (const { code, message } of result.problems) complain(`${result.record}: ${code}: ${message}`);
    await print(csvOf(result.differences.map((difference) => csvRow(result, difference))));
  };
}

interface End {
  readonly records: number;
  readonly counts: Counts;
  /** Records whose own captures are read otherwise now. */
  readonly outdated: number;
  /** Null where nothing was to be published. */
  readonly published: number | null;
}

async function tellEnd({ records, counts, outdated, published }: End, { json, csv }: ReextractOptions): Promise<void> {
  const { kinds, problems, versions } = counts;
  const program = { version: packageVersion(), schemaVersion: SCHEMA_VERSION };
  if (json) {
    const summary = { kind: 'summary', records, differences: Object.fromEntries(kinds), problems, outdated, published };
    return print(`${JSON.stringify({ ...summary, program, schemaVersions: Object.fromEntries(versions) })}\n`);
  }
  const written = [...versions].map(([version, of]) => `${of} of schema ${version}`).join(', ');
  const told = [
    `records: ${records} (${written}), read again by nianbao ${program.version}, schema ${program.schemaVersion}`,
    ...(published === null
      ? outdated > 0
        ? [`${outdated} of them would be written anew: nianbao reextract --publish does it`]
        : []
      : [`published: ${published}`]),
  ];
  if (csv) for (const line of told) complain(line);
  else await print(`${[...countLines(counts), '', ...told].join('\n')}\n`);
}
