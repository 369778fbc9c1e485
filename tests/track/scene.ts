// The scenario's portals and folder, and the real command run on its days.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '../../src/track/index.js';
import { jsonOf, nianbao, type Run, type RunOptions } from '../cli/support.js';
import { temporaryFolder } from '../support/folder.js';
import { startPortals, writeCities } from './portals.js';
import type { Day } from './scenario.js';

const clock = fileURLToPath(new URL('../support/at-date.mjs', import.meta.url));

interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly content_text: string;
}

/** The command on the days of the scenario. */
export class Scene {
  readonly folder: string;
  readonly portals: Awaited<ReturnType<typeof startPortals>>;
  readonly #cities: string;
  #day = '';
  #dawn = 0;

  static async open(): Promise<Scene> {
    const [folder, portals] = await Promise.all([temporaryFolder(), startPortals()]);
    await mkdir(join(folder, 'data'));
    return new Scene(folder, portals, await writeCities(folder, portals));
  }

  private constructor(folder: string, portals: Scene['portals'], cities: string) {
    this.folder = folder;
    this.portals = portals;
    this.#cities = cities;
  }

  begin({ day, happens }: Day): void {
    happens(this.portals);
    this.#day = day;
    this.#dawn = Date.now();
  }

  run(verb: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const now = Date.parse(`${this.#day}T01:00:00Z`) + Date.now() - this.#dawn;
    const env = { AT_DATE: new Date(now).toISOString(), NODE_OPTIONS: `--import=${clock}` };
    return nianbao([verb, ...args], { cwd: this.folder, env, ...options });
  }

  /** @param delay pause between two requests to a host, in ms */
  track(options: RunOptions = {}, delay = 0): Promise<Run> {
    const years = `2019-${Number(this.#day.slice(0, 4)) - 1}`;
    const asked = ['--cities', this.#cities, '--years', years, '--out', 'data'];
    const limits = ['--allow-private', '--delay', String(delay), '--attempts', '1', '--json'];
    return this.run('track', [...asked, ...limits], options);
  }

  async history(): Promise<Change[]> {
    return jsonOf(await readFile(join(this.folder, 'data/changes.jsonl'), 'utf8')) as unknown as Change[];
  }

  async feed(): Promise<{ version: string; items: readonly FeedItem[] }> {
    return JSON.parse(await readFile(join(this.folder, 'data/feed.json'), 'utf8'));
  }

  async ledger(): Promise<string[]> {
    const { stdout } = await this.run('ledger', ['data', '--json']);
    return jsonOf(stdout).map(({ region, year, presence, timeliness, revised }) =>
      [region, year, presence, ...(timeliness === null ? [] : [timeliness]), ...(revised ? ['revised'] : [])].join(' '),
    );
  }
}

export function said({ kind, region, year, values }: Change): string {
  const changed = values.map(({ id, before, after }) => `${id} ${before.value} → ${after.value}`);
  return `${kind} ${region} ${year}${changed.length > 0 ? `: ${changed.join(', ')}` : ''}`;
}

/** The changes that a run has printed. */
export const toldIn = ({ stdout }: Run) =>
  jsonOf(stdout).filter(({ event }) => event === 'change') as unknown as (Change & { event: string })[];

/** What a history tells of each day, as the scenario expects it. */
export function toldByDay(history: readonly Change[]): string[] {
  return history.map((change) => `${change.seenAt.slice(0, 10)} ${said(change)}`).sort();
}
