// nianbao track over three years, each run repeated, and killed at any moment.
import { watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mainPathBeside, recordPaths } from '../../src/dataset/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import type { Change } from '../../src/track/index.js';
import { jsonOf, nianbao, type Run, type RunOptions } from '../cli/support.js';
import { temporaryFolder } from '../support/folder.js';
import { startPortals, writeCities } from './portals.js';
import { type Day, ledgerInTheEnd, scenario } from './scenario.js';

const clock = fileURLToPath(new URL('../support/at-date.mjs', import.meta.url));

/** The command on the days of the scenario. */
class Scene {
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

  async ledger(): Promise<string[]> {
    const { stdout } = await this.run('ledger', ['data', '--json']);
    return jsonOf(stdout).map(({ region, year, presence, timeliness, revised }) =>
      [region, year, presence, ...(timeliness === null ? [] : [timeliness]), ...(revised ? ['revised'] : [])].join(' '),
    );
  }
}

function said({ kind, region, year, values }: Change): string {
  const changed = values.map(({ id, before, after }) => `${id} ${before.value} → ${after.value}`);
  return `${kind} ${region} ${year}${changed.length > 0 ? `: ${changed.join(', ')}` : ''}`;
}

const toldIn = ({ stdout }: Run) =>
  jsonOf(stdout).filter(({ event }) => event === 'change') as unknown as (Change & { event: string })[];

/** A history without the moments at which runs began, digests of pages and addresses, which no two scenes share. */
const timeless = (changes: readonly Change[]) =>
  changes
    .map((change) => ({
      id: change.id.replace(/T\d\d:[\d:.]+Z/, '').replace(/(?::[0-9a-f]{12})+$/, ''),
      said: said(change),
    }))
    .sort(byId);
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Runs the scenario without a fault, each day twice; its history. */
async function undisturbed(scene: Scene): Promise<Change[]> {
  for (const day of scenario) {
    scene.begin(day);
    const run = await scene.track();
    expect([day.day, toldIn(run).map(said).sort()], run.stdout + run.stderr).toEqual([day.day, day.told]);
    const end = jsonOf(run.stdout).at(-1) as { failures: { city: string; year: number }[] };
    expect(end.failures.map(({ city, year }) => `${city} ${year}`).sort(), run.stdout).toEqual(day.failed);
    expect([day.day, run.code]).toEqual([day.day, day.code]);
    const again = await scene.track();
    expect([day.day, again.code, toldIn(again)]).toEqual([day.day, day.failed.length > 0 ? 1 : 0, []]);
  }
  return scene.history();
}

/** The history of the first test, for the second. */
let calm: Change[] | null = null;

it('tells exactly what has happened in three years, once, with both citations', async () => {
  const scene = await Scene.open();
  const history = await undisturbed(scene);
  calm = history;
  expect(history.map(said)).toHaveLength(scenario.flatMap(({ told }) => told).length);
  expect(await scene.ledger()).toEqual(ledgerInTheEnd);

  // One for each report, one for the revision and one for the other address: a counter gives none.
  expect(await recordPaths(join(scene.folder, 'data'))).toHaveLength(13);

  const feed = JSON.parse(await readFile(join(scene.folder, 'data/feed.json'), 'utf8')) as Record<string, unknown>;
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  const items = feed.items as { id: string; title: string; content_text: string; date_published: string }[];
  expect(items.map(({ id }) => id)).toEqual(history.map(({ id }) => id).reverse());
  const revised = items.find(({ id }) => id.includes('revised'));
  expect(revised?.title).toBe('济南市2019年报告：内容修改 (revised)');
  expect(revised?.content_text).toMatch(/requests\.received\.total .*: 71 \(\d+–\d+\) → 73 \(\d+–\d+\)$/m);

  // The places that a change names are those of the records, which verify.
  const { code, stdout } = await scene.run('verify', ['data']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/every citation holds/)]);
  const { before, after, values } = history.find(({ kind }) => kind === 'revised') ?? {};
  for (const [side, document] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const main = mainPathBeside(document?.record ?? '');
    const copy = main.replace('.json', `@${document?.digest?.slice(7, 19)}.json`);
    const paths = [copy, main].map((path) => readFile(join(scene.folder, 'data', path), 'utf8').catch(() => null));
    const records = (await Promise.all(paths)).flatMap((text) => (text ? [JSON.parse(text) as ReportRecord] : []));
    const record = records.find(({ source }) => source.digest === document?.digest);
    expect(document).toMatchObject({ snapshot: record?.source.snapshot, charset: 'utf-8' });
    for (const value of values ?? []) expect(record?.values[value.id]?.cite).toMatchObject(value[side].cite ?? {});
  }
});

/** From before anything is fetched to after all is told, in ms. */
const moment = fc.integer({ min: 100, max: 1600 });

it('tells the same however often its runs are killed', async () => {
  const wild = await Scene.open();
  const expected = calm ?? (await undisturbed(await Scene.open()));
  const moments = fc.sample(fc.tuple(moment, moment), { numRuns: scenario.length, seed: 20261128 });
  const told = new Map<string, number>();
  for (const [at, day] of scenario.entries()) {
    wild.begin(day);
    const data = join(wild.folder, 'data');
    const kills = [
      ...(moments[at] ?? []).map(after),
      whenWritten(data, 'changes.jsonl'),
      whenWritten(data, 'feed.json'),
    ];
    for (const kill of kills) for (const { id } of toldIn(await wild.track({ onStart: kill }))) count(told, id);
    for (;;) {
      const run = await wild.track();
      for (const { id } of toldIn(run)) count(told, id);
      if (toldIn(run).length === 0) break;
    }
  }
  const history = await wild.history();
  expect(timeless(history)).toEqual(timeless(expected));
  expect([...told.keys()].sort()).toEqual(history.map(({ id }) => id).sort());
  expect(await wild.ledger()).toEqual(ledgerInTheEnd);
});

it('does not run twice in one folder', async () => {
  const scene = await Scene.open();
  const [first] = scenario;
  if (!first) throw new Error('the scenario is empty');
  scene.begin(first);
  const runs = await Promise.all([scene.track({}, 300), scene.track({}, 300)]);
  expect(runs.map(({ code }) => code).sort()).toEqual([10, 6]);
  expect(runs.flatMap(toldIn).map(said).sort()).toEqual(first.told);
});

type OnStart = NonNullable<RunOptions['onStart']>;

const after =
  (ms: number): OnStart =>
  (child) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.once('exit', () => clearTimeout(timer));
  };

/** Kills a process when it has written a file, and before it has told of it. */
const whenWritten =
  (folder: string, file: string): OnStart =>
  (child) => {
    const watcher = watch(folder, (_event, name) => name === file && child.kill('SIGKILL'));
    child.once('exit', () => watcher.close());
  };

function count(told: Map<string, number>, id: string): void {
  told.set(id, (told.get(id) ?? 0) + 1);
}
