// Publishing what the present program reads: a program of which one label is another one, an id that changes, and kills.

import { watch } from 'node:fs';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { addDecision, type OutcomeLine, openDataset, readDecisions, readIndex } from '../../src/dataset/index.js';
import type { SampleReport } from '../../src/portal/index.js';
import { openPublisher } from '../../src/reextract/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { amendResults, holdFolder, looksOf } from '../../src/state/index.js';
import { jsonOf, nianbao, type Run, type RunOptions } from '../cli/support.js';
import { idOf } from '../lab/reports.js';
import { temporaryFolder } from '../support/folder.js';
import { digestsOf, printed, reextracted, startSite, told } from './support.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const of2019 = printed.filter(({ year }) => year === 2019);

/** The built program, in which a row of the form of 2019 has another label. */
async function programWithLabel(label: string, other: string): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ['dist', 'package.json']) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'dist/src/report/forms/form-2019.js');
  const text = await readFile(path, 'utf8');
  expect(text.split(`'${label}'`)).toHaveLength(2);
  await writeFile(path, text.replace(`'${label}'`, `'${other}'`));
  return join(folder, 'dist/src/cli/main.js');
}

it('attributes to the extractor exactly what stands under a changed label, and publishes it only when told', async () => {
  const { folder } = await startSite(printed);
  const changed = await programWithLabel('行政处罚', '行政惩罚');
  const run = (program: string | undefined, ...args: string[]): Promise<Run> =>
    nianbao(['reextract', folder, ...args], program === undefined ? {} : { program });
  const before = await digestsOf(folder);
  const { code, stdout } = await run(changed, '--json');
  expect(code).toBe(1);
  const lines = jsonOf(stdout);
  const [summary, differences] = [lines.at(-1), lines.slice(0, -1)];
  expect(new Set(differences.map(({ cause }) => cause))).toEqual(new Set(['extractor']));
  const onForm2019 = printed.filter(({ form }) => form.id === '2019').map(idOf);
  const expected = onForm2019.flatMap((id) =>
    ['previous_items', 'change', 'decisions'].map((column) => `${id} disclosure.penalties.${column} missing`),
  );
  const values = differences.filter(({ kind }) => kind === 'value');
  expect(
    values.map(({ report, id, to }) => `${String(report)} ${String(id)} ${(to as { status: string }).status}`).sort(),
  ).toEqual(expected.sort());
  expect(summary).toMatchObject({
    kind: 'summary',
    records: printed.length,
    outdated: onForm2019.length,
    published: null,
  });
  expect(await digestsOf(folder)).toEqual(before);

  const published = await run(changed, '--publish');
  expect([published.code, published.stdout.split('\n').at(-2)]).toEqual([0, `published: ${onForm2019.length}`]);
  expect([await run(changed), await run(undefined, '--cause', 'source')]).toMatchObject([
    { code: 0, stdout: expect.stringMatching(/^nothing differs\n/) as string },
    { code: 0 },
  ]);
  expect((await nianbao(['verify', folder])).code).toBe(0);
  const csv = await run(undefined, '--csv', '--years', '2019');
  expect(csv.stdout.split('\r\n')[0]).toMatch(/^report,record,kind,cause,step,id,label_zh,from_value,/);
  expect(csv.stdout.match(/,value,extractor,reading,disclosure\.penalties\.\w+,行政处罚，/g)).toHaveLength(
    of2019.length * 3,
  );
  // The program as it was reads what it read, to the last byte; what a crawl remembers is packed otherwise.
  await run(undefined, '--publish');
  const kept = (digests: Map<string, string>) => [...digests].filter(([name]) => !name.startsWith('crawl.'));
  expect(kept(await digestsOf(folder))).toEqual(kept(before));
}, 60_000);

it('ends as if it had not been killed', async () => {
  const { folder } = await startSite(printed);
  const copy = join(await temporaryFolder(), 'copy');
  await cp(folder, copy, { recursive: true });
  const program = await programWithLabel('行政处罚', '行政惩罚');
  const publish = (of: string, options: RunOptions = {}) =>
    nianbao(['reextract', of, '--publish'], { program, ...options });
  expect((await publish(folder)).code).toBe(0);
  for (const year of ['2019', '2020']) {
    const { code } = await publish(copy, {
      onStart: (child) => {
        const watcher = watch(join(copy, 'records', year), () => {
          watcher.close();
          child.kill('SIGKILL');
        });
      },
    });
    expect(code).not.toBe(0);
  }
  expect((await publish(copy)).code).toBe(0);
  const [whole, repeated] = [await digestsOf(folder), await digestsOf(copy)];
  expect(repeated).toEqual(whole);
}, 60_000);

/** A folder whose one report was read as that of another year by an earlier version. */
async function withOtherYear(): Promise<{ folder: string; report: SampleReport; old: string }> {
  const [report] = of2019 as [SampleReport];
  const { folder } = await startSite([report]);
  const id = idOf(report);
  const [path, old] = [`records/2019/${id}.json`, `records/2018/${id.replace('2019', '2018')}.json`];
  const record = JSON.parse(await readFile(join(folder, path), 'utf8')) as ReportRecord;
  const dataset = await openDataset(folder);
  await dataset.replace(path, { ...record, report: { ...record.report, id: id.replace('2019', '2018'), year: 2018 } });
  amendResults(folder, (result) => ({ line: dataset.amend((result as { line: OutcomeLine }).line), row: {} }));
  await dataset.close();
  return { folder, report, old };
}

it('takes a record away whose document is another report now, and the index follows', async () => {
  const { folder, report, old } = await withOtherYear();
  const id = idOf(report);
  expect((await readIndex(folder)).map(({ id: one, record, outcome }) => [one, record, outcome])).toEqual([
    [id.replace('2019', '2018'), old, 'other_report'],
  ]);
  const [{ differences, isOutdated } = { differences: [], isOutdated: false }] = await reextracted(folder);
  expect([isOutdated, told(differences, 'report')]).toEqual([
    true,
    [
      ['extractor', 'reading', 'id', id.replace('2019', '2018'), id],
      ['extractor', 'reading', 'year', '2018', '2019'],
    ],
  ]);
  const remembered = () => [...looksOf(folder)].flatMap(({ results }) => results as { line: OutcomeLine }[]);
  expect(remembered().map(({ line }) => [line.id, line.record])).toEqual([[id.replace('2019', '2018'), old]]);
  // A process that was killed behind its first write.
  const [{ record: path } = { record: '' }] = await reextracted(folder);
  const broken = await openDataset(folder);
  const now = JSON.parse(await readFile(join(folder, path), 'utf8')) as ReportRecord;
  await broken.replace(path, { ...now, report: { ...now.report, id, year: 2019 } });
  const { code } = await nianbao(['reextract', folder, '--publish']);
  expect(code).toBe(0);
  expect([...(await digestsOf(folder)).keys()].filter((name) => name.startsWith('records/'))).toEqual([
    `records/2019/${id}.json`,
  ]);
  expect((await readIndex(folder)).map(({ id: one, record, outcome }) => [one, record, outcome])).toEqual([
    [id, `records/2019/${id}.json`, 'ok'],
  ]);
  expect(remembered().map(({ line }) => [line.id, line.record, line.outcome])).toEqual([
    [id, `records/2019/${id}.json`, 'ok'],
  ]);
  expect((await reextracted(folder)).map(({ record, differences: left }) => [record, left])).toEqual([
    [`records/2019/${id}.json`, []],
  ]);
});

it('leaves a decision behind as stale where the value is not open any more', async () => {
  const [report] = of2019 as [SampleReport];
  const { folder } = await startSite([report]);
  const path = join(folder, `records/2019/${idOf(report)}.json`);
  const record = JSON.parse(await readFile(path, 'utf8')) as ReportRecord;
  const id = 'disclosure.penalties.decisions';
  const { cite, value, raw } = record.values[id] ?? { cite: null, value: null, raw: null };
  if (!cite || value === null || raw === null) throw new Error('the sample has no such figure');
  const open = { value: null, status: 'ambiguous' as const, raw, candidates: [{ value, raw, cite }], cite };
  const older: ReportRecord = { ...record, values: { ...record.values, [id]: open } };
  await writeFile(path, JSON.stringify(older));
  const { start, end } = cite;
  await addDecision(folder, {
    report: record.report.id,
    digest: record.source.digest,
    id,
    chosen: { value, raw, start, end },
    who: null,
    why: '正文写明',
    decidedAt: '2026-03-01T00:00:00.000Z',
  });
  const decisions = await readDecisions(folder);
  expect(decisions.on(older, id)?.isStale).toBe(false);
  expect((await nianbao(['reextract', folder, '--publish'])).code).toBe(0);
  const now = JSON.parse(await readFile(path, 'utf8')) as ReportRecord;
  expect([now.values[id], decisions.on(now, id)?.isStale]).toEqual([record.values[id], true]);
});

it('does not publish into a folder that a crawl is at work on', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'records'));
  const lock = holdFolder(folder);
  expect(() => openPublisher(folder)).toThrow(/another crawl is at work/);
  const { code, stderr } = await nianbao(['reextract', folder, '--publish']);
  expect([code, stderr]).toEqual([6, expect.stringMatching(/^nianbao: another crawl is at work on [^\n]+\n$/)]);
  lock.release();
  expect(await nianbao(['reextract', folder])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no report') as string,
  });
  expect((await nianbao(['reextract', folder, '--cause', 'weather'])).code).toBe(2);
});
