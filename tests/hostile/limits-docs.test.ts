// docs/limits.md lists every limit on a page, with its number and the words of its message.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as extractLimits from '../../src/extract/limits.js';
import { MAX_SEARCH_STEPS } from '../../src/extract/search.js';
import * as pageLimits from '../../src/page/limits.js';
import { MAX_LOCALISE_STEPS } from '../../src/report/checks/smallest-sets.js';
import { documentedLimits } from './documented.js';

it('lists them all, and none that is not there', () => {
  const limits = Object.entries({ ...pageLimits, ...extractLimits, MAX_SEARCH_STEPS, MAX_LOCALISE_STEPS }).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const documented = documentedLimits().map(({ constant, limit }) => [constant, limit]);
  expect(documented.sort()).toEqual(limits.sort());
});

it('names the codes of problems that limits give', () => {
  const text = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  for (const code of ['search_limit', 'unplaced_row', 'problem_limit', 'claim_limit', 'scan_limit'])
    expect(text).toContain(`\`${code}\``);
});
