// How differences are told to a person: never the same words on both sides.
import { expect, it } from 'vitest';
import { recordLines } from '../../src/cli/reextract-table.js';
import type { Difference, Reextraction } from '../../src/reextract/index.js';

const about = { cause: 'extractor', step: 'reading', label: null } as const;
const value = { value: 3, status: 'read', raw: '3', cite: null } as const;

function linesOf(...differences: Difference[]): string[] {
  const result: Reextraction = {
    record: 'records/2019/x.json',
    report: 'x',
    digest: null,
    schemaVersion: '1.3.0',
    newest: null,
    differences,
    problems: [],
    isOutdated: true,
  };
  return recordLines(result).map((line) => line.trim().replace(/\s{2,}/g, ' | '));
}

it('says more of a value whose number is the same', () => {
  const inferred = { ...value, status: 'inferred' } as const;
  expect(linesOf({ ...about, kind: 'value', id: 'a', from: value, to: inferred })[2]).toBe(
    'extractor | value | a | 3 {"value":3,"status":"read","raw":"3"} | 3 {"value":3,"status":"inferred","raw":"3"}',
  );
});

it('gives both sides of a sum, and long texts from where they part', () => {
  const check = { kind: 'row_sum', holds: false, left: 3, right: 2 } as const;
  const lines = linesOf(
    { ...about, kind: 'check', id: 'requests.row_sum.granted', from: check, to: { ...check, left: 4 } },
    { ...about, kind: 'report', id: 'title', from: `${'一'.repeat(90)}二`, to: `${'一'.repeat(90)}三\u001b[2J` },
  );
  expect(lines.slice(2)).toEqual([
    'extractor | check | requests.row_sum.granted | fails: 3 against 2 | fails: 4 against 2',
    `extractor | report | title | …${'一'.repeat(10)}二 | …${'一'.repeat(10)}三\\u001b[2J`,
  ]);
});

it('counts values that only one of two forms has', () => {
  const alone = { ...about, cause: 'form', kind: 'value', id: 'b' } as const;
  expect(linesOf({ ...alone, from: value, to: null }, { ...alone, from: null, to: value }).slice(1)).toEqual([
    'form | 1 values that only the former form has',
    'form | 1 values that only the present form has',
  ]);
});
