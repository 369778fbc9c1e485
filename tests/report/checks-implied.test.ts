import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValues, type Form, forms } from '../../src/report/index.js';
import { changed, consistentReport, valuesOf } from './random-report.js';

/** What stands alone on the right of a sum. */
const totals = (form: Form) => [...new Set(form.sums.flatMap(({ right }) => (right.length === 1 ? right : [])))];
const summed = (form: Form) => [...new Set(form.sums.flatMap(({ left, right }) => [...left, ...right]))];
const status = fc.constantFrom('blank', 'missing', 'ambiguous');
const impliedIn = (form: Form, values: Parameters<typeof checkValues>[1]) =>
  Object.fromEntries(
    Object.entries(checkValues(form, values).values).flatMap(([id, { implied }]) =>
      implied === undefined ? [] : [[id, implied]],
    ),
  );

describe('implied', () => {
  it.each(Object.values(forms))('is on a total without a value what was there, form $id', (form) => {
    fc.assert(
      fc.property(consistentReport(form), fc.constantFrom(...totals(form)), status, (numbers, id, why) => {
        const checked = checkValues(form, valuesOf(numbers, new Map([[id, why]])));
        expect(checked.values[id]).toEqual({
          value: null,
          status: why,
          raw: null,
          cite: null,
          implied: numbers.get(id),
        });
        expect(impliedIn(form, valuesOf(numbers, new Map([[id, why]])))).toEqual({ [id]: numbers.get(id) });
      }),
      { numRuns: 60 },
    );
  });

  it('is on all row totals where a body prints none of them', () => {
    const form = forms['2019'];
    fc.assert(
      fc.property(consistentReport(form), (numbers) => {
        const rowTotals = form.sums.filter(({ kind }) => kind === 'row_sum').flatMap(({ right }) => right);
        const values = valuesOf(numbers, new Map(rowTotals.map((id) => [id, 'blank'])));
        expect(impliedIn(form, values)).toEqual(Object.fromEntries(rowTotals.map((id) => [id, numbers.get(id)])));
      }),
      { numRuns: 30 },
    );
  });

  it('is on no other cell: only a total can be told from the rest of its sum, not a blank part from a wrong one', () => {
    const form = forms['2021'];
    const parts = summed(form).filter((id) => !totals(form).includes(id));
    fc.assert(
      fc.property(consistentReport(form), fc.constantFrom(...parts), status, (numbers, id, why) => {
        expect(impliedIn(form, valuesOf(numbers, new Map([[id, why]])))).toEqual({});
      }),
      { numRuns: 60 },
    );
  });

  it('is never a guess: whatever is wrong or lost, all sums that determine a total agree on it', () => {
    const form = forms['2019'];
    const some = fc.array(fc.tuple(fc.constantFrom(...summed(form)), fc.integer({ min: -2, max: 9 })), {
      maxLength: 8,
    });
    const lost = fc.uniqueArray(fc.constantFrom(...summed(form)), { maxLength: 20 });
    fc.assert(
      fc.property(consistentReport(form), some, lost, (numbers, changes, blanks) => {
        const wrong = changed(numbers, changes);
        const values = valuesOf(wrong, new Map(blanks.map((id) => [id, 'blank'])));
        const { values: after } = checkValues(form, values);
        for (const id of blanks) {
          const filled = valuesOf(
            changed(wrong, [[id, after[id]?.implied ?? 0]]),
            new Map(blanks.filter((other) => other !== id).map((other) => [other, 'blank'])),
          );
          const held = checkValues(form, filled).checks.filter(({ ids, holds }) => ids.includes(id) && holds !== null);
          if (after[id]?.implied !== undefined) {
            expect(held.length).toBeGreaterThan(0);
            expect(held.every(({ holds }) => holds)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  const row = (numbers: (number | null)[]) => {
    const columns = ['upheld', 'corrected', 'other', 'pending', 'total'].map(
      (column) => `review_litigation.review.${column}`,
    );
    const blanks = columns.filter((_, at) => numbers[at] === null);
    return valuesOf(
      new Map(columns.map((id, at) => [id, numbers[at] ?? 0])),
      new Map(blanks.map((id) => [id, 'blank'])),
    );
  };

  it.each([
    { name: 'a blank total', numbers: [2, 0, 1, 0, null], implied: { 'review_litigation.review.total': 3 } },
    {
      name: 'fractions that add up to a whole',
      numbers: [0.1, 0.2, 0.7, 0, null],
      implied: { 'review_litigation.review.total': 1 },
    },
    { name: 'a printed total', numbers: [2, 0, 1, 0, 0], implied: {} },
    { name: 'another blank in the sum', numbers: [2, null, 1, 0, null], implied: {} },
    { name: 'a sum below 0', numbers: [-2, 0, 1, 0, null], implied: {} },
    { name: 'a sum that is not whole', numbers: [0.5, 0, 1, 0, null], implied: {} },
    { name: 'a sum too large for a double to be exact', numbers: [2 ** 53, 1, 0, 0, null], implied: {} },
  ])('with $name', ({ numbers, implied }) => {
    expect(impliedIn(forms['2021'], row(numbers))).toEqual(implied);
  });

  it('is absent where two sums demand different numbers', () => {
    const form = forms['2019'];
    const zeros = new Map(summed(form).map((id) => [id, 0]));
    const id = 'requests.granted.total';
    const blank = new Map([[id, 'blank' as const]]);
    expect(impliedIn(form, valuesOf(zeros, blank))).toEqual({ [id]: 0 });
    expect(impliedIn(form, valuesOf(changed(zeros, [['requests.granted.business', 2]]), blank))).toEqual({});
  });
});
