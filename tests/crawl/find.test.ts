// From a portal's root alone to its own reports: every make of the lab of portals.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFamilyOf } from '../../extractors/index.js';
import type { CrawlItem, Plan } from '../../src/crawl/index.js';
import { deployments } from '../portals/families/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import { startServer } from '../support/server.js';
import { run } from './support.js';

let lab: Portals;
beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

const years = Array.from({ length: 10 }, (_, index) => 2015 + index);

async function crawled(root: string, city: { name: string; code: string }): Promise<readonly CrawlItem[]> {
  const plan: Plan = { kind: 'cities', regions: [city], years, siteFor: async () => null, root, loadFamilyOf };
  const { items } = await run(plan, { settings: { delay: 0 }, hasReport: () => true });
  return items;
}

it.each(deployments.map(({ name }) => name))(
  '%s: exactly the reports of the government that there are',
  async (name) => {
    const { url, city, reports } = lab.portal(name);
    const items = await crawled(url, city);
    const told = items.map(({ year, outcome, url: address }) => [year, outcome, outcome === 'ok' ? address : null]);
    const declared = new Map(reports.map(({ year, path }) => [year, new URL(path, url).href]));
    expect(told).toEqual(
      years.map((year) => {
        const address = declared.get(year);
        return address === undefined ? [year, 'not_listed', null] : [year, 'ok', address];
      }),
    );
  },
);

it('says where no column is, and where it is of a make that nobody knows', async () => {
  const city = { name: '辽阳市', code: '211000' };
  const bare = await startServer(({ url }) => (url === '/' ? { body: '<a href="/news">新闻</a>' } : undefined));
  const [none] = await crawled(`${bare.url}/`, city);
  expect(none).toMatchObject({
    outcome: 'no_column',
    detail: `${bare.url}/: no link to a column of yearly reports of 辽阳市`,
  });
  const odd = await startServer(({ url }) => {
    if (url === '/') return { body: '<a href="/zfxxgknb">政府信息公开年报</a>' };
    return url === '/zfxxgknb' ? { body: '<div id="app">正在加载</div><p>本栏目由程序绘制。</p>' } : undefined;
  });
  const [unknown] = await crawled(`${odd.url}/`, city);
  expect(unknown).toMatchObject({
    outcome: 'family_unknown',
    detail: `${odd.url}/zfxxgknb is a list of no make that is known`,
  });
});
