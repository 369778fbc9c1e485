// The report of a year held against that of the year before.
import { addUp, forms, type ReportRecord } from '../report/index.js';
import { aboutOf, type CitedValue, cited, type Finding, type Reviewed, type Side } from './finding.js';
import { hintAcross } from './hints-across.js';
import {
  type Why,
  whyEarlierForm,
  whyNoNumber,
  whyNoReport,
  whyOtherForm,
  whyUnknownBody,
  whyUnreadable,
} from './why.js';
import { type Term, type YearRule, type YearRuleFamily, yearRules } from './year-rules.js';

/** The report of the year before: read, not there, or there and not to be read. */
export type Previous = Reviewed | { readonly error: string } | null;

/** One finding for each rule that the later report's form has and for which `isAsked`. */
export function findingsAcross(later: Reviewed, previous: Previous, isAsked: (rule: string) => boolean): Finding[] {
  const { form, year } = later.record.report;
  if (form === null || year === null) return [];
  return yearRules
    .filter(({ forms }) => forms.includes(form))
    .flatMap((family) => {
      if (!family.rules.some(({ rule }) => isAsked(rule))) return [];
      const why = whyNot(family, later, previous, year - 1);
      // All of a kind, because what is said of one may rest on another.
      const found = family.rules.map((rule) => findingOn(rule, later, previous, year - 1, why));
      return found.filter(({ rule }) => isAsked(rule)).map((finding) => hinted(finding, found, later, previous));
    });
}

/** Why none of the rules can be assessed; null where they can, as far as the two reports go. */
function whyNot(family: YearRuleFamily, later: Reviewed, previous: Previous, year: number): Why | null {
  if (!isKnownBody(later.record)) return whyUnknownBody;
  if (!previous)
    return family.previousForms.some((id) => forms[id].years.from <= year) ? whyNoReport(year) : whyEarlierForm(year);
  if ('error' in previous) return whyUnreadable(year, previous.error);
  const { form } = previous.record.report;
  return form !== null && family.previousForms.includes(form) ? null : whyOtherForm(year, form);
}

/** Bodies are told apart by division and name; 财政局 of no known division may be any. */
function isKnownBody({ report: { issuer } }: ReportRecord): boolean {
  return issuer.name !== null && issuer.region !== null;
}

function findingOn(
  { rule, relation, left, right }: YearRule,
  later: Reviewed,
  previous: Previous,
  year: number,
  why: Why | null,
): Finding {
  const sideOf = (terms: readonly Term[]): Side => {
    const values = terms.map((term) => citedIn(term, later, previous, year));
    const numbers = (sign: CitedValue['sign']) => values.filter((one) => one.sign === sign).map(({ value }) => value);
    return { sum: why ? null : addUp(numbers(1), numbers(-1)), values };
  };
  const sides = { left: sideOf(left), right: sideOf(right) };
  const about = { rule, ...aboutOf(later), ...sides, hint: null };
  const [{ sum: lower }, { sum: upper }] = [sides.left, sides.right];
  if (why || lower === null || upper === null)
    return {
      verdict: 'not_assessable',
      ...about,
      why: why ?? whyNoNumber([...sides.left.values, ...sides.right.values]),
    };
  if (relation === 'equals') return { verdict: lower === upper ? 'passed' : 'failed', ...about, why: null };
  return { verdict: lower <= upper ? 'passed' : 'warning', ...about, why: null };
}

function citedIn({ year, id, sign }: Term, later: Reviewed, previous: Previous, before: number): CitedValue {
  if (year === 'this') return cited(later, id, sign);
  if (previous && 'record' in previous) return cited(previous, id, sign);
  return { sign, id, year: before, value: null, status: null, record: null, url: null, cite: null };
}

function hinted(finding: Finding, family: readonly Finding[], later: Reviewed, previous: Previous): Finding {
  if (!previous || 'error' in previous || !['failed', 'warning'].includes(finding.verdict)) return finding;
  return { ...finding, hint: hintAcross(finding, family, [previous, later]) };
}
