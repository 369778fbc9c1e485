// nianbao crawl: cities and years, or addresses, to a dataset.
import type { SettingName } from '../settings/index.js';
import { showPlan } from './dry-run.js';
import { type FetchingOptions, httpOf, limitsOf } from './fetching.js';
import { type PlanOptions, planOf } from './plan.js';
import { EXIT_OK, print } from './run.js';
import { exitCodeOf, summaryLines } from './summary.js';

export interface CrawlCommand extends PlanOptions, FetchingOptions, Partial<Record<SettingName, string>> {
  readonly out?: string;
  readonly restart?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Crawls and prints a summary, or events as they come; its exit code tells how it ended. */
export async function crawl(command: CrawlCommand): Promise<number> {
  const plan = await planOf(command);
  const limits = limitsOf(command);
  const http = httpOf(command);
  if (command.dryRun) {
    await showPlan(plan, command.json ?? false);
    return EXIT_OK;
  }
  // Loaded when the command has proved to be right: it takes half a second.
  const { foldersOf, gather } = await import('./gather.js');
  const rows = await gather(plan, {
    ...foldersOf(command.out),
    settings: limits,
    http: await http(),
    restart: command.restart,
    show: command.json ? 'events' : 'progress',
  });
  if (!command.json) await print(`${summaryLines(rows).join('\n')}\n`);
  return exitCodeOf(rows);
}
