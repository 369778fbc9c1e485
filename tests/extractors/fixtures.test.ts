// Every site's fixture, found by itself: read again from its captures, and reviewed by somebody.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFamilies, openRegistry, ownSites } from '../../extractors/index.js';
import { checkFixture } from '../../src/survey/index.js';

const folder = join(ownSites, 'fixtures');
const fixtures = existsSync(folder) ? readdirSync(folder) : [];
const sites = await openRegistry().all();

it('has no fixture without a site, and one for every site that was seen answering', () => {
  const names = new Set(sites.map(({ name }) => name));
  expect(fixtures.filter((name) => !names.has(name))).toEqual([]);
  const seen = sites.filter(({ seen: day }) => day !== null).map(({ name }) => name);
  expect(seen.filter((name) => !fixtures.includes(name))).toEqual([]);
});

for (const site of sites.filter(({ name }) => fixtures.includes(name)))
  it(`${site.name} gives what was reviewed`, async () => {
    const { reviewed, reports, differences } = await checkFixture(site, { loadFamilies, maxPages: 200 });
    expect(differences).toEqual([]);
    expect(reports).toBeGreaterThan(0);
    expect(reviewed, 'hold the values against the pages, then say so in expected.json').not.toBeNull();
  });
