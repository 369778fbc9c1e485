// What the ledger says of a report, and on what evidence.
import { expect, it } from 'vitest';
import { dueDate, type Entry, entryOf, type Sighting } from '../../src/ledger/index.js';

type Question = Parameters<typeof entryOf>[0];

function seen(lookedAt: string, outcome: string, about: Partial<Sighting> = {}): Sighting {
  const isOk = outcome === 'ok';
  return {
    lookedAt: `${lookedAt}T00:00:00.000Z`,
    seenAt: `${lookedAt}T00:00:01.000Z`,
    outcome,
    detail: 'detail',
    url: 'https://a.test/nb/',
    record: isOk ? 'records/2023/a.json' : null,
    fetchedAt: isOk ? `${lookedAt}T00:00:01.000Z` : null,
    digest: isOk ? `sha256:${'a'.repeat(64)}` : null,
    columns: ['ok', 'not_listed', 'attachment_only', 'unreadable'].includes(outcome) ? ['https://a.test/nb/'] : [],
    ...about,
  };
}

function told(sightings: readonly Sighting[], about: Partial<Question> = {}): Entry {
  const isThere = sightings.some(({ record }) => record !== null);
  const published = isThere ? { id: 'a', issuer: '甲市', kind: 'government' as const, publishedOn: null } : null;
  return entryOf({ region: '211000', body: '甲市', year: 2023, sightings, published, revisions: [], ...about });
}

it.each([
  [2017, 'department', '2018-03-31'],
  [2018, 'government', '2019-03-31'],
  [2018, 'town', '2019-03-31'],
  [2019, 'government', '2020-03-31'],
  [2019, 'department', '2020-01-31'],
  [2024, 'town', null],
  [2024, 'office', null],
  [2024, null, null],
] as const)('the report for %i of a %s is due on %s', (year, kind, due) => {
  expect(dueDate(year, kind)).toBe(due);
});

it.each<[string, readonly Sighting[], string, string | null]>([
  ['nobody has looked', [], 'not_looked', null],
  ['no portal is known', [seen('2024-05-01', 'no_site')], 'not_looked', null],
  ['its folder of the year is not there', [seen('2024-05-01', 'no_column')], 'not_looked', null],
  ['the portal refuses', [seen('2024-05-01', 'challenge')], 'unreachable', null],
  ['it is not listed before its day', [seen('2024-02-01', 'not_listed')], 'not_yet_due', null],
  // The day ends in China, eight hours before it does in UTC.
  ['it is not listed on its day', [seen('2024-03-31', 'not_listed')], 'not_yet_due', null],
  ['it is not listed after its day', [seen('2024-04-01', 'not_listed')], 'not_found', null],
  ['it was captured in time', [seen('2024-03-30', 'ok')], 'published', 'on_time'],
  ['it was captured after its day', [seen('2024-04-02', 'ok')], 'published', 'unproven'],
  ['it was lacking after its day', [seen('2024-04-01', 'not_listed'), seen('2024-04-02', 'ok')], 'published', 'late'],
  [
    'it was lacking before its day',
    [seen('2024-03-01', 'not_listed'), seen('2024-04-02', 'ok')],
    'published',
    'unproven',
  ],
  [
    'it could not be had after its day',
    [seen('2024-04-01', 'timeout'), seen('2024-04-02', 'ok')],
    'published',
    'unproven',
  ],
  ['it is listed no more', [seen('2024-03-01', 'ok'), seen('2024-05-01', 'not_listed')], 'withdrawn', 'on_time'],
  ['the portal is down now', [seen('2024-03-01', 'ok'), seen('2024-05-01', 'timeout')], 'published', 'on_time'],
  [
    'it came back',
    [seen('2024-03-01', 'ok'), seen('2024-05-01', 'not_listed'), seen('2024-06-01', 'ok')],
    'published',
    'on_time',
  ],
  ['it is an attachment', [seen('2024-04-02', 'attachment_only')], 'published', 'unproven'],
  [
    'it is an attachment, and the portal is down now',
    [seen('2024-04-02', 'attachment_only'), seen('2024-05-01', 'timeout')],
    'published',
    'unproven',
  ],
  [
    'it was an attachment, and is listed no more',
    [seen('2024-04-02', 'attachment_only'), seen('2024-05-01', 'not_listed')],
    'withdrawn',
    'unproven',
  ],
  ['what may be it is listed without a name', [seen('2024-05-01', 'listed_unclear')], 'unreachable', null],
  [
    'it was listed once and could not be read',
    [seen('2024-04-02', 'unreadable'), seen('2024-05-01', 'not_listed')],
    'unreachable',
    null,
  ],
  [
    'it was lacking in a column that was corrected',
    [seen('2024-05-01', 'not_listed', { columns: ['https://a.test/departments/'] }), seen('2024-05-02', 'ok')],
    'published',
    'unproven',
  ],
  [
    'it is not listed on a mirror',
    [seen('2024-03-01', 'ok'), seen('2024-05-01', 'not_listed', { columns: ['https://mirror.test/nb/'] })],
    'published',
    'on_time',
  ],
  [
    'it was found without a column, and its column lacks it',
    [seen('2024-03-01', 'ok', { columns: [] }), seen('2024-05-01', 'not_listed')],
    'published',
    'on_time',
  ],
])('says where %s: %s', (_what, sightings, presence, timeliness) => {
  const entry = told(sightings);
  expect([entry.presence, entry.timeliness]).toEqual([presence, timeliness]);
  expect(entry.evidence.length).toBeGreaterThan(0);
});

it('takes a date on the page for proof that it was in time, and never that it was late', () => {
  const dated = (publishedOn: string) =>
    told([seen('2025-01-01', 'ok')], { published: { id: 'a', issuer: '甲市', kind: 'government', publishedOn } });
  expect(dated('2024-03-31')).toMatchObject({
    timeliness: 'on_time',
    evidence: [expect.any(String), 'the page is dated 2024-03-31'],
  });
  expect(dated('2024-06-01').timeliness).toBe('unproven');
  const lacked = [seen('2024-04-01', 'not_listed'), seen('2024-04-02', 'ok')];
  const published = { id: 'a', issuer: '甲市', kind: 'government' as const, publishedOn: '2024-03-31' };
  expect(told(lacked, { published })).toMatchObject({
    timeliness: 'unproven',
    evidence: [expect.any(String), expect.stringMatching(/^not listed in/), 'the page is dated 2024-03-31'],
  });
  // A date of an earlier year is not that of this report.
  expect(dated('2021-03-01').timeliness).toBe('unproven');
});

it('sets no day for a town, and does not call it late or missing', () => {
  const published = { id: 'a', issuer: '甲镇', kind: 'town' as const, publishedOn: null };
  const entry = told([seen('2024-04-01', 'not_listed'), seen('2024-06-01', 'ok')], { published });
  expect(entry).toMatchObject({ due: null, presence: 'published', timeliness: null });
});

it('sets no day for a body whose kind its report does not tell', () => {
  const published = { id: 'a', issuer: '甲', kind: null, publishedOn: null };
  const entry = told([seen('2024-04-01', 'not_listed'), seen('2024-06-01', 'ok')], { published });
  expect(entry).toMatchObject({ kind: null, due: null, timeliness: null });
});

it('names day, address and record in its evidence', () => {
  const { evidence, url } = told([
    seen('2024-03-01', 'ok', { url: 'https://a.test/r' }),
    seen('2024-05-01', 'not_listed'),
  ]);
  expect(url).toBe('https://a.test/r');
  expect(evidence).toEqual([
    'captured on 2024-03-01T00:00:01.000Z from https://a.test/r: records/2023/a.json',
    'not listed in https://a.test/nb/, read to its end on 2024-05-01T00:00:00.000Z: detail',
  ]);
});
