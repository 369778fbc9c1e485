// Which of several records of one report stands for it.
import type { ReportRecord } from '../report/index.js';

export type Verdict = NonNullable<ReportRecord['source']['trust']>['verdict'];

/** What the choice looks at. */
export interface Contender {
  readonly verdict: Verdict;
  /** Values of status `read`. */
  readonly readValues: number;
}

/** What decided: whether the document is the body's own, how many values were read, or which record came first. */
export type Ground = 'trust' | 'values' | 'first';

// The document that is shown to be the body's own, then what nothing is known of, then what came from elsewhere.
const order: readonly Verdict[] = ['official', 'unknown', 'copy', 'altered'];

/** What the choice looks at in a record; one from before verdicts is `unknown`. */
export function contenderOf({ source, values }: Pick<ReportRecord, 'source' | 'values'>): Contender {
  return {
    verdict: source.trust?.verdict ?? 'unknown',
    readValues: Object.values(values).filter(({ status }) => status === 'read').length,
  };
}

/** Below 0 where `a` is to stand before `b`, above 0 where `b` is, 0 where neither is better. */
export function compareContenders(a: Contender, b: Contender): number {
  return compareVerdicts(a.verdict, b.verdict) || b.readValues - a.readValues;
}

/** Below 0 where the first verdict is the better one. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return order.indexOf(a) - order.indexOf(b);
}

/**
 * The best of several, the earliest of those that are as good, and what it is better by than the next best.
 *
 * @throws {Error} where there is none to choose from
 */
export function choose<T extends Contender>(contenders: readonly T[]): { readonly best: T; readonly by: Ground } {
  // Sorting keeps the order of those that are as good.
  const [best, next] = [...contenders].sort(compareContenders);
  if (!best) throw new Error('none to choose from');
  if (!next || compareContenders(best, next) === 0) return { best, by: 'first' };
  return { best, by: best.verdict === next.verdict ? 'values' : 'trust' };
}
