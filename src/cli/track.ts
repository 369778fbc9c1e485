// nianbao track: a crawl, and what has changed since the one before.
import type { HarvestRow } from '../harvest/index.js';
import type { Change } from '../track/index.js';
import type { CrawlCommand } from './crawl.js';
import { httpOf, limitsOf } from './fetching.js';
import { cityPlanOf } from './plan.js';
import { EXIT_OK, EXIT_PROBLEM, EXIT_STOPPED, print } from './run.js';
import { exitCodeOf } from './summary.js';
import { alignColumns, clean } from './terminal.js';

/** Something is new, and nothing has to be looked at. */
export const EXIT_NEW = 10;
/** A person has to look at something. */
export const EXIT_LOOK = 11;

/** Of the lines of --json; another one where a key is taken away or means something else. */
const JSON_VERSION = 1;

export interface TrackCommand extends Omit<CrawlCommand, 'urls' | 'restart' | 'dryRun'> {
  readonly quiet?: boolean;
}

/** Crawls, and tells the changes that were not told yet. */
export async function track(command: TrackCommand): Promise<number> {
  const plan = await cityPlanOf(command);
  const settings = limitsOf(command);
  const http = httpOf(command);
  const [{ foldersOf, gather }, { isPassing, tellChanges }] = await Promise.all([
    import('./gather.js'),
    import('../track/index.js'),
  ]);
  const folders = foldersOf(command.out);
  const show = command.quiet || command.json ? 'nothing' : 'progress';
  const rows = await gather(plan, { ...folders, settings, http: await http(), show });
  // What is half seen is told when all of it is.
  if (rows.some(({ outcome }) => outcome === 'stopped')) return EXIT_STOPPED;
  const failures = rows.filter(({ outcome }) => isPassing(outcome));
  return tellChanges(folders.records, async (changes) => {
    const code = codeOf(changes, failures, rows);
    if (command.json) await print(jsonOf(changes, failures, rows.length, code));
    else if (!command.quiet || code !== 0) await print(await textOf(changes, failures, rows.length));
    return code;
  });
}

function codeOf(changes: readonly Change[], failures: readonly HarvestRow[], rows: readonly HarvestRow[]): number {
  if (changes.some(({ kind }) => kind === 'needs_look')) return EXIT_LOOK;
  if (changes.length > 0) return EXIT_NEW;
  if (failures.length === 0) return EXIT_OK;
  return failures.length === rows.length ? exitCodeOf(rows) : EXIT_PROBLEM;
}

function jsonOf(changes: readonly Change[], failures: readonly HarvestRow[], looked: number, exitCode: number): string {
  const failed = failures.map(({ city, year, url, outcome, detail }) => ({ city, year, url, outcome, detail }));
  const lines = [
    ...changes.map((change) => ({ event: 'change', ...change })),
    { event: 'end', looked, changes: changes.length, failures: failed, exitCode },
  ];
  return lines.map((line) => `${JSON.stringify({ version: JSON_VERSION, ...line })}\n`).join('');
}

async function textOf(changes: readonly Change[], failures: readonly HarvestRow[], looked: number): Promise<string> {
  const { kindNames, valueSaid } = await import('../track/index.js');
  const rows = changes.map(({ kind, body, year, url }) => [kindNames[kind].en, body, String(year), url ?? '-']);
  const heads = alignColumns(rows, ['start', 'start', 'end', 'start']);
  const told = changes.flatMap(({ detail, values }, at) => [
    heads[at] ?? '',
    `    ${detail}`,
    ...values.map((value) => `    ${valueSaid(value)}`),
  ]);
  const failed = failures.map(
    ({ city, year, outcome, detail }) => `failed  ${city ?? '-'}  ${year ?? '-'}  ${outcome}: ${detail}`,
  );
  const sum = `${changes.length === 0 ? 'nothing new' : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}; ${looked} looked for, ${failures.length} failed`;
  return `${[...told, ...failed, sum].map(clean).join('\n')}\n`;
}
