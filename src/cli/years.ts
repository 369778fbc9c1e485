// The years that a command line asks for: --years.
import { UsageError } from './run.js';

const FIRST_YEAR = 2008;

/**
 * Years from a list such as 2019-2021,2023, each once and in their order.
 *
 * @throws {UsageError} where one is no year that a report may be on
 */
export function yearsOf(list: string): number[] {
  const latest = new Date().getFullYear();
  const years = new Set<number>();
  for (const part of list.split(/[,，\s]+/).filter((piece) => piece !== '')) {
    const found = /^(\d{4})(?:[-–~](\d{4}))?$/.exec(part);
    const from = Number(found?.[1]);
    const to = Number(found?.[2] ?? from);
    if (!found || from > to || from < FIRST_YEAR || to > latest)
      throw new UsageError(`--years ${part}: years from ${FIRST_YEAR} to ${latest}, such as 2019-2021,2023`);
    for (let year = from; year <= to; year++) years.add(year);
  }
  if (years.size === 0) throw new UsageError('--years names no year');
  return [...years].sort((a, b) => a - b);
}
