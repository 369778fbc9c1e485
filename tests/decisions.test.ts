// decisions.jsonl: kept whole, the last line counts, and what no longer fits its record is stale.
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDecision, type Decision, readDecisions } from '../src/dataset/index.js';
import type { ReportRecord, ReportValue } from '../src/report/index.js';
import { temporaryFolder } from './support/folder.js';
import { record } from './support/records.js';

const value = 'disclosure.row.0';
const file = (folder: string) => join(folder, 'decisions.jsonl');

function candidate(number: number, start: number) {
  return { value: number, raw: '+12/-3', cite: { start, end: start + 6, quote: '+12/-3' } };
}

/** The record of document `letter`, with two readings for its first value. */
function open(letter: string, over: Partial<ReportValue> = {}): ReportRecord {
  const candidates = [candidate(12, 5), candidate(-3, 5)];
  const ambiguous = { value: null, status: 'ambiguous' as const, raw: '+12/-3', cite: null, candidates, ...over };
  const one = record(letter, 0);
  return { ...one, values: { ...one.values, [value]: ambiguous } };
}

function decision(letter: string, chosen: number | null, over: Partial<Decision> = {}): Decision {
  return {
    report: record(letter, 0).report.id,
    digest: `sha256:${letter.repeat(64)}`,
    id: value,
    chosen: chosen === null ? null : { value: chosen, raw: '+12/-3', start: 5, end: 11 },
    who: null,
    why: 'the text says 增加12项',
    decidedAt: '2026-03-01T02:03:04.000Z',
    ...over,
  };
}

it('gives none where nothing was decided', async () => {
  const decisions = await readDecisions(await temporaryFolder());
  expect([decisions.all, decisions.broken, decisions.on(open('a'), value)]).toEqual([[], [], null]);
});

it('lets the last line for a value of a document win, and keeps every line', async () => {
  const folder = await temporaryFolder();
  for (const one of [decision('a', 12), decision('a', null, { id: 'disclosure.row.1' }), decision('a', -3)])
    await addDecision(folder, one);
  const decisions = await readDecisions(folder);
  expect(decisions.all).toEqual([decision('a', null, { id: 'disclosure.row.1' }), decision('a', -3)]);
  expect(decisions.on(open('a'), value)).toEqual({ decision: decision('a', -3), value: -3, isStale: false });
  expect((await readFile(file(folder), 'utf8')).split('\n')).toHaveLength(4);
});

it.each<[string, ReportRecord, Decision, boolean]>([
  ['the readings are those that were looked at', open('a'), decision('a', 12), false],
  [
    'the readings come in another order',
    open('a', { candidates: [candidate(-3, 5), candidate(12, 5)] }),
    decision('a', 12),
    false,
  ],
  ['it is to be left open, and is', open('a'), decision('a', null), false],
  ['the document is another one', open('b'), decision('a', 12), true],
  ['the document is another one, and it was left open', open('b'), decision('a', null), true],
  ['the reading is gone', open('a', { candidates: [candidate(-3, 5)] }), decision('a', 12), true],
  ['the number stands elsewhere', open('a', { candidates: [candidate(12, 50)] }), decision('a', 12), true],
  ['the value is read by now', open('a', { value: 12, status: 'read' }), decision('a', 12), true],
  ['it was left open, and is read by now', open('a', { value: 12, status: 'read' }), decision('a', null), true],
])('%s', async (_what, one, made, isStale) => {
  const folder = await temporaryFolder();
  await addDecision(folder, made);
  expect((await readDecisions(folder)).on(one, value)).toEqual({
    decision: made,
    value: made.chosen?.value ?? null,
    isStale,
  });
});

it('prefers the decision on the record’s own document to a later one on another', async () => {
  const folder = await temporaryFolder();
  for (const one of [decision('a', 12), decision('b', -3)]) await addDecision(folder, one);
  const decisions = await readDecisions(folder);
  expect(decisions.on(open('a'), value)).toMatchObject({ value: 12, isStale: false });
  expect(decisions.on(open('c'), value)).toMatchObject({ value: -3, isStale: true });
  expect(decisions.on({ ...open('a'), report: { ...open('a').report, id: 'other' } }, value)).toBeNull();
});

it('tells of lines that are no decision, and reads the others', async () => {
  const folder = await temporaryFolder();
  await writeFile(file(folder), `nonsense\n\n${JSON.stringify({ ...decision('a', 12), later: 1 })}\n{"report":"x"}\n`);
  const { all, broken } = await readDecisions(folder);
  expect([all, broken]).toEqual([
    [decision('a', 12)],
    [
      { line: 1, isHalf: false },
      { line: 4, isHalf: false },
    ],
  ]);
});

it('wherever a power cut ends the file, whole decisions stay, half of one is told, and the next is whole', async () => {
  const made = [decision('a', 12), decision('b', null, { who: '张三', why: '两处不一' })];
  const bytes = Buffer.from(made.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const first = Buffer.byteLength(JSON.stringify(made[0]));
  const second = bytes.length - 1;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
      const folder = await temporaryFolder();
      for (const one of made) await addDecision(folder, one);
      await truncate(file(folder), length);
      const whole = length < first ? [] : length < second ? made.slice(0, 1) : made;
      const isHalf = ![0, first, first + 1, second, second + 1].includes(length);
      const cut = await readDecisions(folder);
      expect([cut.all, cut.broken]).toEqual([whole, isHalf ? [{ line: whole.length + 1, isHalf: true }] : []]);
      await addDecision(folder, decision('c', -3));
      const { all, broken } = await readDecisions(folder);
      expect(all).toEqual([...whole, decision('c', -3)]);
      expect(broken).toEqual(isHalf ? [{ line: whole.length + 1, isHalf: false }] : []);
    }),
    { numRuns: 100 },
  );
});

it('two at once do not tear each other’s lines', async () => {
  const folder = await temporaryFolder();
  const ids = Array.from({ length: 20 }, (_, index) => `disclosure.row.${index}`);
  await Promise.all(ids.map((id) => addDecision(folder, decision('a', 12, { id }))));
  const { all, broken } = await readDecisions(folder);
  expect([all.map(({ id }) => id).sort(), broken]).toEqual([[...ids].sort(), []]);
});
