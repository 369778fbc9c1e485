// A portal asked outside of a crawl: the same fetching, over a folder of its own.
import { join } from 'node:path';
import { openTools, type Tools, type ToolsOptions } from '../crawl/index.js';
import { showsTable, withFolder } from '../harvest/index.js';

export type ProbeOptions = Pick<ToolsOptions, 'settings' | 'http' | 'signal' | 'onRequest'>;

/**
 * Gives tools that fetch into a folder, whose captures are under `snapshots` when it has ended.
 *
 * @throws {LockedError} if another process works on the folder
 */
export async function withProbe<T>(
  folder: string,
  options: ProbeOptions,
  work: (tools: Tools) => Promise<T>,
): Promise<T> {
  const snapshots = join(folder, 'snapshots');
  const run = { asked: { probe: true }, restart: true, maxFileBytes: options.settings.warcSize };
  return withFolder({ records: folder, snapshots }, run, async ({ state, archive }) => {
    const tools = openTools({ ...options, archive, snapshots, known: state.known, hasReport: showsTable });
    const result = await work(tools).finally(() => tools.close());
    return { result, isDone: true };
  });
}
