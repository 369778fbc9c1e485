import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValues, codebook, failedSums, forms, warningsIn } from '../../src/report/index.js';
import { changed, consistentReport, valuesOf } from './random-report.js';

const all = Object.values(forms);

describe('sums', () => {
  it.each([
    { id: '2019', kinds: { identity: 7, outcome_sum: 7, row_sum: 23 + 3 } },
    { id: '2021', kinds: { identity: 7, outcome_sum: 7, row_sum: 25 + 3 } },
    { id: 'pre2019', kinds: { list_sum: 7 } },
  ] as const)('are those of the form $id, counted by kind', ({ id, kinds }) => {
    const { checks } = checkValues(forms[id], {});
    const counts: Record<string, number> = {};
    for (const { kind } of checks) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual(kinds);
    expect(new Set(checks.map(({ rule }) => rule)).size).toBe(checks.length);
  });

  it.each(all)('hold in a report on the form $id that adds up, and nothing is said beside them', (form) => {
    fc.assert(
      fc.property(consistentReport(form), (numbers) => {
        const values = valuesOf(numbers);
        const checked = checkValues(form, values);
        expect(checked.checks.map(({ rule, holds, hint }) => [rule, holds, hint])).toEqual(
          form.sums.map(({ rule }) => [rule, true, undefined]),
        );
        expect(checked.values).toEqual(values);
      }),
      { numRuns: 100 },
    );
  });

  it('say nothing where a value is absent, whatever else stands there', () => {
    const form = forms['2021'];
    fc.assert(
      fc.property(
        consistentReport(form),
        fc.constantFrom(...codebook('2021').keys()),
        fc.constantFrom('blank', 'missing', 'ambiguous'),
        (numbers, id, status) => {
          const { checks } = checkValues(form, valuesOf(numbers, new Map([[id, status]])));
          for (const { ids, holds, left, right } of checks) {
            expect(holds).toBe(ids.includes(id) ? null : true);
            if (ids.includes(id)) expect([left, right]).toContain(null);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are exact in decimals, where binary fractions are not', () => {
    const review = (numbers: number[]) => {
      const columns = ['upheld', 'corrected', 'other', 'pending', 'total'];
      const row = columns.map((column, at) => [`review_litigation.review.${column}`, numbers[at] ?? 0] as const);
      const { checks } = checkValues(forms['2021'], valuesOf(new Map(row)));
      return checks.find(({ rule }) => rule === 'review_litigation.row_sum.review');
    };
    expect(review([0.1, 0.2, 0, 0, 0.3])).toMatchObject({ holds: true, left: 0.3 });
    expect(review([1e-7, 2e-7, 0, 0, 3e-7])).toMatchObject({ holds: true });
    expect(review([1e22, 1e23, 0, 0, 1.1e23])).toMatchObject({ holds: true });
    expect(review([9007199254740992, 1, 0, 0, 9007199254740992])).toMatchObject({ holds: false });
    expect(review([Number.POSITIVE_INFINITY, 0, 0, 0, 0])).toMatchObject({ holds: null, left: null });
  });
});

describe('checking', () => {
  it.each(all)('changes no value of a spoilt report on the form $id, and says the same again', (form) => {
    const ids = [...codebook(form.id).keys()];
    const some = fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: -3, max: 90 })), { maxLength: 12 });
    const lost = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 12 });
    fc.assert(
      fc.property(consistentReport(form), some, lost, (numbers, changes, blanks) => {
        const values = valuesOf(changed(numbers, changes), new Map(blanks.map((id) => [id, 'blank'])));
        const first = checkValues(form, values);
        for (const [id, value] of Object.entries(first.values)) {
          const { implied, ...rest } = value;
          expect(rest).toEqual(values[id]);
          if (implied !== undefined) expect(value.value).toBeNull();
        }
        expect(checkValues(form, values)).toEqual(first);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps sums and warnings apart', () => {
    const { checks } = checkValues(
      forms['2019'],
      valuesOf(
        new Map([
          ['disclosure.licensing.previous_items', 21],
          ['disclosure.licensing.change', 19],
          ['disclosure.licensing.decisions', 40],
          ['review_litigation.review.upheld', 2],
          ['review_litigation.review.corrected', 0],
          ['review_litigation.review.other', 1],
          ['review_litigation.review.pending', 0],
          ['review_litigation.review.total', 0],
        ]),
      ),
    );
    expect(failedSums(checks).map(({ rule }) => rule)).toEqual(['review_litigation.row_sum.review']);
    expect(warningsIn(checks).map(({ rule }) => rule)).toEqual(['disclosure.decisions_not_items.licensing']);
    expect(checks).toHaveLength(41);
  });
});
