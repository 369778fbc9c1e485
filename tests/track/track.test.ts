// nianbao track over three years, each run repeated.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mainPathBeside, recordPaths } from '../../src/dataset/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import type { Change } from '../../src/track/index.js';
import { jsonOf } from '../cli/support.js';
import { expected, ledgerInTheEnd, scenario } from './scenario.js';
import { Scene, said, toldByDay, toldIn } from './scene.js';

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

it('tells exactly what has happened in three years, once, with both citations', { timeout: 300_000 }, async () => {
  const scene = await Scene.open();
  const history = await undisturbed(scene);
  expect(toldByDay(history)).toEqual(expected);
  expect(await scene.ledger()).toEqual(ledgerInTheEnd);

  // One for each report, one for the revision and one for the other address: a counter gives none.
  expect(await recordPaths(join(scene.folder, 'data'))).toHaveLength(13);

  const { version, items } = await scene.feed();
  expect(version).toBe('https://jsonfeed.org/version/1.1');
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

it('does not run twice in one folder', async () => {
  const scene = await Scene.open();
  const [first] = scenario;
  if (!first) throw new Error('the scenario is empty');
  scene.begin(first);
  const runs = await Promise.all([scene.track({}, 300), scene.track({}, 300)]);
  expect(runs.map(({ code }) => code).sort()).toEqual([10, 6]);
  expect(runs.flatMap(toldIn).map(said).sort()).toEqual(first.told);
});
