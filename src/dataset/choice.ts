// Which of several records of one report stands for it.
import type { ReportRecord } from '../report/index.js';

export type Verdict = NonNullable<ReportRecord['source']['trust']>['verdict'];

/** What the choice looks at. */
export interface Contender {
  readonly verdict: Verdict;
  /** Values of status `read`. */
  readonly readValues: number;
  readonly url: string | null;
  /** When its document was fetched, or null. */
  readonly fetchedAt: string | null;
}

/**
 * What decided: whether the document is the body's own, which one its address gave last, how many values were read, or which
 * record came first.
 */
export type Ground = 'trust' | 'latest' | 'values' | 'first';

// The document that is shown to be the body's own, then what nothing is known of, then what came from elsewhere.
const order: readonly Verdict[] = ['official', 'unknown', 'copy', 'altered'];

/** What the choice looks at in a record; one from before verdicts is `unknown`. */
export function contenderOf({ source, values }: Pick<ReportRecord, 'source' | 'values'>): Contender {
  const { trust, url, fetchedAt } = source;
  const readValues = Object.values(values).filter(({ status }) => status === 'read').length;
  return { verdict: trust?.verdict ?? 'unknown', readValues, url, fetchedAt };
}

/** Below 0 where the first verdict is the better one. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return order.indexOf(a) - order.indexOf(b);
}

/**
 * The best of several, and what it is better by than the next best: the most trusted; of those that one address gave, the
 * one that it gave last; of these, each of another address, the one with more values of status `read`; else the earliest.
 *
 * @throws {Error} where there is none to choose from
 */
export function choose<T extends Contender>(contenders: readonly T[]): { readonly best: T; readonly by: Ground } {
  // Sorting keeps the order of those that are as good.
  const [best, next] = contenders
    .filter((one) => !contenders.some((other) => isLater(other, one)))
    .sort((a, b) => compareVerdicts(a.verdict, b.verdict) || b.readValues - a.readValues);
  if (!best) throw new Error('none to choose from');
  if (next && next.verdict === best.verdict)
    return { best, by: next.readValues === best.readValues ? 'first' : 'values' };
  if (contenders.some((one) => isLater(best, one))) return { best, by: 'latest' };
  return { best, by: next ? 'trust' : 'first' };
}

/** Whether one address gave both documents, as trustworthy, and the first of them later. */
function isLater(a: Contender, b: Contender): boolean {
  if (a.url === null || a.url !== b.url || a.verdict !== b.verdict) return false;
  return a.fetchedAt !== null && b.fetchedAt !== null && a.fetchedAt > b.fetchedAt;
}
