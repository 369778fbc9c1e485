// Rules on the reports of one body for two years.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebook, type FormId, forms } from '../../src/report/index.js';
import { findingsAcross } from '../../src/review/across.js';
import type { Finding } from '../../src/review/index.js';
import { yearRules } from '../../src/review/year-rules.js';
import { type About, datasetOf, findingsOn, report, reviewed } from './support.js';

/** The finding of one rule on a later year. */
const on = (findings: readonly Finding[], rule: string, year: number) =>
  findings.find((finding) => finding.rule === rule && finding.year === year);

const carriedIn = 'requests.carried_in';
const carriedOut = 'requests.carried_out';

describe('each rule', () => {
  it.each<[what: string, rule: string, year: number, before: string[], now: string[], expected: object]>([
    [
      'requests carried over agree',
      'requests.carried_over.total',
      2020,
      [carriedOut, '118 3 0 0 0 0 121'],
      [carriedIn, '118 3 0 0 0 0 121'],
      { verdict: 'passed', left: { sum: 121 }, right: { sum: 121 } },
    ],
    [
      'requests carried over from the older form to the newer',
      'requests.carried_over.business',
      2021,
      [carriedOut, '118 3 0 0 0 0 121'],
      [carriedIn, '118 2 0 0 0 1 121'],
      { verdict: 'failed', left: { sum: 2 }, right: { sum: 3 } },
    ],
    [
      'documents in force follow from issued and repealed (Suqian 2024)',
      'disclosure.in_force.normative_documents',
      2024,
      ['disclosure.normative_documents', '109 489 597'],
      ['disclosure.normative_documents', '50 227 420'],
      { verdict: 'passed', left: { sum: 420 }, right: { sum: 420 } },
    ],
    [
      'documents in force do not follow',
      'disclosure.in_force.regulations',
      2024,
      ['disclosure.regulations', '2 0 11'],
      ['disclosure.regulations', '2 1 13'],
      { verdict: 'failed', left: { sum: 13 }, right: { sum: 12 } },
    ],
    [
      'items begin where those of the year before ended',
      'disclosure.previous_items.licensing',
      2020,
      ['disclosure.licensing', '306 -36 431601'],
      ['disclosure.licensing', '270 0 0'],
      { verdict: 'passed', left: { sum: 270 }, right: { sum: 270 } },
    ],
    [
      'items begin elsewhere',
      'disclosure.previous_items.fees',
      2020,
      ['disclosure.fees', '88 2'],
      ['disclosure.fees', '88 0'],
      { verdict: 'failed', left: { sum: 88 }, right: { sum: 90 } },
    ],
    [
      'more is disclosed in all than was newly disclosed: odd, and no failed sum',
      'disclosure.growth_within_new.regulations',
      2020,
      ['disclosure.regulations', '1 1 9'],
      ['disclosure.regulations', '1 1 12'],
      { verdict: 'warning', left: { sum: 12 }, right: { sum: 10 } },
    ],
    [
      'what is disclosed in all may fall',
      'disclosure.growth_within_new.regulations',
      2020,
      ['disclosure.regulations', '1 1 9'],
      ['disclosure.regulations', '1 1 4'],
      { verdict: 'passed', left: { sum: 4 }, right: { sum: 10 } },
    ],
  ])('%s', async (_what, rule, year, [rowBefore = '', before = ''], [rowNow = '', now = ''], expected) => {
    const findings = await findingsOn(rule, report(year - 1, { [rowBefore]: before }), report(year, { [rowNow]: now }));
    expect(on(findings, rule, year)).toMatchObject({ ...expected, body: '211000-辽阳市', issuer: '辽阳市', why: null });
  });

  it('cites both sides, each with its record, its place and how it is counted', async () => {
    const rule = 'disclosure.in_force.regulations';
    const findings = await findingsOn(
      rule,
      report(2023, { 'disclosure.regulations': '2 0 11' }),
      report(2024, { 'disclosure.regulations': '2 1 13' }, { document: 'b' }),
    );
    const value = (year: number, column: string, number: number, sign = 1) => ({
      sign,
      id: `disclosure.regulations.${column}`,
      year,
      value: number,
      status: 'read',
      record: `records/${year}/211000-辽阳市-${year}.json`,
      url: `http://127.0.0.1/${year === 2023 ? 'a' : 'b'}`,
      cite: { start: 0, end: String(number).length, quote: String(number) },
    });
    expect(on(findings, rule, 2024)).toMatchObject({
      left: { sum: 13, values: [value(2024, 'in_force', 13)] },
      right: {
        sum: 12,
        values: [value(2023, 'in_force', 11), value(2024, 'issued', 2), value(2024, 'repealed', 1, -1)],
      },
    });
  });

  it('names ids that its forms have, those of the year before on every form that this may be on', () => {
    for (const { forms: now, previousForms, rules } of yearRules)
      for (const { left, right } of rules)
        for (const { year, id } of [...left, ...right])
          for (const form of year === 'this' ? now : previousForms) expect(codebook(form).has(id), id).toBe(true);
    expect(yearRules.map(({ rules }) => rules.length)).toEqual([7, 2, 5, 2]);
  });

  it('decimals are added up exactly', async () => {
    const change = (id: string, value: number) => ({ change: { [id]: { value } } });
    const findings = await findingsOn(
      'disclosure.previous_items.licensing',
      report(2019, { 'disclosure.licensing': '0 +0.2 0' }, change('disclosure.licensing.previous_items', 0.1)),
      report(2020, {}, change('disclosure.licensing.previous_items', 0.3)),
    );
    expect(on(findings, 'disclosure.previous_items.licensing', 2020)).toMatchObject({ verdict: 'passed' });
  });
});

describe('nothing can be said', () => {
  const rule = 'requests.carried_over.total';
  const total = (status: 'blank' | 'ambiguous' | 'missing', id: string): About => ({
    change: { [id]: { value: null, status } },
  });

  it.each<[what: string, code: string, text: RegExp, year: number, before: About | null, now: About]>([
    [
      'the figure of the year before is blank',
      'no_number',
      /^requests\.carried_out\.total of 2019 is blank$/,
      2020,
      total('blank', `${carriedOut}.total`),
      {},
    ],
    [
      'the figure of the year is ambiguous',
      'no_number',
      /^requests\.carried_in\.total of 2020 is ambiguous$/,
      2020,
      {},
      total('ambiguous', `${carriedIn}.total`),
    ],
    [
      'the page has no such cell',
      'no_number',
      /^requests\.carried_in\.total of 2020 is missing$/,
      2020,
      {},
      total('missing', `${carriedIn}.total`),
    ],
    ['the year before is not there', 'no_report', /has no report of this body for 2019$/, 2020, null, {}],
    [
      'the form of the year before has none',
      'other_form',
      /^the form for reports on 2018 has no such figure$/,
      2019,
      null,
      {},
    ],
    [
      'the report of the year before is on another form',
      'other_form',
      /^the report for 2019 is on form pre2019, which has no such figure$/,
      2020,
      { form: 'pre2019' },
      {},
    ],
    [
      'the year before has no tables',
      'other_form',
      /no tables of a form were found in the report for 2019$/,
      2020,
      { form: null },
      {},
    ],
    ['the division is not known', 'unknown_body', /may be of another body$/, 2020, { region: null }, { region: null }],
    ['the issuer is not known', 'unknown_body', /may be of another body$/, 2020, { name: null }, { name: null }],
  ])('%s', async (_what, code, text, year, before, now) => {
    const records = [...(before ? [report(year - 1, {}, before)] : []), report(year, {}, now)];
    const finding = on(await findingsOn(rule, ...records), rule, year);
    expect(finding).toMatchObject({
      verdict: 'not_assessable',
      why: { code, text: { en: expect.stringMatching(text), zh: expect.stringMatching(/\p{sc=Han}/u) } },
      hint: null,
    });
    expect([finding?.left.sum, finding?.right.sum], 'one side at least is open').toContain(null);
  });

  it('a gap of a year is no year before', async () => {
    const findings = await findingsOn(rule, report(2019, {}), report(2021, {}));
    expect(findings.map(({ year, why }) => [year, why?.code])).toEqual([
      [2019, 'other_form'],
      [2021, 'no_report'],
    ]);
  });

  it('a blank is never taken for 0', async () => {
    const blank = total('blank', `${carriedOut}.total`);
    expect(on(await findingsOn(rule, report(2019, {}, blank), report(2020, {})), rule, 2020)?.verdict).toBe(
      'not_assessable',
    );
  });

  it('rules of a form are not asked of reports on another', async () => {
    const findings = await findingsOn('disclosure', report(2020, {}), report(2021, {}));
    const names = (year: number) => [
      ...new Set(findings.filter((one) => one.year === year).map((one) => one.rule.split('.')[1])),
    ];
    expect([names(2020), names(2021)]).toEqual([['previous_items', 'growth_within_new'], ['in_force']]);
    expect(findings.filter(({ year }) => year === 2021).map(({ why }) => why?.code)).toEqual([
      'other_form',
      'other_form',
    ]);
  });
});

describe('what to look at first', () => {
  const rule = 'requests.carried_over.business';
  const hintOf = async (before: [Record<string, string>, About?], now: [Record<string, string>, About?]) =>
    on(await findingsOn(rule, report(2020, ...before), report(2021, ...now)), rule, 2021)?.hint;

  it('a copy that was altered, before anything else', async () => {
    const hint = await hintOf(
      [{ [carriedOut]: '0 3 0 0 0 0 3' }, { verdict: 'altered' }],
      [{ [carriedIn]: '0 4 0 0 0 0 4' }],
    );
    expect(hint?.en).toMatch(/^the report for 2020 was read from an altered copy: look for the official one first/);
    expect(hint?.zh).toMatch(/^2020年的报告读自被改动的副本/);
  });

  it('a figure whose place follows from sums', async () => {
    const inferred: About = { change: { 'requests.carried_in.business': { status: 'inferred' } } };
    const hint = await hintOf([{ [carriedOut]: '0 3 0 0 0 0 3' }], [{ [carriedIn]: '0 4 0 0 0 0 4' }, inferred]);
    expect(hint?.en).toMatch(
      /^where requests\.carried_in\.business stands in the report for 2021 follows only from its sums/,
    );
    expect(hint?.zh).toContain('requests.carried_in.business（二、上年结转政府信息公开申请数量·商业企业）');
  });

  it('the report that does not add up around the figure, with the sums', async () => {
    const hint = await hintOf([{ [carriedOut]: '0 3 0 0 0 0 4' }], [{ [carriedIn]: '0 4 0 0 0 0 4' }]);
    expect(hint?.en).toContain(
      'the report for 2020 does not add up where requests.carried_out.business stands (requests.identity.business, requests.row_sum.carried_out): look there',
    );
  });

  // Both reports add up: what is received and handled is made to fit.
  const sound = (row: string, figures: string): Record<string, string> => ({
    [row]: figures,
    ...(row === carriedIn
      ? { 'requests.granted': figures, 'requests.outcome_total': figures }
      : { 'requests.received': figures }),
  });

  it('other applicants, where the totals agree', async () => {
    const hint = await hintOf([sound(carriedOut, '1 3 0 0 0 0 4')], [sound(carriedIn, '0 4 0 0 0 0 4')]);
    expect(hint?.en).toBe('the totals agree: the later report puts some of the requests under other applicants');
  });

  it('a row left at 0, in the later report or in the earlier', async () => {
    const later = await hintOf([sound(carriedOut, '0 3 0 0 0 0 3')], [{}]);
    expect(later?.en).toBe('the report for 2021 begins with 0: see whether its whole row 二、上年结转 was left at 0');
    const earlier = await hintOf([{}], [sound(carriedIn, '0 3 0 0 0 0 3')]);
    expect(earlier?.en).toBe('the report for 2020 ends with 0: see whether its whole row 四、结转下年度 was left at 0');
  });

  it('the cells of both, where nothing points to either', async () => {
    const hint = await hintOf([sound(carriedOut, '0 3 0 0 0 0 3')], [sound(carriedIn, '0 4 0 0 0 0 4')]);
    expect(hint).toEqual({
      en: 'nothing within the reports points to either of them: compare the cells of 2020 and 2021 with the pages; the body may have counted anew',
      zh: '两份报告内部均无线索：请将2020年与2021年的单元格与原页核对；该机关可能重新统计过',
    });
  });

  it('is the same whichever other rules are asked for', async () => {
    const records = [report(2020, sound(carriedOut, '1 3 0 0 0 0 4')), report(2021, sound(carriedIn, '0 4 0 0 0 0 4'))];
    const all = await reviewed(await datasetOf(...records));
    const alone = await findingsOn(rule, ...records);
    expect(alone).toEqual(all.findings.filter((finding) => finding.rule === rule));
  });
});

it('of a series that fits, one figure that changes fails just the rules that name it', () => {
  const cells = yearRules.flatMap(({ rules, forms: [form] }) =>
    rules.flatMap(({ left, right }) => [...left, ...right].map(({ id }) => [form, id] as const)),
  );
  const figures = (form: FormId, seed: number) =>
    Object.fromEntries(
      (forms[form].tables.find(({ id }) => id === 'disclosure')?.blocks ?? []).flatMap((block) =>
        block.rows.map((row, at) => [
          `disclosure.${row.id}`,
          // The same each year, with nothing new: carried in as much as out, no change, nothing issued or repealed.
          block.columns.map(({ id }) => (['change', 'issued', 'repealed'].includes(id) ? 0 : seed + at)).join(' '),
        ]),
      ),
    );
  fc.assert(
    fc.property(
      fc.constantFrom(...cells),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      ([form = '2021', id], seed, isLater) => {
        const years = form === '2019' ? ([2019, 2020] as const) : ([2023, 2024] as const);
        const rows = figures(form, seed);
        rows[carriedIn] = rows[carriedOut] = '1 2 3 4 5 6 21';
        const records = years.map((year, at) => {
          const plain = report(year, rows, { form });
          const value = plain.values[id]?.value ?? 0;
          return at === Number(isLater) ? report(year, rows, { form, change: { [id]: { value: value - 1 } } }) : plain;
        });
        const [before = null, now] = records.map((one) => ({ path: one.report.id, record: one }));
        const findings = now ? findingsAcross(now, before, () => true) : [];
        expect(findings.length).toBeGreaterThan(6);
        for (const { rule, verdict } of findings) {
          const known = yearRules.flatMap((family) => family.rules).find((one) => one.rule === rule);
          const isNamed = [...(known?.left ?? []), ...(known?.right ?? [])].some(
            (term) => term.id === id && (term.year === 'this') === isLater,
          );
          if (known?.relation === 'equals') expect([rule, verdict]).toEqual([rule, isNamed ? 'failed' : 'passed']);
        }
      },
    ),
    { numRuns: 100 },
  );
});
