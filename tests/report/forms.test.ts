import { describe, expect, it } from 'vitest';
import { checkSums } from '../../src/report/checks/sums.js';
import { codebook, englishOf, type FormId, forms, type ReportValue } from '../../src/report/index.js';

const expected = [
  { form: 'pre2019', years: [2014, 2018], values: 58, sums: 7, tables: { pre2019: 58 } },
  {
    form: '2019',
    years: [2019, 2020],
    values: 198,
    sums: 40,
    tables: { disclosure: 22, requests: 161, review_litigation: 15 },
  },
  {
    form: '2021',
    years: [2021, null],
    values: 200,
    sums: 42,
    tables: { disclosure: 10, requests: 175, review_litigation: 15 },
  },
] as const;

describe.each(expected)('form $form', ({ form: id, years, values, sums, tables }) => {
  const form = forms[id];

  it(`has ${values} values, each id once, table by table`, () => {
    const ids = form.tables.flatMap((table) => table.blocks.flatMap((block) => block.rows.flatMap((row) => row.ids)));
    expect(ids).toHaveLength(values);
    expect(new Set(ids).size).toBe(values);
    expect([...codebook(id).keys()]).toEqual(ids);
    const counts = Object.fromEntries(
      form.tables.map((table) => [
        table.id,
        table.blocks.flatMap((block) => block.rows.flatMap((row) => row.ids)).length,
      ]),
    );
    expect(counts).toEqual(tables);
    for (const table of form.tables)
      for (const value of table.blocks.flatMap((block) => block.rows.flatMap((row) => row.ids)))
        expect(value.startsWith(`${table.id}.`)).toBe(true);
  });

  it('gives each row as many ids as its block has columns', () => {
    const blocks = form.tables.flatMap((table) => table.blocks);
    const uneven = blocks.flatMap((block) => block.rows.filter((row) => row.ids.length !== block.columns.length));
    expect(uneven).toEqual([]);
    expect(form.years).toEqual({ from: years[0], to: years[1] });
  });

  it(`has ${sums} sums over values of its own, each rule once`, () => {
    expect(form.sums).toHaveLength(sums);
    expect(new Set(form.sums.map((sum) => sum.rule)).size).toBe(sums);
    const kinds = form.sums.map((sum) => sum.kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(['identity', 'outcome_sum', 'row_sum', 'list_sum'].map(count)).toEqual(
      id === 'pre2019' ? [0, 0, 0, 7] : [7, 7, sums - 14, 0],
    );
    const known = codebook(id);
    for (const { left, right } of form.sums) {
      expect([...left, ...right].filter((one) => !known.has(one))).toEqual([]);
      expect(left.filter((one) => right.includes(one))).toEqual([]);
      expect(new Set([...left, ...right]).size).toBe(left.length + right.length);
    }
  });
});

describe('the codebook', () => {
  const kindsOf = (form: FormId) => {
    const byKind = new Map<string, string[]>();
    for (const { id, kind } of codebook(form).values()) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
    return byKind;
  };

  it('knows which values are money, and the unit that the form prescribes', () => {
    expect(kindsOf('2019').get('money')).toEqual(['disclosure.procurement.amount']);
    expect(kindsOf('2021').get('money')).toEqual(['disclosure.fees.amount']);
    expect(kindsOf('pre2019').get('money')).toEqual(['pre2019.fees.amount', 'pre2019.resources.budget']);
    expect(codebook('2019').get('disclosure.procurement.amount')?.formUnit).toBeUndefined();
    for (const [form, id] of [
      ['2021', 'disclosure.fees.amount'],
      ['pre2019', 'pre2019.fees.amount'],
      ['pre2019', 'pre2019.resources.budget'],
    ] as const)
      expect(codebook(form).get(id)?.formUnit).toBe('万元');
  });

  it('knows which values bear a sign', () => {
    const rows = ['licensing', 'other_services', 'penalties', 'compulsion', 'fees'];
    expect(kindsOf('2019').get('change')).toEqual(rows.map((row) => `disclosure.${row}.change`));
    expect(kindsOf('2021').get('change')).toBeUndefined();
    expect(kindsOf('pre2019').get('change')).toBeUndefined();
  });

  it('has the labels that the page prints beside a value', () => {
    expect(codebook('2019').get('requests.denied_law.legal_service')).toEqual({
      id: 'requests.denied_law.legal_service',
      table: 'requests',
      rowLabel: '2.其他法律行政法规禁止公开',
      columnLabel: '法律服务机构',
      group: '（三）不予公开',
      kind: 'count',
    });
    expect(codebook('2019').get('disclosure.fees.change')?.block).toBe('第二十条第（八）项');
    expect(codebook('2021').get('disclosure.normative_documents.in_force')).toMatchObject({
      rowLabel: '行政规范性文件',
      columnLabel: '现行有效件数',
    });
    expect(codebook('pre2019').get('pre2019.litigation.corrected')?.rowLabel).toBe('（二）被依法纠错数');
  });

  it('differs between the two newer forms in table three only by the rows on other outcomes', () => {
    const requests = (form: FormId) => [...codebook(form).keys()].filter((id) => id.startsWith('requests.'));
    const only = (a: FormId, b: FormId) => requests(a).filter((id) => !requests(b).includes(id));
    expect(new Set(only('2019', '2021').map((id) => id.split('.')[1]))).toEqual(new Set(['other']));
    expect(new Set(only('2021', '2019').map((id) => id.split('.')[1]))).toEqual(
      new Set(['other_not_corrected', 'other_fee_unpaid', 'other_misc']),
    );
  });
});

describe('sums', () => {
  const values = (form: FormId, numbers: Readonly<Record<string, number | null>>) =>
    Object.fromEntries(
      [...codebook(form).keys()].map((id): [string, ReportValue] => {
        const value = id in numbers ? (numbers[id] ?? null) : 0;
        return [id, { value, status: value === null ? 'blank' : 'read', raw: null, cite: null }];
      }),
    );
  const failed = (form: FormId, numbers: Readonly<Record<string, number | null>>, holds: boolean | null = false) =>
    checkSums(forms[form], values(form, numbers))
      .filter((check) => check.holds === holds)
      .map((check) => check.rule);

  it('hold where all is zero', () => {
    for (const { form } of expected) expect(failed(form, {}, true)).toHaveLength(forms[form].sums.length);
  });

  it('name what one figure breaks: its row, its column, its identity', () => {
    expect(failed('2019', { 'requests.granted.business': 3 })).toEqual([
      'requests.outcome_sum.business',
      'requests.row_sum.granted',
    ]);
    expect(failed('2021', { 'requests.received.total': 3 })).toEqual([
      'requests.identity.total',
      'requests.row_sum.received',
    ]);
    expect(failed('2019', { 'review_litigation.litigation_after_review.pending': 1 })).toEqual([
      'review_litigation.row_sum.litigation_after_review',
    ]);
    expect(failed('pre2019', { 'pre2019.denied.privacy': 1 })).toEqual(['pre2019.sum.replies.denied']);
  });

  it('say nothing where a value is absent', () => {
    expect(failed('2019', { 'requests.granted.business': null }, null)).toEqual([
      'requests.outcome_sum.business',
      'requests.row_sum.granted',
    ]);
    const [check] = checkSums(forms['2019'], {});
    expect(check).toMatchObject({ holds: null, left: null, right: null });
  });

  it('give both sides and the ids that they add up', () => {
    const numbers = {
      'requests.received.research': 5,
      'requests.carried_in.research': 2,
      'requests.outcome_total.research': 6,
    };
    const check = checkSums(forms['2019'], values('2019', numbers)).find(
      ({ rule }) => rule === 'requests.identity.research',
    );
    expect(check).toEqual({
      rule: 'requests.identity.research',
      kind: 'identity',
      holds: false,
      left: 7,
      right: 6,
      ids: ['received', 'carried_in', 'outcome_total', 'carried_out'].map((row) => `requests.${row}.research`),
    });
  });

  it('of the outcomes span the rows from granted to the last other', () => {
    for (const [form, count] of [
      ['2019', 19],
      ['2021', 21],
    ] as const) {
      const sum = forms[form].sums.find(({ rule }) => rule === 'requests.outcome_sum.total');
      expect(sum?.left).toHaveLength(count);
      expect(sum?.left[0]).toBe('requests.granted.total');
      expect(sum?.left.at(-1)).toBe(form === '2019' ? 'requests.other.total' : 'requests.other_misc.total');
    }
  });
});

it.each(Object.keys(forms) as FormId[])(
  'has English for every label of form %s, another for each row and column',
  (form) => {
    const labels = [...codebook(form).values()].map((value) => englishOf(value));
    for (const { table, row, column } of labels) expect([table, row, column].join('')).toMatch(/^[ -~]+$/);
    if (form !== 'pre2019')
      expect(new Set(labels.map(({ row, column }) => `${row}/${column}`)).size).toBe(labels.length);
  },
);
