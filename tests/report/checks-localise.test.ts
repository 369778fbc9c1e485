import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgersOf } from '../../src/report/checks/equations.js';
import { localise } from '../../src/report/checks/localise.js';
import { smallestSets } from '../../src/report/checks/smallest-sets.js';
import { checkValues, type Form, failedSums, forms, type SumRule } from '../../src/report/index.js';
import { changed, consistentReport, type Numbers, valuesOf } from './random-report.js';

/** Cells of the sums of a form, each once. */
const summed = (form: Form) => [...new Set(form.sums.flatMap(({ left, right }) => [...left, ...right]))];
const difference = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -60, max: -1 }));
const spoil = (numbers: Numbers, id: string, by: number) => Math.max(0, (numbers.get(id) ?? 0) + by);
const hintsOn = (form: Form, numbers: Numbers) => failedSums(checkValues(form, valuesOf(numbers)).checks);

describe('one wrong figure', () => {
  it.each(Object.values(forms))('is named on every sum that it breaks, form $id', (form) => {
    fc.assert(
      fc.property(consistentReport(form), fc.constantFrom(...summed(form)), difference, (right, id, by) => {
        const wrong = changed(right, [[id, spoil(right, id, by)]]);
        fc.pre(wrong.get(id) !== right.get(id));
        const repairs = localise(form, valuesOf(wrong));
        const broken = form.sums.filter(({ left, right }) => [...left, ...right].includes(id)).map(({ rule }) => rule);
        expect([...repairs.keys()].sort()).toEqual([...broken].sort());
        const truth = { changes: [{ id, from: wrong.get(id), to: right.get(id) }], rules: broken };
        for (const found of repairs.values()) expect(found).toContainEqual(truth);
        // A row and a column meet in one cell; a figure that stands in one sum only could be any other of that sum.
        if (broken.length > 1) for (const found of repairs.values()) expect(found).toEqual([truth]);
      }),
      { numRuns: 80 },
    );
  });

  it('is named in a sentence', () => {
    const form = forms['2021'];
    fc.assert(
      fc.property(
        consistentReport(form),
        fc.constantFrom(...summed(form).filter((id) => id.startsWith('requests.'))),
        difference,
        (right, id, by) => {
          const wrong = changed(right, [[id, spoil(right, id, by)]]);
          fc.pre(wrong.get(id) !== right.get(id));
          const failed = hintsOn(form, wrong);
          for (const { hint } of failed) {
            expect(hint).toContain(
              `${id} printed ${wrong.get(id)} would have to be ${right.get(id)}: it alone reconciles `,
            );
            for (const { rule } of failed) expect(hint).toContain(rule);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is one of those named where nothing else is known of its column', () => {
    const form = forms['2019'];
    fc.assert(
      fc.property(consistentReport(form), difference, (right, by) => {
        const id = 'requests.granted.business';
        const wrong = changed(right, [[id, spoil(right, id, by)]]);
        fc.pre(wrong.get(id) !== right.get(id));
        // One blank in the column, and its sum can no longer be assessed.
        const repairs = localise(form, valuesOf(wrong, new Map([['requests.partial.business', 'blank']])));
        const found = repairs.get('requests.row_sum.granted') ?? [];
        expect(found).toContainEqual({
          changes: [{ id, from: wrong.get(id), to: right.get(id) }],
          rules: ['requests.row_sum.granted'],
        });
        for (const { changes } of found) expect(changes).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('several wrong figures', () => {
  const form = forms['2021'];
  const [requests] = form.tables.find(({ id }) => id === 'requests')?.blocks ?? [];
  const rows = requests?.rows ?? [];
  const at = (row: number, column: number) => rows[row]?.ids[column] ?? '';
  const places = (size: number) =>
    fc.tuple(
      fc.uniqueArray(fc.nat(rows.length - 1), { minLength: size, maxLength: size }),
      fc.uniqueArray(fc.nat(6), { minLength: size, maxLength: size }),
      fc.array(difference, { minLength: size, maxLength: size }),
    );
  const spoilt = (right: Numbers, [down, across, by]: [number[], number[], number[]]) => {
    const ids = down.map((row, index) => at(row, across[index] ?? 0));
    return {
      ids,
      wrong: changed(
        right,
        ids.map((id, index) => [id, spoil(right, id, by[index] ?? 0)] as const),
      ),
    };
  };

  it.each([2, 3])('%i in rows and columns of their own are found together', (size) => {
    fc.assert(
      fc.property(consistentReport(form), places(size), (right, choice) => {
        const { ids, wrong } = spoilt(right, choice);
        fc.pre(ids.every((id) => wrong.get(id) !== right.get(id)));
        const repairs = localise(form, valuesOf(wrong));
        for (const { rule } of hintsOn(form, wrong)) {
          const { left = [], right: total = [] } = form.sums.find((sum) => sum.rule === rule) ?? {};
          const own = ids.filter((id) => left.includes(id) || total.includes(id));
          const changes = repairs.get(rule)?.map((repair) => new Map(repair.changes.map(({ id, to }) => [id, to])));
          expect(changes?.some((change) => own.every((id) => change.get(id) === right.get(id)))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('whatever is lost beside them: the sums all hold once what is named has been changed', () => {
    const lost = fc.uniqueArray(fc.constantFrom(...summed(form)), { maxLength: 10 });
    fc.assert(
      fc.property(consistentReport(form), places(2), lost, (right, choice, blanks) => {
        const { ids, wrong } = spoilt(right, choice);
        const without = new Map(blanks.filter((id) => !ids.includes(id)).map((id) => [id, 'blank' as const]));
        const failedIn = (numbers: Numbers) => failedSums(checkValues(form, valuesOf(numbers, without)).checks);
        const repairs = localise(form, valuesOf(wrong, without));
        const failed = failedIn(wrong);
        expect([...repairs.keys()].sort()).toEqual(failed.map(({ rule }) => rule).sort());
        expect(failed.every(({ hint }) => hint !== undefined)).toBe(true);
        for (const found of repairs.values())
          for (const { changes, rules } of found) {
            const mended = changed(
              wrong,
              changes.map(({ id, to }) => [id, to] as const),
            );
            const still = failedIn(mended).map(({ rule }) => rule);
            expect(still).toEqual(failed.map(({ rule }) => rule).filter((rule) => !rules.includes(rule)));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('are found where a blank leaves one of them in a single sum', () => {
    const wrong = changed(new Map(summed(form).map((id) => [id, 0])), [
      ['requests.granted.business', 2],
      ['requests.received.research', 5],
    ]);
    const values = valuesOf(wrong, new Map([['requests.received.natural_person', 'blank']]));
    const repairs = localise(form, values);
    expect(repairs.get('requests.row_sum.granted')?.[0]?.changes).toEqual([
      { id: 'requests.granted.business', from: 2, to: 0 },
    ]);
    expect(repairs.get('requests.identity.research')?.[0]?.changes).toEqual([
      { id: 'requests.received.research', from: 5, to: 0 },
    ]);
  });

  it('are written as one sentence that joins those of a part and leaves out the others', () => {
    const numbers = new Map(summed(form).map((id) => [id, 0]));
    const wrong = changed(numbers, [
      ['requests.granted.business', 2],
      ['requests.granted.research', 5],
      ['requests.received.natural_person', 9],
    ]);
    const hints = new Map(hintsOn(form, wrong).map(({ rule, hint }) => [rule, hint]));
    expect(hints.get('requests.row_sum.granted')).toBe(
      'requests.granted.business printed 2 would have to be 0 and requests.granted.research printed 5 would have to be 0: together they reconcile requests.outcome_sum.business, requests.outcome_sum.research and requests.row_sum.granted',
    );
    expect(hints.get('requests.identity.natural_person')).toBe(
      'requests.received.natural_person printed 9 would have to be 0: it alone reconciles requests.identity.natural_person and requests.row_sum.received',
    );
  });
});

describe('what the sums leave open', () => {
  const form = forms['2019'];
  const zeros = new Map(summed(form).map((id) => [id, 0]));

  it('is listed in the order of the page', () => {
    const wrong = changed(zeros, [
      ['review_litigation.review.upheld', 4],
      ['review_litigation.review.pending', 3],
      ['review_litigation.review.total', 5],
    ]);
    expect(hintsOn(form, wrong).map(({ hint }) => hint)).toEqual([
      'any one of 3 ways reconciles it, and the sums do not tell which: review_litigation.review.upheld printed 4 would have to be 2; or review_litigation.review.pending printed 3 would have to be 1; or review_litigation.review.total printed 5 would have to be 7',
    ]);
  });

  it('is cut after five ways', () => {
    const lone = new Map(
      ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org', 'total'].map(
        (column) => [`requests.received.${column}`, 3] as const,
      ),
    );
    const [failed] = hintsOn(form, changed(lone, [['requests.received.total', 17]]));
    expect(failed?.hint).toMatch(/^any one of 7 ways .*; or 2 more$/);
    expect(failed?.hint?.match(/would have to be/g)).toHaveLength(5);
  });

  it('is which corners of a square are wrong, where two errors are of one size', () => {
    const square = ['granted.business', 'granted.research', 'partial.business', 'partial.research'];
    const sums = ['granted.total', 'partial.total', 'outcome_total.business', 'outcome_total.research'];
    const right = changed(
      zeros,
      [
        ...[...square.map((id) => [id, 2] as const), ...sums.map((id) => [id, 4] as const)],
        ...[['outcome_total.total', 8] as const, ['received.business', 4] as const],
        ...[['received.research', 4] as const, ['received.total', 8] as const],
      ].map(([id, number]) => [`requests.${id}`, number] as const),
    );
    expect(hintsOn(form, right)).toEqual([]);
    const wrong = changed(right, [
      ['requests.granted.business', 4],
      ['requests.partial.research', 4],
    ]);
    const hints = new Map(hintsOn(form, wrong).map(({ rule, hint }) => [rule, hint]));
    expect([...hints.keys()]).toEqual([
      'requests.outcome_sum.business',
      'requests.outcome_sum.research',
      'requests.row_sum.granted',
      'requests.row_sum.partial',
    ]);
    expect(hints.get('requests.row_sum.granted')).toBe(
      'any one of 2 ways reconciles it, and the sums do not tell which: requests.granted.business printed 4 would have to be 2; or requests.granted.research printed 2 would have to be 0',
    );
  });
});

describe('the search', () => {
  /** A square of cells with a total for each row and each column. */
  const grid: SumRule[] = [0, 1, 2].flatMap((line): SumRule[] => [
    { rule: `row${line}`, kind: 'row_sum', left: [`${line}0`, `${line}1`], right: [`${line}2`] },
    { rule: `column${line}`, kind: 'row_sum', left: [`0${line}`, `1${line}`], right: [`2${line}`] },
  ]);
  const cells = [...new Set(grid.flatMap(({ left, right }) => [...left, ...right]))].sort();

  /** Every change of the cells that makes all sums hold, by trying them all. */
  function tryAll(numbers: Numbers, ids: readonly string[], span: number): Map<string, number>[] {
    const [first, ...rest] = ids;
    if (first === undefined) {
      const sum = (of: readonly string[]) => of.reduce((total, id) => total + (numbers.get(id) ?? 0), 0);
      return grid.every(({ left, right }) => sum(left) === sum(right)) ? [new Map(numbers)] : [];
    }
    const own = numbers.get(first) ?? 0;
    return Array.from({ length: 2 * span + 1 }, (_, step) => own - span + step)
      .filter((number) => number !== own)
      .flatMap((number) => tryAll(changed(numbers, [[first, number]]), rest, span));
  }

  it('finds what trying every pair of cells finds', () => {
    const small = fc.array(fc.nat(3), { minLength: cells.length, maxLength: cells.length });
    fc.assert(
      fc.property(small, (figures) => {
        const numbers = new Map(cells.map((id, index) => [id, figures[index] ?? 0]));
        const [ledger] = ledgersOf(grid, valuesOf(numbers));
        const sets = ledger ? smallestSets(ledger) : [];
        const name = (ids: Iterable<string>) => [...ids].sort().join(' ');
        const solutions = (size: 1 | 2) =>
          cells
            .flatMap((id, index) => (size === 1 ? [[id]] : cells.slice(index + 1).map((other) => [id, other])))
            .flatMap((ids) => {
              const ways = tryAll(numbers, ids, 12);
              // Several ways to fill one set of cells: the sums do not fix its changes, so it does not count.
              return ways.length === 1 && ids.every((id) => (ways[0]?.get(id) ?? 0) >= 0) ? [name(ids)] : [];
            });
        const singles = solutions(1);
        const expected = singles.length > 0 ? singles : solutions(2);
        const isWhole = tryAll(numbers, [], 0).length > 0;
        if (isWhole) expect(sets.map(({ size }) => size)).toEqual([0]);
        else if (expected.length > 0) expect(sets.map((set) => name(set.keys())).sort()).toEqual(expected.sort());
        else for (const set of sets) expect(set.size).toBeGreaterThan(2);
      }),
      { numRuns: 25 },
    );
  });

  it('ends at its bound without a hint, and other tables keep theirs', () => {
    const form = forms['2021'];
    // Every row and every column is off, each by another amount: more errors than can be told apart.
    const numbers = new Map(summed(form).map((id, index) => [id, (index * index) % 89]));
    for (const column of ['upheld', 'corrected', 'other', 'pending', 'total'])
      numbers.set(`review_litigation.review.${column}`, column === 'total' ? 0 : 2);
    const failed = hintsOn(form, numbers);
    const inRequests = failed.filter(({ rule }) => rule.startsWith('requests.'));
    expect(inRequests.length).toBeGreaterThan(20);
    expect(inRequests.filter(({ hint }) => hint !== undefined)).toEqual([]);
    expect(failed.find(({ rule }) => rule === 'review_litigation.row_sum.review')?.hint).toBe(
      'review_litigation.review.total printed 0 would have to be 8: it alone reconciles review_litigation.row_sum.review',
    );
  });

  it('mends a fraction and a number below 0, and nothing by means of either', () => {
    const form = forms['2019'];
    const zeros = new Map(summed(form).map((id) => [id, 0]));
    const only = (numbers: Numbers) => hintsOn(form, numbers).map(({ hint }) => hint);
    expect(only(changed(zeros, [['review_litigation.review.upheld', 3.5]]))).toEqual([
      'review_litigation.review.upheld printed 3.5 would have to be 0: it alone reconciles review_litigation.row_sum.review',
    ]);
    expect(only(changed(zeros, [['review_litigation.review.upheld', -3]]))).toEqual([
      'any one of 4 ways reconciles it, and the sums do not tell which: review_litigation.review.upheld printed -3 would have to be 0; or review_litigation.review.corrected printed 0 would have to be 3; or review_litigation.review.other printed 0 would have to be 3; or review_litigation.review.pending printed 0 would have to be 3',
    ]);
  });
});
