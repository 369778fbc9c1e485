// Reports whose figures agree with each other, made at random, and ways to spoil them.
import fc from 'fast-check';
import { codebook, type Form, type ReportValue } from '../../src/report/index.js';

export type Numbers = ReadonlyMap<string, number>;
export type Values = Readonly<Record<string, ReportValue>>;

const count = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 30_000 }) },
);

/** A report in which every sum of the form holds and nothing looks odd. */
export function consistentReport(form: Form): fc.Arbitrary<Numbers> {
  const ids = [...codebook(form.id).keys()];
  return fc
    .array(count, { minLength: ids.length, maxLength: ids.length })
    .map((numbers) => settled(form, new Map(ids.map((id, index) => [id, numbers[index] ?? 0]))));
}

function settled(form: Form, numbers: Map<string, number>): Numbers {
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (numbers.get(id) ?? 0), 0);
  const settle = (kind: string, to: (left: readonly string[], right: readonly string[]) => void) => {
    // From the last to the first, because the parts of one sum of the older list are themselves a sum.
    for (const rule of form.sums.toReversed()) if (rule.kind === kind) to(rule.left, rule.right);
  };
  const makeTotal = (left: readonly string[], right: readonly string[]) => numbers.set(right[0] ?? '', sum(left));
  settle('outcome_sum', makeTotal);
  settle('identity', ([received = '', carriedIn = ''], right) => {
    numbers.set(carriedIn, Math.min(sum([carriedIn]), sum(right)));
    numbers.set(received, sum(right) - sum([carriedIn]));
  });
  settle('row_sum', makeTotal);
  settle('list_sum', makeTotal);
  for (const { blocks } of form.tables)
    for (const { columns, rows } of blocks)
      for (const { ids } of rows) settleRow(new Map(columns.map(({ id }, at) => [id, ids[at] ?? ''])), numbers);
  const add = (whole: string, ...parts: string[]) => {
    if (form.id === 'pre2019')
      numbers.set(`pre2019.${whole}`, sum([whole, ...parts].map((indicator) => `pre2019.${indicator}`)));
  };
  const channels = ['gazette', 'website', 'weibo', 'wechat', 'other_channels', 'normative_documents'];
  add('disclosed.total', ...channels.map((channel) => `disclosed.${channel}`));
  add('responses.press_conferences', 'responses.press_conferences_head');
  add('responses.online_interviews', 'responses.online_interviews_head');
  return numbers;
}

/** Table two: each figure is raised where another demands it. */
function settleRow(at: ReadonlyMap<string, string>, numbers: Map<string, number>): void {
  const get = (column: string) => numbers.get(at.get(column) ?? '') ?? 0;
  const raise = (column: string, least: number) => {
    const id = at.get(column);
    if (id !== undefined) numbers.set(id, Math.max(get(column), least));
  };
  raise('made', get('newly_disclosed'));
  raise('total_disclosed', get('made'));
  raise('in_force', get('issued'));
  if (get('amount') > 0) raise('items', 1);
  if (at.has('decisions') && get('decisions') === get('previous_items') + get('change'))
    raise('decisions', get('decisions') + 1);
}

/** Values as a reader gives them, frozen to the bottom; `without` names cells that have no number, and why. */
export function valuesOf(numbers: Numbers, without: ReadonlyMap<string, ReportValue['status']> = new Map()): Values {
  const values: Record<string, ReportValue> = {};
  for (const [id, number] of numbers) {
    const status = without.get(id);
    const cite = Object.freeze({ start: 0, end: 1, quote: '0' });
    values[id] = Object.freeze(
      status === undefined
        ? { value: number, status: 'read', raw: String(number), cite }
        : { value: null, status, raw: null, cite: null },
    );
  }
  return Object.freeze(values);
}

/** The figures with some of them replaced. */
export function changed(numbers: Numbers, changes: Iterable<readonly [string, number]>): Numbers {
  return new Map([...numbers, ...changes]);
}
