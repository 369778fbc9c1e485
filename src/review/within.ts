// What the checks of a record say, as findings: they were made when the report was read and are not made anew.
import { type Check, forms, sidesOf } from '../report/index.js';
import { aboutOf, cited, type Finding, type Reviewed, type Verdict } from './finding.js';
import { hintsWithin } from './hints-within.js';
import { whyNoNumber } from './why.js';

/** One finding for each check of the record for which `isAsked`, in their order. */
export function findingsWithin(report: Reviewed, isAsked: (rule: string) => boolean): Finding[] {
  const { record } = report;
  const { form } = record.report;
  if (form === null) return [];
  const checks = record.checks.filter(({ rule }) => isAsked(rule));
  const hints = hintsWithin(record, checks);
  const about = aboutOf(report);
  return checks.map((check): Finding => {
    const { left, right } = sidesOf(forms[form], check);
    const sides = {
      left: { sum: check.left, values: left.map((id) => cited(report, id)) },
      right: { sum: check.right, values: right.map((id) => cited(report, id)) },
    };
    const verdict = verdictOf(check);
    const why = verdict === 'not_assessable' ? whyNoNumber([...sides.left.values, ...sides.right.values]) : null;
    return { verdict, rule: check.rule, ...about, ...sides, why, hint: hints.get(check.rule) ?? null };
  });
}

function verdictOf({ kind, holds }: Check): Verdict {
  if (kind === 'plausibility') return 'warning';
  return holds === null ? 'not_assessable' : holds ? 'passed' : 'failed';
}
