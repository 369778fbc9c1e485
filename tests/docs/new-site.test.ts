// docs/new-site.md walked as it stands there, against a portal of the lab and one of a make that nobody knows.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportBody } from '../portals/forms/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import { startServer } from '../support/server.js';
import { expectSample, fencesOf, nianbao, type Run, readDocument, sampleIn } from './documents.js';

const document = 'docs/new-site.md';
const fences = fencesOf(readDocument(document));
const commands = fences.filter(({ language }) => language === 'sh').map(({ text }) => text.trim());

let lab: Portals;
let folder: string;
beforeAll(async () => {
  [lab, folder] = await Promise.all([startPortals(), mkdtemp(join(tmpdir(), 'nianbao-new-site-'))]);
});
afterAll(() => Promise.all([lab.close(), rm(folder, { recursive: true, force: true })]));

const documented = 'https://www.example.gov.cn/';
const odd = 'https://odd.example.gov.cn/';

/** Runs the next command of the document with these addresses in place of its own. */
async function walk(command: string, addresses: Readonly<Record<string, string>>): Promise<Run> {
  const real = Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(from, to), command);
  const [program, verb = '', ...words] = real.split(' ');
  expect(program).toBe('nianbao');
  const fetching = words.includes('--offline') ? [] : ['--allow-private', '--delay', '0'];
  const run = await nianbao(folder, verb, ...words, ...fetching);
  const back = Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(to, from), run.stdout);
  return { ...run, stdout: back };
}

const today = (text: string) => text.replace(/\d{4}-\d\d-\d\d"/g, 'DATE"');

it('adds a portal of a known make without code', async () => {
  const addresses = { [documented]: lab.portal('trs-look-alike').url };
  const [find = '', add = '', check = '', crawl = ''] = commands;
  const found = await walk(find, addresses);
  expect(found.code, found.stderr).toBe(0);
  expectSample(document, 'find-column', found.stdout);

  const added = await walk(add, addresses);
  expect(added.code, added.stderr).toBe(0);
  expectSample(document, 'new-site', added.stdout);
  const siteFile = await readFile(join(folder, 'extractors/130400-handan.json'), 'utf8');
  expectSample(document, 'site-file', siteFile.replaceAll(addresses[documented], documented), today);
  expect((await walk(add, addresses)).stderr).toMatch(/130400-handan\.json is there already: give another --name/);

  const unreviewed = await walk(check, addresses);
  expect([unreviewed.code, unreviewed.stdout]).toEqual([
    1,
    'handan: 3 reports, 456 values; 0 differences; nobody has reviewed its fixture yet\n',
  ]);
  const path = join(folder, 'extractors/fixtures/handan/expected.json');
  const [line = ''] = fences.flatMap(({ text }) => (text.startsWith('"reviewed"') ? [text.trim()] : []));
  const expected = await readFile(path, 'utf8');
  await writeFile(path, expected.replace('"reviewed": null', line));
  const reviewed = await walk(check, addresses);
  expect(reviewed.code, reviewed.stdout).toBe(0);
  expect((await walk(check.replace(' --offline', ''), addresses)).code).toBe(0);

  const crawled = await walk(crawl, addresses);
  expect(crawled.stdout, crawled.stderr).toMatch(/邯郸市 +2024 +2021 .* ok$/m);

  // A value that is not the one printed is told, and so is a report that does not come.
  await writeFile(path, (await readFile(path, 'utf8')).replace('["read", 25, "25"]', '["read", 26, "26"]'));
  const wrong = await walk(check, addresses);
  expect([wrong.code, wrong.stdout.split('\n')[0]]).toEqual([
    1,
    '2024 disclosure.regulations.issued: expected read 26 (printed 26), found read 25 (printed 25)',
  ]);
});

it('adds a portal of an unknown make with the code that stands there', async () => {
  const name = '辽阳市';
  const titleOf = (year: number) => `${name}${year}年政府信息公开工作年度报告`;
  const pages: readonly (readonly number[])[] = [
    [2024, 2023, 2022, 2021],
    [2020, 2019, 2018, 2017],
  ];
  const server = await startServer(({ url = '' }) => {
    if (url === '/') return { body: '<title>门户</title><a href="/nb/list-1.html">政府信息公开年报</a>' };
    const [, page] = /^\/nb\/list-(\d)\.html$/.exec(url) ?? [];
    const years = pages[Number(page) - 1];
    if (years) {
      const rows = years.map((year) => ({ t: titleOf(year), u: `r${year}`, d: `${year + 1}-01-20` }));
      const pager = `<div class="odd-list" data-page="${page}" data-pages="2">正在加载</div>`;
      return { body: `<p>年报列表</p>${pager}<script>window.__rows = ${JSON.stringify(rows)};</script>` };
    }
    const [, year] = /^\/nb\/r(\d{4})$/.exec(url) ?? [];
    if (year === undefined) return undefined;
    return { body: `<h1>${titleOf(Number(year))}</h1>${reportBody(name, Number(year))}` };
  });
  const addresses = { [odd]: `${server.url}/` };
  const [, , , , unknown = '', again = ''] = commands;
  const first = await walk(unknown, addresses);
  expect(first.code, first.stderr).toBe(1);
  expectSample(document, 'unknown', first.stdout);
  // What was laid down is a module that works, to begin from.
  const skeleton = join(folder, 'extractors/families/liaoyang.js');
  const { default: make } = (await import(skeleton)) as { default: (kit: object) => { name: string } };
  expect(make({}).name).toBe('liaoyang');

  const code = sampleIn(document, 'family');
  expect(code.split('\n').length).toBeLessThan(40);
  await writeFile(skeleton, code);
  const second = await walk(again, addresses);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stdout).toMatch(/^2024 ok .*: \d+ values on the form 2021$/m);
  const check = await nianbao(folder, 'check-site', 'liaoyang', '--offline');
  expect(check.stdout).toMatch(/^liaoyang: 3 reports, \d+ values; 0 differences; nobody has reviewed/);
  const crawled = await nianbao(
    folder,
    ...['crawl', '--cities', '辽阳市', '--years', '2017,2024', '--out', 'odd', '--allow-private', '--delay', '0'],
    ...['--root', `${server.url}/`],
  );
  expect(crawled.stdout, crawled.stderr).toMatch(/2 in all: 2 ok/);
});

it('writes nothing where no report could be read', async () => {
  const row = '<li><a href="gone.html">辽阳市2021年政府信息公开工作年度报告</a>2022-01-20</li>';
  const server = await startServer(({ url }) => {
    if (url === '/') return { body: '<a href="/nb/">政府信息公开年报</a>' };
    return url === '/nb/'
      ? { body: `<ul>${row}</ul><script>createPageHTML(1, 0, "index", "html")</script>` }
      : undefined;
  });
  const cwd = await mkdtemp(join(folder, 'nothing-'));
  const { code, stdout } = await nianbao(
    cwd,
    ...['new-site', `${server.url}/`, '--city', '辽阳市', '--allow-private', '--delay', '0'],
  );
  expect([code, stdout.split('\n').slice(1)]).toEqual([
    1,
    [expect.stringMatching(/^2021 http_error /), 'no report could be read, so nothing was written', ''],
  ]);
  expect(await readdir(join(cwd, 'extractors'))).toEqual([]);
});

it('explains every field of a site file', async () => {
  const source = readDocument('src/site/site-file.ts');
  const [, body = ''] = /const siteFile = z\.strictObject\(\{([\s\S]*?)\n\}\);/.exec(source) ?? [];
  const fields = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, field]) => `\`${field}\``);
  const rows = readDocument(document)
    .match(/^\| `\w+`/gm)
    ?.map((row) => row.slice(2));
  expect(rows).toEqual(fields);
});
