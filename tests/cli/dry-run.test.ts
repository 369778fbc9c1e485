// nianbao crawl --dry-run: the plan, and nothing fetched.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder.js';
import { jsonOf, linesOf, nianbao } from './support.js';

it('prints cities, codes, years, portals and columns', async () => {
  const cwd = await temporaryFolder();
  const args = ['crawl', '--cities', '辽阳市,辽阳县,710000', '--years', '2019-2021,2023', '--dry-run'];
  const { code, stdout, stderr } = await nianbao(args, { cwd });
  expect([code, stderr]).toEqual([0, '']);
  const [heads = '', first = '', second, third, ...rest] = linesOf(stdout);
  expect(heads.split(/ {2,}/)).toEqual(['city', 'in', 'code', 'years', 'portal', 'columns known for']);
  expect(first).toMatch(/^辽阳市 +辽宁省 +211000 +2019-2021,2023 +辽宁省人民政府门户网站 +2019-2021,2023$/);
  expect(second).toMatch(/^辽阳县 +辽宁省辽阳市 +211021 +.*no portal known/);
  expect(third).toMatch(/^台湾省 +- +710000 +2019-2021,2023 +no portal known +-$/);
  expect(rest.filter((line) => /^ {2}20\d\d {2}https?:/.test(line))).toHaveLength(4);
  expect(rest.at(-1)).toBe(
    '3 divisions in 4 years: 12 reports. Columns are known for 4, to be found for 8; no portal is known for 2 divisions. Nothing was fetched.',
  );
  expect(await readdir(cwd)).toEqual([]);
});

it('gives a line of JSON for each division, with the columns on another root', async () => {
  const args = [
    'crawl',
    '--cities',
    '辽阳市,710000',
    '--years',
    '2019',
    '--root',
    'http://a.test/',
    '--dry-run',
    '--json',
  ];
  const { code, stdout } = await nianbao(args);
  expect(code).toBe(0);
  expect(jsonOf(stdout)).toEqual([
    {
      event: 'plan',
      city: '辽阳市',
      code: '211000',
      portals: [expect.objectContaining({ title: '辽宁省人民政府门户网站' })],
      columns: [{ year: 2019, urls: [expect.stringMatching(/^http:\/\/a\.test\/.*2019/)] }],
    },
    { event: 'plan', city: '台湾省', code: '710000', portals: [], columns: [{ year: 2019, urls: [] }] },
  ]);
});

it('lists the addresses of a file', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'urls.txt'), 'http://a.test/\nhttp://b.test/\n');
  const { code, stdout } = await nianbao(['crawl', '--urls', 'urls.txt', '--dry-run'], { cwd });
  expect([code, linesOf(stdout)]).toEqual([
    0,
    ['http://a.test/', 'http://b.test/', '', '2 addresses. Nothing was fetched.'],
  ]);
  const json = await nianbao(['crawl', '--urls', 'urls.txt', '--dry-run', '--json'], { cwd });
  expect(jsonOf(json.stdout)).toEqual([
    { event: 'plan', url: 'http://a.test/' },
    { event: 'plan', url: 'http://b.test/' },
  ]);
});

it('takes the roots of portals from a file of cities, and site files from a folder', async () => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'cities.csv'), 'name,root\n邯郸市,http://hd.test/\n台湾省,\n');
  const args = ['crawl', '--cities', 'cities.csv', '--years', '2019', '--dry-run'];
  const { stdout, code } = await nianbao(args, { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^邯郸市 .* {2}邯郸市, http:\/\/hd\.test\/ +-$/m);
  expect(stdout).toMatch(/^台湾省 .* no portal known +-$/m);

  await mkdir(join(cwd, 'mine'));
  const site = {
    title: '台湾',
    region: '710000',
    root: 'http://tw.test/',
    columns: [{ path: '/nb/' }],
    seen: null,
    source: 'a test',
  };
  await writeFile(join(cwd, 'mine/710000-taiwan.json'), JSON.stringify(site));
  const own = await nianbao([...args, '--sites', 'mine'], { cwd });
  expect(own.stdout).toMatch(/^台湾省 .* 台湾 +2019$/m);
  const missing = await nianbao([...args, '--sites', 'none'], { cwd });
  expect([missing.code, missing.stderr]).toEqual([2, 'nianbao: --sites none: no such folder\n']);
  await writeFile(join(cwd, 'cities.csv'), 'name,root\n邯郸市,ftp://hd.test/\n');
  const bad = await nianbao(args, { cwd });
  expect([bad.code, bad.stderr]).toEqual([2, 'nianbao: cities.csv:2: ftp://hd.test/ is no http(s) address\n']);
});
