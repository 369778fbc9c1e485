// The lab itself: each list holds what is declared of it, whatever way leads over its pages, and each report its figures.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployments } from './families/index.js';
import { type Portals, startPortals } from './portals.js';
import type { Portal } from './types.js';
import { callWalks } from './walks/calls.js';
import { get, type Listed } from './walks/client.js';
import { pageWalks } from './walks/pages.js';

const walks = { ...pageWalks, ...callWalks };
const names = deployments.map(({ name }) => name);
let lab: Portals;

beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

function walk(portal: Portal, column: string): Promise<Listed[]> {
  const steps = walks[portal.name];
  if (!steps) throw new Error(`no way is written for ${portal.name}`);
  return steps(portal, column);
}

function sorted(rows: readonly Listed[]): Listed[] {
  return rows.map(({ path, title }) => ({ path, title })).sort((one, other) => one.path.localeCompare(other.path));
}

test('each portal is of another city', () => {
  const codes = lab.portals.map(({ city }) => city.code);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(names)('%s: the column is reached from the home page', async (name) => {
  const { url, column, columnName, siblings } = lab.portal(name);
  const follow = async (from: string, text: string) => {
    const html = await get(from);
    const href = new RegExp(`<a href="([^"]+)">${text}</a>`).exec(html)?.[1] ?? `nothing is called ${text}`;
    return new URL(href, from).href;
  };
  const affairs = await follow(url, '政务公开');
  const disclosure = await follow(affairs, '政府信息公开');
  expect(await follow(disclosure, columnName)).toBe(new URL(column, url).href);
  for (const sibling of siblings) expect(await follow(disclosure, sibling.name)).toBe(new URL(sibling.path, url).href);
});

test.each(names)('%s: the list holds exactly the declared rows', async (name) => {
  const portal = lab.portal(name);
  const rows = await walk(portal, portal.column);
  expect(sorted(rows)).toEqual(sorted([...portal.reports, ...portal.others]));
  const kinds = new Set(portal.others.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['office', 'department', 'county', 'town', 'digest', 'notice']));
  expect(new Set(portal.reports.map(({ form }) => form)).size).toBe(3);
});

test.each(names)('%s: the columns beside it are lists of the same make', async (name) => {
  const portal = lab.portal(name);
  for (const { path, entries } of portal.siblings) expect(sorted(await walk(portal, path))).toEqual(sorted(entries));
});

test.each(names)('%s: each report holds its figures in order', async (name) => {
  const { url, reports, others, siblings } = lab.portal(name);
  for (const { path, title, rows } of reports) {
    const text = shown(await get(new URL(path, url).href));
    expect(text).toContain(title);
    let from = 0;
    // Table four prints its three rows as one, under heads of their own.
    const figures = rows.flatMap(([label, cells]) => (isHead(label) ? cells : [label, ...cells]));
    for (const figure of figures) {
      const at = text.indexOf(`>${figure}<`, from);
      if (at < 0) throw new Error(`${path}: ${figure} is not where it belongs`);
      from = at + figure.length;
    }
  }
  // One of each kind of the rest, and of each column beside.
  const rest = [...new Map(others.map((other) => [other.kind, other.path])).values()];
  for (const path of [...rest, ...siblings.flatMap(({ entries }) => entries.slice(0, 1).map((entry) => entry.path))])
    expect((await fetch(new URL(path, url).href, { method: 'HEAD' })).status, path).toBe(200);
});

function isHead(label: string): boolean {
  return ['行政复议', '未经复议直接起诉', '复议后起诉'].includes(label);
}

/** A page with what its script holds escaped. */
function shown(html: string): string {
  return html.replaceAll('\\u003C', '<').replaceAll('\\u003E', '>');
}

test('requests are kept as they came', async () => {
  const { url, requests } = lab.portal('hanweb-xxgk');
  await fetch(`${url}module/xxgk/search.jsp?currpage=2`, { method: 'POST', body: 'infotypeId=B001AC001' });
  expect(requests.at(-1)).toEqual({
    method: 'POST',
    path: '/module/xxgk/search.jsp?currpage=2',
    body: 'infotypeId=B001AC001',
  });
});
