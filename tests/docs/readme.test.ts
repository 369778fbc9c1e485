// What README promises is what a new user gets: one run of the demo, and its files looked at as README says.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignColumns } from '../../src/cli/terminal.js';
import { sampleReports } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import type { ReportRecord } from '../../src/report/index.js';
import { expectSample, fencesOf, nianbao, type Run, readDocument, tableOf, withoutChance } from './documents.js';

const readmes = ['README.md', 'README.zh.md'];
const recordFile = 'output/records/2019/211000-辽阳市-2019.json';
const id = 'disclosure.procurement.amount';

// What the sample of an export shows: a zero, an amount, and a cell without a number.
const shownColumns = ['region', 'issuer', 'year', 'id', 'value', 'unit', 'status', 'raw'];
const sampled = [
  ['辽阳市', 'disclosure.procurement.amount'],
  ['辽阳市', 'requests.carried_in.business'],
  ['鞍山市', 'disclosure.other_services.change'],
];

let folder: string;
let demo: Run;
let shown: Run;
let verified: Run;
let record: ReportRecord;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-readme-'));
  demo = await nianbao(folder, 'demo');
  [shown, verified] = await Promise.all([nianbao(folder, 'show', recordFile, id), nianbao(folder, 'verify')]);
  const exports = fencesOf(readDocument('README.md'))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.startsWith('npx nianbao export '));
  expect(exports).toHaveLength(2);
  for (const line of exports) expect(await nianbao(folder, ...line.split(' ').slice(2))).toMatchObject({ code: 0 });
  record = JSON.parse(await readFile(join(folder, recordFile), 'utf8')) as ReportRecord;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The rows of 2019 in the long table, as the commands in README write it. */
async function exportedRows(): Promise<Record<string, string>[]> {
  const rows = parse(await readFile(join(folder, 'tables/long.csv')), { columns: true }) as Record<string, string>[];
  return rows.filter(({ year }) => year === '2019');
}

describe.each(readmes)('%s', (readme) => {
  it('shows a value, its source and its proof as the demo makes them', () => {
    const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
    expectSample(readme, 'value', text(record.values[id]), withoutChance);
    expectSample(readme, 'source', text(record.source), withoutChance);
    expectSample(readme, 'show', shown.stdout, withoutChance);
  });

  it('shows rows of an export', async () => {
    const rows = await exportedRows();
    const { length } = Object.keys(rows[0] ?? {});
    const shown = sampled.map(([issuer, one]) => rows.find((row) => row.issuer === issuer && row.id === one));
    const cells = [shownColumns, ...shown.map((row) => shownColumns.map((column) => row?.[column] ?? ''))];
    const sides = shownColumns.map((column) => (column === 'value' ? 'end' : 'start'));
    const lines = alignColumns(cells, sides);
    expect(shown.map((row) => row?.status)).toEqual(['read', 'read', 'blank']);
    expectSample(readme, 'export', `${lines.join('\n')}\n`);
    const columns = readme === 'README.md' ? 'its NUMBER columns' : '列出 NUMBER 列中的';
    expect(readDocument(readme)).toContain(columns.replace('NUMBER', String(length)));
  });

  it('shows the closing table and the verdict', (context) => {
    const hasBrowser = !/going on without a browser/.test(demo.stderr);
    if (!hasBrowser && process.env.NIANBAO_REQUIRE_BROWSER !== '1') context.skip();
    expect(demo.code, demo.stderr).toBe(0);
    expectSample(readme, 'table', demo.stdout.slice(0, demo.stdout.indexOf('\n\n') + 1));
    expectSample(readme, 'verify', verified.stdout);
  });

  it('says in prose what the samples say', () => {
    const prose = readDocument(readme).replace(/^```[\s\S]*?^```$/gm, '');
    const { value, raw, cite } = record.values[id] ?? {};
    const { start, end, cell } = cite ?? {};
    const counts = [Object.keys(record.values).length, start, end, cell?.row, cell?.column];
    for (const number of counts) expect(prose).toMatch(new RegExp(`(?<!\\d)${number}(?!\\d)`));
    expect(prose).toContain(value?.toLocaleString('en'));
    expect(prose).toContain(raw);
  });

  it('explains every status of the record', () => {
    const schema = JSON.parse(readDocument('schema/record.json'));
    const { status } = schema.properties.values.additionalProperties.properties;
    const explained = tableOf(readDocument(readme), readme === 'README.md' ? 'status' : '状态').map(([name]) => name);
    expect(explained).toEqual(status.enum.map((name: string) => `\`${name}\``));
  });
});

it('the two READMEs have the same blocks, the two commands alone in theirs', () => {
  const [english = [], chinese = []] = readmes.map((readme) => fencesOf(readDocument(readme)).map(({ text }) => text));
  expect(chinese).toEqual(english);
  expect(english).toContain('npm ci && npm run demo\n');
  expect(english).toContain('npm ci && npm test\n');
});

it('the demo ends with commands that work', async () => {
  const commands = [...demo.stdout.matchAll(/^ {2}npx nianbao (.+)$/gm)].map(([, words = '']) => words.split(' '));
  expect(commands.length).toBeGreaterThanOrEqual(3);
  const runs = await Promise.all(commands.map((words) => nianbao(folder, ...words)));
  for (const run of runs) expect(run).toMatchObject({ code: 0, stderr: '' });
});

it('a file of one’s own is read and shown', async () => {
  const [page] = sampleReports;
  await writeFile(join(folder, 'report.html'), page ? renderPage(page) : '');
  const { code, stdout } = await nianbao(folder, 'extract', 'report.html');
  expect(code).toBe(0);
  await writeFile(join(folder, 'report.json'), stdout);
  const report = await nianbao(folder, 'show', 'report.json');
  expect(report.stdout).toContain('644110000 yuan');
});
