import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleReports } from '../../src/portal/index.js';
import { readBack } from '../export/readers.js';
import { sampleRecord, writeDataset } from '../export/support.js';
import { jsonOf, nianbao } from './support.js';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'nianbao-export-cli-'));
  await writeDataset(
    join(cwd, 'data'),
    sampleReports.map((_, n) => sampleRecord(n)),
  );
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const run = (...args: readonly string[]) => nianbao(['export', ...args], { cwd });

it('exports the divisions and years that are asked for, and says how much', async () => {
  const { code, stdout, stderr } = await run(
    ...['data', '--format', 'csv', '--to', 'some', '--cities', '辽阳市,210100', '--years', '2020-2021', '--json'],
    ...['--licence', 'CC0-1.0'],
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(jsonOf(stdout)).toEqual([
    {
      format: 'csv',
      to: 'some',
      reports: 4,
      documents: 4,
      values: 2 * 198 + 2 * 200,
      leftOut: [],
      cutTexts: 0,
      mendedTexts: 0,
    },
  ]);
  const { reports, about } = await readBack('csv', join(cwd, 'some'));
  expect(reports?.map(({ region, year }) => `${region} ${year}`).sort()).toEqual([
    '210100 2020',
    '210100 2021',
    '211000 2020',
    '211000 2021',
  ]);
  expect(about).toContainEqual({
    name: 'selection',
    fact: 'cities 211000, 210100; years 2020, 2021',
  });
  expect(about).toContainEqual({ name: 'licence', fact: 'CC0-1.0' });
});

it('ends with 1 where a record is broken, names it, and exports the others', async () => {
  const broken = join(cwd, 'data/records/2019/broken.json');
  await writeFile(broken, '[]');
  const whole = await run('data', '--format', 'sqlite', '--to', 'broken.sqlite');
  await rm(broken);
  expect(whole).toEqual({
    code: 1,
    stdout: '11 reports in 11 documents, 2186 values: written to broken.sqlite\n',
    stderr: expect.stringMatching(/^nianbao: records\/2019\/broken\.json is left out: not a nianbao record: .*\n$/),
  });
  const { left_out: leftOut } = await readBack('sqlite', join(cwd, 'broken.sqlite'));
  expect(leftOut).toHaveLength(1);
});

it.each([
  [['--format', 'doc', '--to', 'x'], '--format doc: one of csv, xlsx, parquet, sqlite, datapackage'],
  [['--format', 'csv', '--layout', 'tall', '--to', 'x'], '--layout tall: one of long, wide'],
  [['--format', 'xlsx', '--excel', '--to', 'x'], '--excel is for --format csv'],
  [['--format', 'csv', '--licence', 'my own', '--to', 'x'], '--licence my own: the id of a licence, such as CC-BY-4.0'],
  [['--format', 'csv', '--to', 'data'], '--to data is there already; --overwrite replaces it'],
  [
    ['--format', 'csv', '--to', 'data', '--overwrite'],
    '--to data holds index.jsonl, which is no file of an export; it will not be replaced',
  ],
  [
    ['--format', 'sqlite', '--to', 'data/index.jsonl', '--overwrite'],
    '--to data/index.jsonl is no export of this format, or one that was changed; it will not be replaced',
  ],
])('refuses %j with what to do', async (args, message) => {
  expect(await run('data', ...args)).toEqual({ code: 2, stdout: '', stderr: `nianbao: ${message}\n` });
  expect(await readdir(cwd)).not.toContain('x');
});

it('says so where there is nothing to export', async () => {
  expect(await run('data', '--format', 'csv', '--to', 'none', '--years', '2009')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'nianbao: data: no records in it that are asked for (years 2009)\n',
  });
  expect(await run('nowhere', '--format', 'csv', '--to', 'none')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^nianbao: nowhere\/records: no such folder/),
  });
});

it('makes CSV for Excel', async () => {
  await run('data', '--format', 'csv', '--to', 'excel', '--excel');
  const text = await readFile(join(cwd, 'excel/long.csv'), 'utf8');
  expect(text).toMatch(/^\ufeffrecord,/);
});

it('writes nothing when it is stopped', async () => {
  const { code, stderr } = await nianbao(['export', 'data', '--format', 'xlsx', '--to', 'stopped.xlsx'], {
    cwd,
    onStart: (child) => {
      const timer = setInterval(() => {
        if (!readdirSync(cwd).some((name) => name.startsWith('.stopped.xlsx.nianbao-'))) return;
        clearInterval(timer);
        child.kill('SIGTERM');
      }, 1);
      child.on('close', () => clearInterval(timer));
    },
  });
  expect([code, stderr]).toEqual([4, 'nianbao: stopped; nothing was written\n']);
  expect((await readdir(cwd)).filter((name) => name.includes('stopped'))).toEqual([]);
});
