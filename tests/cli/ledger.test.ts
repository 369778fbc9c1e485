// nianbao ledger over crawls of a portal that changes between them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { reportBody } from '../portals/forms/index.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { jsonOf, linesOf, nianbao } from './support.js';

it('tells of reports that are there, missing, revised and withdrawn, and of a portal that is down', async () => {
  const titled = (year: number) => `邯郸市${year}年政府信息公开工作年度报告`;
  const pages = new Map<string, string>();
  const listed = new Set([2020, 2021]);
  let isDown = false;
  const page = (year: number) => `<title>${titled(year)}</title><h1>${titled(year)}</h1>${reportBody('邯郸市', year)}`;
  for (const year of [2020, 2021]) pages.set(`/nb/r${year}.html`, page(year));
  const server = await startServer(({ url = '' }) => {
    if (url === '/robots.txt') return undefined;
    if (isDown) return { status: 403 };
    if (url === '/') return { body: '<a href="/nb/">政府信息公开年报</a>' };
    const rows = [...listed].map((year) => `<li><a href="r${year}.html">${titled(year)}</a>${year + 1}-01-20</li>`);
    if (url === '/nb/')
      return { body: `<ul>${rows.join('')}</ul><script>createPageHTML(1, 0, "index", "html")</script>` };
    const body = pages.get(url);
    return body === undefined ? undefined : { body };
  });
  const cwd = await temporaryFolder();
  const crawl = async () =>
    nianbao(
      [
        'crawl',
        '--cities',
        '邯郸市',
        '--years',
        '2020-2022',
        '--root',
        `${server.url}/`,
        '--out',
        'data',
        '--allow-private',
        '--delay',
        '0',
        '--attempts',
        '1',
      ],
      { cwd },
    );
  const told = async () =>
    jsonOf((await nianbao(['ledger', 'data', '--json'], { cwd })).stdout).map(
      ({ year, presence, timeliness, revised }) => [year, presence, timeliness, revised],
    );
  await crawl();
  // The first crawl is years after the days that were set.
  const first = [
    [2020, 'published', 'unproven', false],
    [2021, 'published', 'unproven', false],
    [2022, 'not_found', null, false],
  ];
  expect(await told()).toEqual(first);

  listed.add(2022);
  pages.set('/nb/r2022.html', page(2022));
  listed.delete(2020);
  const [, figure = ''] = /<td>(\d{3,})<\/td>/.exec(page(2021)) ?? [];
  expect(figure).not.toBe('');
  pages.set('/nb/r2021.html', page(2021).replace(`<td>${figure}</td>`, `<td>${Number(figure) + 1}</td>`));
  await crawl();
  const second = [
    [2020, 'withdrawn', 'unproven', false],
    [2021, 'published', 'unproven', true],
    [2022, 'published', 'late', false],
  ];
  expect(await told()).toEqual(second);

  isDown = true;
  await crawl();
  const [, ...others] = second;
  expect((await told()).slice(1)).toEqual(others);

  const { stdout, code } = await nianbao(['ledger', 'data', '--evidence'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^130400 +邯郸市 +2021 +2022-03-31 +published +unproven +revised$/m);
  expect(stdout).toMatch(/r2021\.html gave other values at other times, .*: \S+ \d+ and \d+/);
  expect(linesOf(stdout).at(-1)).toMatch(/^3 reports: /);
  const csv = await nianbao(['ledger', 'data', '--csv', '--years', '2022'], { cwd });
  const [heads, row, ...more] = parse(csv.stdout) as string[][];
  expect([heads?.slice(0, 8), row?.slice(0, 8), more]).toEqual([
    ['region', 'body', 'kind', 'year', 'due', 'presence', 'timeliness', 'revised'],
    ['130400', '邯郸市', 'government', '2022', '2023-03-31', 'published', 'late', 'false'],
    [],
  ]);
  // Nothing was written over.
  const records = await readdir(join(cwd, 'data/records/2021'));
  expect(records).toHaveLength(2);

  // Other numbers of the same characters are another reading, and no other report.
  const copy = `records/2021/${records.find((name) => name.includes('@'))}`;
  const text = await readFile(join(cwd, 'data', copy), 'utf8');
  const reread = text.replaceAll(`"quote": "${figure}"`, `"quote": "${Number(figure) + 1}"`);
  await writeFile(join(cwd, 'data', copy), reread);
  const other = await nianbao(['ledger', 'data', '--json', '--years', '2021'], { cwd });
  expect(jsonOf(other.stdout).map(({ revised }) => revised)).toEqual([false]);
  expect(reread).not.toBe(text);

  await writeFile(join(cwd, 'data', copy), '{}');
  const broken = await nianbao(['ledger', 'data', '--json', '--years', '2021'], { cwd });
  expect(broken.stderr).toMatch(new RegExp(`^nianbao: ${copy}: .+\n$`));
  expect([broken.code, jsonOf(broken.stdout).map(({ revised }) => revised)]).toEqual([1, [false]]);
});

it('says so where nothing was crawled', async () => {
  const cwd = await temporaryFolder();
  const { code, stderr } = await nianbao(['ledger', 'nothing'], { cwd });
  expect([code, stderr]).toEqual([1, 'nianbao: nothing: no crawl by division and year was ever made into it\n']);
});
