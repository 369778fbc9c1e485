// The registry: every site file is sound, the right ones are found for a division, and a bad one is told.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRegistry, ownSites } from '../../extractors/index.js';
import { regionByCode } from '../../src/region/index.js';
import { sitePage } from '../../src/site/index.js';
import { temporaryFolder } from '../support/folder.js';

const good = {
  title: '辽阳市人民政府门户网站',
  region: '211000',
  root: 'https://www.example.gov.cn/',
  columns: [
    { path: '/nb/{year}/', to: 2018 },
    { path: '/nb/{year+1}/index.html', from: 2019 },
  ],
  seen: null,
  source: 'a test',
};

async function folderWith(files: Record<string, unknown>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'families'));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

it('has a sound file for every province-level division of the mainland', async () => {
  const sites = await openRegistry().all();
  const files = (await readdir(ownSites)).filter((name) => name.endsWith('.json'));
  expect(sites.map(({ region, name }) => `${region}-${name}.json`)).toEqual(files.sort());
  expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
  for (const { region, root, title, overrides } of sites) {
    const division = regionByCode(region);
    expect(title).toContain(division?.name);
    expect(new URL(root).hostname).toMatch(/\.gov\.cn$/);
    for (const one of overrides) expect(regionByCode(one.region)).not.toBeNull();
  }
  const provinces = new Set(sites.map(({ region }) => region).filter((code) => code.endsWith('0000')));
  expect(provinces.size).toBe(31);
});

it('claims nothing of what was not seen answering', async () => {
  const sites = await openRegistry().all();
  expect(sites.filter(({ seen }) => seen !== null)).toEqual([]);
  expect(sites.map(({ source }) => source.length > 10)).not.toContain(false);
});

it('gives a division its own portals before those of what it lies in', async () => {
  const folder = await folderWith({ '211000-liaoyang.json': good });
  const { sitesFor, named } = openRegistry([ownSites, folder]);
  const namesFor = async (code: string) => (await sitesFor(code)).map(({ name }) => name);
  expect(await namesFor('211000')).toEqual(['liaoyang', 'liaoning']);
  expect(await namesFor('210100')).toEqual(['liaoning']);
  expect(await namesFor('210000')).toEqual(['liaoning']);
  // The province's list has its cities, not their counties.
  expect(await namesFor('211021')).toEqual([]);
  expect(await namesFor('710000')).toEqual([]);
  const site = await named('liaoyang');
  expect([site?.columns(2018), site?.columns(2019)]).toEqual([['/nb/2018/'], ['/nb/2020/index.html']]);
  expect(await named('nowhere')).toBeNull();
});

it('takes the later folder’s file of a name, and a folder that is not there for an empty one', async () => {
  const folder = await folderWith({ '210000-liaoning.json': { ...good, region: '210000', title: '另一个' } });
  const { named } = openRegistry([ownSites, folder, join(folder, 'none')]);
  expect((await named('liaoning'))?.title).toBe('另一个');
});

it.each<[string, unknown, RegExp]>([
  ['no JSON', '{', /no JSON: /],
  ['an unknown field', { ...good, charset: 'gbk' }, /Unrecognized key: "charset"/],
  ['a path that is no path', { ...good, columns: [{ path: 'nb/' }] }, /columns\.0\.path: /],
  ['a root that is no address', { ...good, root: 'file:///etc/' }, /root: /],
  ['no word on whether it was seen', { ...good, seen: undefined }, /seen: /],
  ['a family that nobody knows', { ...good, family: 'nobody' }, /family: no family is named nobody$/],
  [
    'an override without a reason',
    { ...good, overrides: [{ region: '211000', year: 2019, url: 'https://a.gov.cn/' }] },
    /overrides\.0\.reason: /,
  ],
  [
    'the code of another division',
    { ...good, region: '210100' },
    /its name begins with the code of its region and a hyphen, "210100-"$/,
  ],
])('refuses a file with %s in one line that names it', async (_what, content, message) => {
  const folder = await folderWith({ '211000-liaoyang.json': content });
  const { sitesFor } = openRegistry([folder]);
  await expect(sitesFor('211000')).rejects.toThrow(message);
  await expect(sitesFor('211000')).rejects.toThrow(/211000-liaoyang\.json: [^\n]+$/);
});

it('reads a family of a file beside it, which gets the kit', async () => {
  const family = `export default ({ linksIn }) => ({
    name: 'own', marks: () => ['a', 'b'],
    readList: (page) => ({ rows: linksIn(page.$, page.url), next: null }),
  });`;
  const folder = await folderWith({
    '211000-liaoyang.json': { ...good, family: './families/own.js' },
    'families/own.js': family,
    'package.json': { type: 'module' },
  });
  const [site] = await openRegistry([folder]).sitesFor('211000');
  const { loadDocument } = await import('../../src/page/index.js');
  const url = 'https://www.example.gov.cn/nb/';
  const page = sitePage(
    { url, request: { url }, text: '<li><a href="a.html">甲</a></li>', contentType: null },
    loadDocument,
  );
  expect(site?.family?.readList(page)?.rows).toEqual([{ url: `${url}a.html`, title: '甲', date: null }]);
});

it.each([
  ['is not there', null, /Cannot find module|Failed to load/],
  ['gives no family', 'export default () => ({ name: 1 })', /its default export gives no family/],
  ['throws', 'export default () => { throw new Error("odd") }', /odd$/],
])('refuses a family whose file %s', async (_what, text, message) => {
  const files = {
    '211000-liaoyang.json': { ...good, family: './families/own.js' },
    'package.json': { type: 'module' },
  };
  const folder = await folderWith(text === null ? files : { ...files, 'families/own.js': text });
  await expect(openRegistry([folder]).sitesFor('211000')).rejects.toThrow(message);
});
