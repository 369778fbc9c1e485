// From a portal's root to its values: every make of the lab of portals is harvested, and each figure that the lab declares
// is held against the record; then the same portals are looked through with one mark of their make taken out, and with all.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { loadFamilies } from '../../extractors/index.js';
import { readColumn } from '../../src/crawl/column.js';
import type { Fetcher } from '../../src/crawl/fetcher.js';
import { findColumn } from '../../src/crawl/find.js';
import { scriptedDocuments } from '../../src/crawl/scripted.js';
import { readIndex } from '../../src/dataset/index.js';
import { extractReport } from '../../src/extract/index.js';
import { harvest } from '../../src/harvest/index.js';
import { readPage } from '../../src/page/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { settingsOf } from '../../src/settings/index.js';
import { isReportOf } from '../../src/site/index.js';
import { fetchingIn } from '../crawl/fetching.js';
import { run } from '../crawl/support.js';
import { expectTable } from '../docs/documents.js';
import { findingsOf, recordsOf } from '../lab/dataset.js';
import { build } from '../portals/build.js';
import { declaredValues } from '../portals/declared.js';
import { deployments } from '../portals/families/index.js';
import { type Portals, startPortals } from '../portals/portals.js';
import type { Deployment } from '../portals/shape.js';
import type { OwnReport, Portal } from '../portals/types.js';
import { readBy } from '../site/read-by.js';
import { temporaryFolder } from '../support/folder.js';

const years = Array.from({ length: 10 }, (_, index) => 2015 + index);
const marked = deployments.filter(({ marks }) => marks.length > 0);
const http = { allowPrivate: true, proxy: () => null, insecureTls: new Set<string>(), contact: null };

/** What is told of each portal in docs/sites.md. */
const told = new Map<string, Record<string, string>>(deployments.map(({ name }) => [name, {}]));
const tell = (name: string, cells: Record<string, string>) => Object.assign(told.get(name) ?? {}, cells);

function planOf({ url: root, city }: Portal) {
  return { kind: 'cities', regions: [city], years, sitesFor: async () => [], root, loadFamilies } as const;
}

/** Figures of a report that the record has read, and those that it gives otherwise. */
function compared(report: OwnReport, { values }: ReportRecord) {
  const declared = declaredValues(report);
  const ids = new Set([...declared.keys(), ...Object.keys(values)]);
  const all = [...ids].map((id) => ({ id, declared: declared.get(id), read: values[id] }));
  const isRead = (one: (typeof all)[number]) => one.read?.status === 'read' && one.read.value === one.declared;
  return {
    declared: declared.size,
    read: all.filter(isRead).length,
    unread: all.filter(({ read }) => read?.value === null).map(({ id }) => id),
    wrong: all.filter((one) => one.read !== undefined && one.read.value !== null && !isRead(one)),
  };
}

describe('from the root of a portal', () => {
  let lab: Portals;
  beforeAll(async () => {
    lab = await startPortals();
  });
  afterAll(() => lab.close());

  test.each(deployments)('$name: each report is found and each of its figures read', async ({ name }) => {
    const portal = lab.portal(name);
    const { city, reports, others, siblings, url } = portal;
    const records = await temporaryFolder();
    const snapshots = join(records, 'snapshots');
    const rows = await harvest(planOf(portal), { records, snapshots, settings: settingsOf({ delay: 0 }), http });
    expect(rows.map(({ year, outcome }) => [year, outcome])).toEqual(
      years.map((year) => [year, reports.some((report) => report.year === year) ? 'ok' : 'not_listed']),
    );
    const found = [...(await recordsOf(records)).values()] as ReportRecord[];
    const addresses = found.map(({ source }) => new URL(source.url ?? '').pathname);
    expect(addresses.sort()).toEqual(reports.map(({ path }) => path).sort());
    for (const { path } of [...others, ...siblings.flatMap(({ entries }) => entries)])
      expect(addresses).not.toContain(path);
    const results = reports.map((report) => {
      const record = found.find(({ source }) => new URL(source.url ?? '').pathname === report.path);
      if (!record) throw new Error(`${url}: no record of ${report.path}`);
      expect(record.report).toMatchObject({
        id: `${city.code}-${city.name}-${report.year}`,
        title: report.title,
        issuer: { kind: 'government', nameFrom: 'title', region: city },
        year: report.year,
        form: report.form,
        publishedOn: report.posted,
      });
      expect(record.report.issuer.name).toMatch(new RegExp(`^${city.name}(?:人民(?:政府)?)?$`));
      expect(record.checks.filter(({ holds }) => holds !== true)).toEqual([]);
      return compared(report, record);
    });
    expect(results.flatMap(({ wrong, unread }) => [...wrong, ...unread])).toEqual([]);
    const digests = others.filter(({ kind }) => kind === 'digest');
    const noted = (await readIndex(records)).flatMap(({ year, editions = [] }) =>
      editions.map((edition) => ({ year, ...edition })),
    );
    expect(noted).toEqual(
      digests
        .map(({ title, path }) => ({
          year: Number(/\d{4}/.exec(title)?.[0]),
          kind: 'digest',
          url: new URL(path, url).href,
          title,
        }))
        .sort((one, other) => one.year - other.year),
    );
    const sum = (count: (result: (typeof results)[number]) => number) =>
      results.reduce((all, one) => all + count(one), 0);
    expect(await findingsOf(records)).toEqual([]);
    tell(name, {
      found: `${addresses.length} of ${reports.length}`,
      read: `${sum(({ read }) => read)} of ${sum(({ declared }) => declared)}`,
      wrong: `${sum(({ wrong }) => wrong.length)}`,
    });
  });
});

/** The paths of a portal's own reports that are found from its root. */
async function foundFrom({ url, city }: Portal, fetcher: Fetcher): Promise<string[]> {
  const { column } = await findColumn(fetcher, url, city.name, { families: await loadFamilies(), maxPages: 50 });
  const { rows = [] } = column ? await readColumn(fetcher, column.family, column.url, 50) : {};
  const own = rows.filter((row) => years.some((year) => isReportOf(row, city.name, year)));
  return own.map((row) => new URL(row.url).pathname).sort();
}

/** One report on each form, read from a portal that is asked without a server. */
function readWithout(deployment: Deployment, mark: string) {
  const { portal, answer } = build(deployment, 'http://127.30.0.1/', { family: deployment.family, mark });
  const ofEachForm = [...new Map(portal.reports.map((report) => [report.form, report])).values()];
  return ofEachForm.flatMap((report) => {
    const bytes = Buffer.from(answer({ method: 'GET', path: report.path, body: '' }).body);
    const [scripted] = scriptedDocuments({ bytes, contentType: 'text/html' });
    const page = readPage({ bytes: scripted === undefined ? bytes : Buffer.from(scripted), contentType: 'text/html' });
    const { wrong, unread } = compared(report, extractReport(page));
    return [...wrong, ...unread];
  });
}

test.each(marked)('$name: without any one of its marks each report is found and read', async (deployment) => {
  const { name, family, marks } = deployment;
  const { fetcher, close } = await fetchingIn(await temporaryFolder());
  onTestFinished(close);
  for (const mark of marks) {
    const lab = await startPortals({ without: { family, mark }, only: name });
    const portal = lab.portal(name);
    const found = await foundFrom(portal, fetcher).finally(() => lab.close());
    expect(found, mark).toEqual(portal.reports.map(({ path }) => path).sort());
    expect(readWithout(deployment, mark), mark).toEqual([]);
  }
  tell(name, { without: `all, ${marks.length} of ${marks.length} times` });
});

test.each(marked)(
  '$name: without all its marks it is found by shape or call, or its make is unknown',
  async ({ name, family }) => {
    const lab = await startPortals({ without: { family, mark: 'all' }, only: name });
    const portal = lab.portal(name);
    const { items } = await run(planOf(portal), { settings: { delay: 0 }, hasReport: () => true }).finally(() =>
      lab.close(),
    );
    const outcomes = new Set(items.map(({ outcome }) => outcome));
    const found = items.flatMap(({ outcome, url }) =>
      outcome === 'ok' && url !== null ? [new URL(url).pathname] : [],
    );
    const isKnown = byShape.has(name) || byCall.has(name);
    expect([...outcomes].sort()).toEqual(isKnown ? ['not_listed', 'ok'] : ['family_unknown']);
    expect(found.sort()).toEqual(isKnown ? portal.reports.map(({ path }) => path).sort() : []);
    tell(name, { bare: byCall.has(name) ? 'all, by its call' : isKnown ? 'all, by its shape' : '`family_unknown`' });
  },
);

const byShape = new Set(['trs-wcm', 'trs-wcm-total-first', 'trs-wcm-written', 'ucap', 'vsb']);
// Calls and addresses of their own, which are no vendor's marks.
const byCall = new Set(['lonsun', 'ucap-json', 'truecms']);

const lists: Readonly<Record<string, string>> = {
  'trs-wcm': 'pages, their number in a script, from 0',
  'trs-wcm-total-first': 'pages, rows and pages in a script',
  'trs-wcm-written': 'pages, rows written by scripts',
  'trs-look-alike': 'pages, a link to the next',
  ucap: 'pages, their number in a script, from 1',
  'ucap-json': 'GET, JSON',
  'hanweb-jpage': 'POST, XML by startrecord',
  'hanweb-jpage-page': 'GET, XML by page',
  'hanweb-jpage-embedded': 'GET, XML by next group',
  'hanweb-xxgk': 'POST, HTML of all columns',
  'hanweb-jpaas': 'GET, HTML in JSON',
  vsb: 'pages, numbered backwards',
  lonsun: 'GET, HTML',
  gkmlpt: 'GET, JSON; articles in scripts',
  'pc-list': 'POST, JSON in JSON',
  epoint: 'POST of JSON, JSON',
  'epoint-wrapped': 'POST of wrapped JSON, JSON',
  truecms: 'GET, XML in JSONP',
  'directories-numeric': 'pages, numbers alone',
  'directories-list': 'pages, a link to the next',
};

test('docs/sites.md says so', () => {
  const heads = [
    'portal',
    'family',
    'its list',
    'reports found',
    'values read',
    'wrong',
    'less any one mark',
    'less all marks',
  ];
  const rows = deployments.map(({ name }) => {
    const { found, read, wrong, without = 'has none', bare = 'has none' } = told.get(name) ?? {};
    return [`\`${name}\``, `\`${readBy[name]}\``, lists[name], found, read, wrong, without, bare].map(String);
  });
  expectTable('docs/sites.md', heads, rows);
});
