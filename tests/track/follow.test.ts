// What is told of a report from look to look.
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
    ...{ lookedAt, outcome: 'ok', detail: 'detail', url: 'https://a.test/r', fetchedAt: lookedAt, columns: [column] },
    ...{ record: `records/2023/${letter}.json`, digest: `sha256:${letter.repeat(64)}` },
    ...about,
  };
}

const other = (day: string, outcome: string, about: Partial<Sighting> = {}): Sighting =>
  ok(day, 'x', { outcome, url: column, record: null, digest: null, fetchedAt: null, columns: [], ...about });

const notListed = (day: string, columns = [column]) => other(day, 'not_listed', { columns });

/** Documents a and b say the same, c one value less; d is altered. */
const read = async ({ digest }: Sighting): Promise<Reviewed | null> => {
  const letter = digest?.slice(7, 8) ?? '';
  if (letter === 'z') return null;
  const verdict = letter === 'd' ? 'altered' : 'official';
  return { path: `records/2023/${letter}.json`, record: record(letter, letter === 'c' ? 3 : 4, 'a', 2023, verdict) };
};

async function told(...sightings: Sighting[]): Promise<string[]> {
  const asked: Asked = { region: '211000', body: '辽阳市', year: 2023, sightings, records: new Set() };
  const changes = await changesOf(asked, read, () => false);
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
])('tells %s', async (_what, sightings, changes) => {
  expect(await told(...sightings)).toEqual(changes);
});
