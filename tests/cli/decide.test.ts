import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/report/index.js';
import { temporaryFolder } from '../support/folder.js';
import { jsonOf, linesOf, nianbao } from './support.js';

const path = 'data/records/2019/x-某市-2019.json';
const id = 'disclosure.licensing.change';
const page = [
  '某市2019年政府信息公开工作年度报告',
  '二、主动公开政府信息情况',
  '第二十条第（五）项',
  '信息内容\t上一年项目数量\t本年增/减\t处理决定数量',
  '行政许可\t306\t+12/-3\t-',
].join('\n');

let record: ReportRecord;
beforeAll(async () => {
  record = JSON.parse((await nianbao(['extract', '-'], { input: page })).stdout) as ReportRecord;
});

/** A folder with a dataset of one report, one of whose cells holds two figures. */
async function dataset(): Promise<string> {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'data/records/2019'), { recursive: true });
  await writeFile(join(cwd, path), JSON.stringify(record));
  return cwd;
}

it('keeps what a person decides, shows it beside the value, and leaves the record alone', async () => {
  const cwd = await dataset();
  const before = await readFile(join(cwd, path), 'utf8');
  const args = ['decide', path, id, '--choose', '2', '--why', '减少3项', '--who', 'reader'];
  expect(await nianbao(args, { cwd })).toEqual({ code: 0, stdout: `x-某市-2019 ${id}: -3\n`, stderr: '' });
  expect(await readFile(join(cwd, path), 'utf8')).toBe(before);
  const value = await nianbao(['show', path, id], { cwd });
  expect(linesOf(value.stdout).slice(-4)).toEqual([
    'candidates:',
    expect.stringMatching(/^ {2}1: 12, printed "\+12\/-3" at \d+–\d+, 行政许可 · 本年增\/减$/),
    expect.stringMatching(/^ {2}2: -3, printed "\+12\/-3" at \d+–\d+, 行政许可 · 本年增\/减$/),
    expect.stringMatching(/^decision: -3, reader, \d{4}-\d\d-\d\d: 减少3项$/),
  ]);
  const report = await nianbao(['show', path], { cwd });
  expect(linesOf(report.stdout)).toContainEqual(
    expect.stringMatching(/^disclosure\.licensing\.change .* \? 12 or -3 +ambiguous, decided: -3$/),
  );
  const [kept] = jsonOf(await readFile(join(cwd, 'data/decisions.jsonl'), 'utf8'));
  expect(kept).toEqual({
    report: 'x-某市-2019',
    digest: record.source.digest,
    id,
    chosen: { value: -3, raw: '+12/-3', start: page.indexOf('+12/-3'), end: page.indexOf('+12/-3') + 6 },
    who: 'reader',
    why: '减少3项',
    decidedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
});

it('lists decisions, and says which are stale as the document is another or gone', async () => {
  const cwd = await dataset();
  expect((await nianbao(['decide', '--list', 'data'], { cwd })).stdout).toBe('data: no decisions\n');
  await nianbao(['decide', path, id, '--leave-open', '--why', '看不出'], { cwd });
  const list = async () => linesOf((await nianbao(['decide', '--list', 'data'], { cwd })).stdout)[1];
  expect(await list()).toMatch(/^x-某市-2019 +disclosure\.licensing\.change +left open +holds +\S+ +- +看不出$/);
  const revised = { ...record, source: { ...record.source, digest: `sha256:${'0'.repeat(64)}` } };
  await writeFile(join(cwd, path), JSON.stringify(revised));
  expect(await list()).toMatch(/ left open +stale +/);
  expect(linesOf((await nianbao(['show', path, id], { cwd })).stdout).at(-1)).toMatch(
    /^decision \(stale: made on another document, or on readings that the record does not have\): left open, /,
  );
  const copy = path.replace('.json', `@${record.source.digest.slice(7, 19)}.json`);
  await writeFile(join(cwd, copy), JSON.stringify(record));
  expect(await list(), 'the record that it was made on lies beside').toMatch(/ holds /);
  for (const one of [path, copy]) await rm(join(cwd, one));
  expect(await list()).toMatch(/ stale: no record /);
  expect(jsonOf((await nianbao(['decide', '--list', 'data', '--json'], { cwd })).stdout)).toEqual([
    expect.objectContaining({ report: 'x-某市-2019', id, chosen: null, isStale: true, record: null }),
  ]);
});

it('does not take a decision on a document that is gone for the one on the document in its place', async () => {
  const cwd = await dataset();
  const decide = (choice: string) => nianbao(['decide', path, id, '--choose', choice, '--why', '看过'], { cwd });
  await decide('1');
  const revised = { ...record, source: { ...record.source, digest: `sha256:${'0'.repeat(64)}` } };
  await writeFile(join(cwd, path), JSON.stringify(revised));
  await decide('2');
  const { stdout } = await nianbao(['decide', '--list', 'data'], { cwd });
  expect(linesOf(stdout).slice(1)).toEqual([
    expect.stringMatching(/ 12 +stale +/),
    expect.stringMatching(/ -3 +holds +/),
  ]);
  expect(jsonOf((await nianbao(['decide', '--list', 'data', '--json'], { cwd })).stdout)).toMatchObject([
    { digest: record.source.digest, isStale: true },
    { digest: revised.source.digest, isStale: false },
  ]);
});

it('tells of half a line', async () => {
  const cwd = await dataset();
  await writeFile(join(cwd, 'data/decisions.jsonl'), '{"report":"x-某');
  const { code, stderr } = await nianbao(['show', path, id], { cwd });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^nianbao: \S+decisions\.jsonl:1 is half a line, as a power cut leaves it; .*\n$/),
  ]);
});

it.each<[string, string[], string | RegExp]>([
  ['no reason', [path, id, '--choose', '1'], 'nianbao: --why TEXT: say what the decision rests on'],
  ['nothing chosen', [path, id, '--why', 'x'], 'nianbao: one of --choose N and --leave-open says what is decided'],
  [
    'both chosen',
    [path, id, '--why', 'x', '--choose', '1', '--leave-open'],
    'nianbao: one of --choose N and --leave-open says what is decided',
  ],
  [
    'a candidate that is not there',
    [path, id, '--why', 'x', '--choose', '3'],
    `nianbao: --choose 3: ${id} has 2 candidates; nianbao show ${path} ${id} numbers them`,
  ],
  [
    'a value that is plain',
    [path, 'disclosure.licensing.previous_items', '--why', 'x', '--choose', '1'],
    'nianbao: disclosure.licensing.previous_items is read: only what is ambiguous is for a person to decide',
  ],
  ['a value that is none', [path, 'gifts', '--why', 'x', '--leave-open'], /^nianbao: gifts is no value of this report/],
  [
    'a record outside a dataset',
    ['own.json', id, '--why', 'x', '--leave-open'],
    /^nianbao: own\.json: lies in no dataset/,
  ],
  ['no record', [], 'nianbao: say what to decide: nianbao decide RECORD VALUE_ID --choose N --why TEXT'],
  ['a list of one value', ['--list', path, id], 'nianbao: --list takes a folder and --json, and nothing else'],
])('%s is wrong usage: nothing is kept', async (_what, args, line) => {
  const cwd = await dataset();
  await writeFile(join(cwd, 'own.json'), JSON.stringify(record));
  const { code, stdout, stderr } = await nianbao(['decide', ...args], { cwd });
  expect([code, stdout, linesOf(stderr)]).toEqual([
    2,
    '',
    [typeof line === 'string' ? line : expect.stringMatching(line)],
  ]);
  await expect(readFile(join(cwd, 'data/decisions.jsonl'))).rejects.toThrow(/ENOENT/);
});
