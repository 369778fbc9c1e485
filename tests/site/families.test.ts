// Each family against the lab: from a column's path alone to exactly the rows that are declared, and known by its marks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyOf } from '../../extractors/families/index.js';
import { readColumn } from '../../src/crawl/column.js';
import { decodeBytes, loadDocument } from '../../src/page/index.js';
import { type SitePage, sitePage } from '../../src/site/index.js';
import { fetchingIn } from '../crawl/fetching.js';
import { deployments } from '../portals/families/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import type { Portal } from '../portals/types.js';
import { temporaryFolder } from '../support/folder.js';

/** Which family reads the lists of a deployment. */
const readBy: Readonly<Record<string, string>> = {
  'trs-wcm': 'static-list',
  'trs-wcm-total-first': 'static-list',
  'trs-wcm-written': 'static-list',
  'trs-look-alike': 'static-list',
  ucap: 'static-list',
  'directories-numeric': 'static-list',
  'directories-list': 'static-list',
};
const names = Object.keys(readBy);
let lab: Portals;

beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

async function firstPage({ url, column }: Pick<Portal, 'url' | 'column'>): Promise<SitePage> {
  const address = new URL(column, url).href;
  const answer = await fetch(address);
  const text = decodeBytes(Buffer.from(await answer.arrayBuffer()), 'utf-8');
  const contentType = answer.headers.get('content-type');
  return sitePage({ url: answer.url, request: { url: address }, text, contentType }, loadDocument);
}

test.each(names)('%s: the rows of a column are those declared, titles whole', async (name) => {
  const portal = lab.portal(name);
  const { fetcher, close } = await fetchingIn(await temporaryFolder());
  try {
    for (const { path, entries } of [
      { path: portal.column, entries: [...portal.reports, ...portal.others] },
      ...portal.siblings,
    ]) {
      const first = new URL(path, portal.url).href;
      const family = familyOf(await firstPage({ url: portal.url, column: portal.column }));
      if (!family) throw new Error('no family');
      const { rows, fault } = await readColumn(fetcher, family, first, 50);
      expect(fault).toBeNull();
      const declared = entries.map((entry) => ({ url: new URL(entry.path, portal.url).href, title: entry.title }));
      const byUrl = (a: { url: string }, b: { url: string }) => a.url.localeCompare(b.url);
      expect(rows.map(({ url, title }) => ({ url, title })).sort(byUrl)).toEqual(declared.sort(byUrl));
      for (const { date } of rows) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
  } finally {
    await close();
  }
});

test.each(names)('%s: is known by its first page', async (name) => {
  expect(familyOf(await firstPage(lab.portal(name)))?.name).toBe(readBy[name]);
});
