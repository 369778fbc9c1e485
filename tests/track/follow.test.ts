// What is told of a report from look to look.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Asked, Sighting } from '../../src/ledger/index.js';
import type { Reviewed } from '../../src/review/index.js';
import { changesOf } from '../../src/track/index.js';
import { record } from '../support/records.js';

const column = 'https://a.test/nb/';

/** What one address has given on a day; a letter stands for its document. */
function ok(day: string, letter: string, about: Partial<Sighting> = {}): Sighting {
  const lookedAt = `${day}T00:00:00.000Z`;
  return {
    ...{
      lookedAt,
      seenAt: lookedAt,
      outcome: 'ok',
      detail: 'detail',
      url: 'https://a.test/r',
      fetchedAt: lookedAt,
      columns: [column],
    },
    ...{ record: `records/2023/${letter}.json`, digest: `sha256:${letter.repeat(64)}` },
    ...about,
  };
}

const other = (day: string, outcome: string, about: Partial<Sighting> = {}): Sighting =>
  ok(day, 'x', { outcome, url: column, record: null, digest: null, fetchedAt: null, columns: [], ...about });

const notListed = (day: string, columns = [column]) => other(day, 'not_listed', { columns });

/** Its page holds no tables but an attached document. */
const attached = (day: string, url = 'https://a.test/r') => other(day, 'attachment_only', { url, columns: [column] });

/** Documents a and b say the same, c one value less; d is altered. */
const read = async ({ digest }: Sighting): Promise<Reviewed | null> => {
  const letter = digest?.slice(7, 8) ?? '';
  if (letter === 'z') return null;
  const verdict = letter === 'd' ? 'altered' : 'official';
  return { path: `records/2023/${letter}.json`, record: record(letter, letter === 'c' ? 3 : 4, 'a', 2023, verdict) };
};

function changesAfter(sightings: Sighting[], known: ReadonlySet<string> = new Set()) {
  const asked: Asked = { region: '211000', body: '辽阳市', year: 2023, sightings, records: new Set() };
  return changesOf(asked, read, (id) => known.has(id));
}

async function told(...sightings: Sighting[]): Promise<string[]> {
  const changes = await changesAfter(sightings);
  expect(new Set(changes.map(({ id }) => id)).size, 'each has an id of its own').toBe(changes.length);
  return changes.map(({ kind, seenAt, values }) =>
    [seenAt.slice(5, 10), kind, ...values.map(({ before, after }) => `${before.value} ${after.value}`)].join(' '),
  );
}

it.each<[string, readonly Sighting[], readonly string[]]>([
  ['nothing', [], []],
  ['its first capture, once', [ok('2024-03-01', 'a'), ok('2024-03-02', 'a')], ['03-01 published']],
  ['nothing of a document that says the same', [ok('2024-03-01', 'a'), ok('2024-03-02', 'b')], ['03-01 published']],
  [
    'a value that is gone, and comes back',
    [ok('2024-03-01', 'a'), ok('2024-03-02', 'c'), ok('2024-03-03', 'a')],
    ['03-01 published', '03-02 revised 3 null', '03-03 revised null 3'],
  ],
  ['an altered document', [ok('2024-03-01', 'a'), ok('2024-03-02', 'd')], ['03-01 published', '03-02 needs_look']],
  ['a record that is lost', [ok('2024-03-01', 'a'), ok('2024-03-02', 'z')], ['03-01 published', '03-02 needs_look']],
  [
    'that it is withdrawn, once, and returns',
    [ok('2024-03-01', 'a'), notListed('2024-03-02'), notListed('2024-03-03'), ok('2024-03-04', 'a')],
    ['03-01 published', '03-02 withdrawn', '03-04 returned'],
  ],
  [
    'nothing where another column lacks it',
    [ok('2024-03-01', 'a'), notListed('2024-03-02', ['https://mirror.test/nb/'])],
    ['03-01 published'],
  ],
  [
    'that it is withdrawn by the column that listed it last',
    [
      ok('2024-03-01', 'a', { url: 'https://b.test/r', columns: ['https://b.test/nb/'] }),
      ok('2024-03-02', 'a'),
      ok('2024-03-03', 'a'),
      notListed('2024-03-04'),
    ],
    ['03-01 published', '03-02 added', '03-04 withdrawn'],
  ],
  [
    'that it has moved, with what differs',
    [
      ok('2024-03-01', 'a'),
      ok('2024-03-02', 'c', { url: 'https://a.test/new' }),
      ok('2024-03-03', 'c', { url: 'https://a.test/new' }),
    ],
    ['03-01 published', '03-02 moved 3 null'],
  ],
  [
    'another document of another column, and not that it has moved',
    [
      ok('2024-03-01', 'a'),
      ok('2024-03-02', 'b', { url: 'https://b.test/r', columns: ['https://b.test/nb/'] }),
      ok('2024-03-03', 'a'),
    ],
    ['03-01 published', '03-02 added'],
  ],
  [
    'that it is overdue, once, and then there',
    [notListed('2024-03-31'), notListed('2024-04-01'), notListed('2024-04-02'), ok('2024-04-03', 'a')],
    ['04-01 overdue', '04-03 published'],
  ],
  [
    'not that it is overdue where it was listed and could not be read',
    [other('2024-03-01', 'unreadable', { columns: [column] }), notListed('2024-04-02')],
    ['03-01 needs_look'],
  ],
  ['nothing of a portal that is down', [ok('2024-03-01', 'a'), other('2024-03-02', 'timeout')], ['03-01 published']],
  [
    'what a person has to look at, once, also where the portal is down between',
    [
      ...[other('2024-03-01', 'no_column'), other('2024-03-02', 'no_column'), other('2024-03-03', 'timeout')],
      ...[other('2024-03-04', 'no_column'), ok('2024-03-05', 'a'), other('2024-03-06', 'no_column')],
    ],
    ['03-01 needs_look', '03-05 published', '03-06 needs_look'],
  ],
  [
    'an attachment that is not read',
    [other('2024-03-01', 'attachment_only', { columns: [column] })],
    ['03-01 published'],
  ],
  [
    'that such a report can be read now',
    [attached('2024-03-01'), ok('2024-03-02', 'a'), ok('2024-03-03', 'a')],
    ['03-01 published', '03-02 added'],
  ],
  [
    'that a report cannot be read any more, once, and what it says when it can be again',
    [ok('2024-03-01', 'a'), attached('2024-03-02'), attached('2024-03-03'), ok('2024-03-04', 'c')],
    ['03-01 published', '03-02 needs_look', '03-04 revised 3 null'],
  ],
  [
    'what differs from the last that could be read, where it has moved meanwhile',
    [ok('2024-03-01', 'a'), attached('2024-03-02'), ok('2024-03-03', 'c', { url: 'https://a.test/new' })],
    ['03-01 published', '03-02 needs_look', '03-03 moved 3 null'],
  ],
  [
    'that it has moved and cannot be read there',
    [ok('2024-03-01', 'a'), attached('2024-03-02', 'https://a.test/new'), attached('2024-03-03', 'https://a.test/new')],
    ['03-01 published', '03-02 moved', '03-02 needs_look'],
  ],
  [
    'each of two documents that came at once, with an id of its own',
    [
      ...[ok('2024-03-01', 'a'), ok('2024-03-02', 'a')],
      ...['s', 't'].map((name) => ok('2024-03-02', 'b', { url: `https://a.test/${name}` })),
      ...['u', 'v'].map((name) => other('2024-03-02', 'unreadable', { url: `https://a.test/${name}` })),
    ],
    ['03-01 published', '03-02 added', '03-02 added', '03-02 needs_look', '03-02 needs_look'],
  ],
])('tells %s', async (_what, sightings, changes) => {
  expect(await told(...sightings)).toEqual(changes);
});

/** Looks at one address on following days, each of which anything may come of. */
const looks = fc
  .array(fc.constantFrom('a', 'b', 'c', 'attachment_only', 'not_listed', 'timeout', 'other_report'), { maxLength: 12 })
  .map((days) =>
    days.map((what, at) => {
      const day = `2024-05-${String(at + 1).padStart(2, '0')}`;
      if (what.length === 1) return ok(day, what);
      if (what === 'not_listed') return notListed(day);
      return what === 'attachment_only' ? attached(day) : other(day, what);
    }),
  );

it('misses no value that an address has changed, whatever comes between', async () => {
  await fc.assert(
    fc.asyncProperty(looks, async (sightings) => {
      const readings = sightings.flatMap(({ digest }) => (digest === null ? [] : [digest.includes('c') ? 'c' : 'ab']));
      const turns = readings.filter((one, at) => at > 0 && one !== readings[at - 1]);
      const changes = await changesAfter(sightings);
      expect(changes.filter(({ values }) => values.length > 0)).toHaveLength(turns.length);
    }),
  );
});

it('finds the same whether it is asked after every look or once', async () => {
  await fc.assert(
    fc.asyncProperty(looks, async (sightings) => {
      const history = new Map<string, unknown>();
      for (const at of sightings.keys())
        for (const change of await changesAfter(sightings.slice(0, at + 1), new Set(history.keys())))
          if (!history.has(change.id)) history.set(change.id, change);
      expect([...history.values()]).toEqual(await changesAfter(sightings));
    }),
  );
});
