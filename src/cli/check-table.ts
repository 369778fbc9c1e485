// Findings of nianbao check for a person: a block for each body, and counts at the end.
import { type CitedValue, type Finding, familyOf, type Language, type Verdict, verdicts } from '../review/index.js';
import { alignColumns, clean } from './terminal.js';

const phrases = {
  en: { lookFirst: 'look first: ', asAbove: 'as above' },
  zh: { lookFirst: '请先看：', asAbove: '同上' },
} as const;

export const verdictWords: Readonly<Record<Verdict, string>> = {
  failed: 'failed',
  warning: 'warning',
  passed: 'passed',
  not_assessable: 'not assessable',
};

/** The findings on the reports of one body; what is said of one is not said of the next again. */
export function bodyLines(findings: readonly Finding[], language: Language): string[] {
  const [first] = findings;
  if (!first) return [];
  const lines = [clean(`${first.issuer ?? '(issuer not known)'} (${first.region ?? 'no region'})`)];
  let said: Said = { formula: null, hint: null };
  for (const finding of findings) {
    const told = sayingOf(finding, language);
    const isSame = told.hint === said.hint;
    const hint = isSame && told.hint !== null ? phrases[language].asAbove : told.hint;
    const formula = told.formula === said.formula ? null : told.formula;
    lines.push(...findingLines(finding, { formula, hint }));
    said = told;
  }
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`));
}

interface Said {
  readonly formula: string | null;
  readonly hint: string | null;
}

/** The formula that is broken, and what to look at first. */
function sayingOf({ rule, verdict, why, hint }: Finding, language: Language): Said {
  if (verdict === 'passed') return { formula: null, hint: null };
  if (why) return { formula: null, hint: why.text[language] };
  const family = familyOf(rule);
  // A warning within a report has no formula but what is odd, which its hint says.
  const formula = family && family.formula !== family.reason ? family.formula[language] : null;
  return { formula, hint: hint && `${phrases[language].lookFirst}${hint[language]}` };
}

function findingLines({ verdict, rule, year, left, right }: Finding, { formula, hint }: Said): string[] {
  const sums = left.sum === null && right.sum === null ? '' : `: ${left.sum ?? '?'} against ${right.sum ?? '?'}`;
  const isShown = verdict === 'failed' || verdict === 'warning';
  return [
    clean(`${year ?? '-'}  ${verdictWords[verdict]}  ${rule}${sums}`),
    ...(formula === null ? [] : [`    ${formula}`]),
    ...(isShown ? valueLines(left.values, '') : []),
    ...(isShown ? valueLines(right.values, verdict === 'failed' ? '=' : 'vs') : []),
    ...(hint === null ? [] : [clean(`    ${hint}`)]),
  ];
}

/** The values of one side; those that are 0 are many and change nothing. */
function valueLines(values: readonly CitedValue[], mark: string): string[] {
  const shown = values.length > 4 ? values.filter(({ value }) => value !== 0) : values;
  const rows = shown.map(({ sign, year, id, value, status, record, cite }, index) => [
    (index === 0 ? mark : sign < 0 ? '−' : '+').padEnd(2),
    String(year ?? '-'),
    id,
    String(value ?? status ?? 'no report'),
    `${record ?? ''}${cite ? ` ${cite.start}–${cite.end}` : ''}`,
  ]);
  const zeros = values.length - shown.length;
  return [
    ...alignColumns(rows, ['start', 'start', 'start', 'end', 'start']),
    ...(zeros > 0 ? [`and ${zeros} that are 0`] : []),
  ].map((line) => `    ${line}`);
}

/** How often each kind of rule had each verdict. */
export function countLines(counts: ReadonlyMap<string, Readonly<Record<Verdict, number>>>): string[] {
  const rows = [...counts].map(([rule, count]) => [rule, ...verdicts.map((verdict) => String(count[verdict]))]);
  return alignColumns(
    [['rule', ...verdicts.map((verdict) => verdictWords[verdict])], ...rows],
    ['start', ...verdicts.map(() => 'end' as const)],
  );
}
