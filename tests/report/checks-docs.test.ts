import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MAX_LISTED } from '../../src/report/checks/hint.js';
import { columnRules, MAX_YUAN_AN_ITEM } from '../../src/report/checks/plausibility-rules.js';
import { MAX_LOCALISE_STEPS } from '../../src/report/checks/smallest-sets.js';
import { type Check, checkValues, type FormId, forms, warningsIn } from '../../src/report/index.js';
import { printed } from './printed.js';

interface Example {
  readonly form: FormId;
  readonly printed: Readonly<Record<string, string>>;
  readonly others?: '0';
  readonly checks: Readonly<Record<string, Partial<Check>>>;
  readonly implied?: Readonly<Record<string, number>>;
}

const text = await readFile(new URL('../../docs/checks.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json) as Example);

describe('docs/checks.md', () => {
  it('has an example of a failed sum, of hints, of implied and of warnings', () => {
    expect(examples).toHaveLength(5);
  });

  it.each(examples)('example on the form $form: $printed', ({ form, printed: rows, others, checks, implied = {} }) => {
    const result = checkValues(forms[form], printed(form, rows, others));
    const byRule = new Map(result.checks.map((check) => [check.rule, check]));
    for (const [rule, expected] of Object.entries(checks)) expect(byRule.get(rule)).toMatchObject(expected);
    // What an example leaves out is nothing to report.
    const spoken = result.checks.filter(({ holds }) => holds === false).map(({ rule }) => rule);
    expect(Object.keys(checks)).toEqual(expect.arrayContaining(spoken));
    expect(warningsIn(result.checks).every(({ rule }) => rule in checks)).toBe(true);
    const found = Object.entries(result.values).flatMap(([id, value]) =>
      value.implied === undefined ? [] : [[id, value.implied]],
    );
    expect(Object.fromEntries(found)).toEqual(implied);
  });

  it('names every rule and every bound', () => {
    const sums = Object.values(forms).flatMap((form) => form.sums.map(({ rule }) => rule));
    const rows = sums.map((rule) => (rule.startsWith('pre2019.') ? rule : rule.replace(/[^.]+$/, '')));
    const names = [...rows, ...columnRules.map(({ rule }) => `disclosure.${rule}.`)];
    for (const name of [...new Set(names), 'part_within_whole', 'not_below_0', 'whole_number'])
      expect(text).toContain(name);
    expect(text).toContain(`at most ${MAX_LOCALISE_STEPS.toLocaleString('en')} steps`);
    expect(MAX_LISTED).toBe(5);
    expect(text).toContain('the first five');
    expect(MAX_YUAN_AN_ITEM).toBe(100_000_000);
    expect(text).toContain('> 1亿元');
  });
});
