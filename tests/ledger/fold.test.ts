// Looks that say again what is known are left out, and nobody can tell.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addLook, type Look } from '../../src/ledger/fold.js';
import { entryOf, type Sighting } from '../../src/ledger/index.js';
import { changesOf } from '../../src/track/index.js';
import { record } from '../support/records.js';

const column = 'https://a.test/nb/';
const year = 2023;

const other = 'https://b.test/nb/';

/** What a look may find, by the letters of the documents; in capitals at another address, z by another column. */
const findings = ['a', 'c', 'A', 'ab', 'aC', 'z', '-', '=', '?', '!', '*'] as const;

function lookAt(time: number, finding: (typeof findings)[number]): Look {
  const lookedAt = new Date(time).toISOString();
  const none = {
    lookedAt,
    seenAt: lookedAt,
    detail: 'detail',
    url: column,
    record: null,
    digest: null,
    fetchedAt: null,
    columns: [column],
  };
  if (finding === '-') return [{ ...none, outcome: 'not_listed' }];
  if (finding === '=') return [{ ...none, outcome: 'not_listed', url: other, columns: [other] }];
  if (finding === '?') return [{ ...none, outcome: 'timeout', columns: [] }];
  if (finding === '!') return [{ ...none, outcome: 'no_list', columns: [] }];
  if (finding === '*') return [{ ...none, outcome: 'attachment_only', fetchedAt: lookedAt }];
  const [first, ...others] = [...finding].map((letter): Sighting => {
    const name = letter.toLowerCase();
    const about = { outcome: 'ok', record: `records/2023/${name}.json`, digest: `sha256:${name.repeat(64)}` };
    const columns = [letter === 'z' ? other : column];
    return { ...none, ...about, columns, url: `https://a.test/${letter}`, fetchedAt: lookedAt };
  });
  return [first as Sighting, ...others];
}

const day = 24 * 60 * 60 * 1000;

/** Looks from January to summer, the same thing found several times over. */
const histories = fc
  .array(
    fc.tuple(
      fc.constantFrom(...findings),
      fc.array(fc.integer({ min: 1, max: 12 * day }), { minLength: 1, maxLength: 6 }),
    ),
  )
  .map((stretches) => {
    let time = Date.parse('2024-01-10T00:00:00Z');
    return stretches.flatMap(([finding, pauses]) =>
      pauses.map((pause) => {
        time += pause;
        return lookAt(time, finding);
      }),
    );
  });

function folded(looks: readonly Look[]): Look[] {
  const kept: Look[] = [];
  for (const look of looks) addLook(kept, look, year);
  return kept;
}

const entriesOf = (sightings: Sighting[]) =>
  ([null, 'government', 'department', 'town'] as const).map((kind) => {
    const published = kind && { id: 'a', issuer: '甲市', kind, publishedOn: null };
    return entryOf({ region: '211000', body: '甲市', year, sightings, published, revisions: [] });
  });

const changesIn = (sightings: Sighting[]) =>
  changesOf(
    { region: '211000', body: '甲市', year, sightings, records: new Set() },
    async ({ digest }) => {
      const letter = digest?.slice(7, 8) ?? '';
      return { path: `records/2023/${letter}.json`, record: record(letter, letter === 'c' ? 3 : 4, 'a', year) };
    },
    () => false,
  );

it('gives the same ledger and the same changes as all looks do', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (looks) => {
      const kept = folded(looks);
      expect(entriesOf(kept.flat())).toEqual(entriesOf(looks.flat()));
      expect(await changesIn(kept.flat())).toEqual(await changesIn(looks.flat()));
    }),
    { numRuns: 500 },
  );
});

it('keeps the first and the last of those that are alike, on each side of a day by which it may be due', () => {
  const start = Date.parse('2024-01-01T00:00:00Z');
  const looks = Array.from({ length: 120 }, (_, n) => lookAt(start + n * day, '-'));
  expect(folded(looks).map(([{ lookedAt }]) => lookedAt.slice(0, 10))).toEqual([
    ...['2024-01-01', '2024-01-31'],
    ...['2024-02-01', '2024-03-31'],
    ...['2024-04-01', '2024-04-29'],
  ]);
});

it('takes a look of an earlier time in where it belongs', () => {
  const [one, two, three] = ['a', 'c', '-'].map((finding, n) => lookAt(n * day, finding as 'a')) as [Look, Look, Look];
  for (const looks of [
    [one, two, three],
    [three, two, one],
    [two, one, three],
  ])
    expect(folded(looks)).toEqual([one, two, three]);
});
