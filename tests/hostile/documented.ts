// The tables of docs/limits.md.
import { readFileSync } from 'node:fs';

interface DocumentedLimit {
  readonly constant: string;
  readonly limit: number;
  /** What is counted, in the words of the message. */
  readonly what: string;
}

export function documentedLimits(): DocumentedLimit[] {
  const text = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| `(\w+)` +\| ([\d,]+) +\| ([^|]*?) +\|/gm)].map(
    ([, constant = '', limit = '', what = '']) => ({
      constant,
      limit: Number(limit.replaceAll(',', '')),
      what,
    }),
  );
}
