// docs/checks.md and docs/decisions.md against the code.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addDecision, type Decision } from '../../src/dataset/index.js';
import { whyCodes } from '../../src/review/finding.js';
import { ruleFamilies, verdicts } from '../../src/review/index.js';
import { readDocument, tableOf } from '../docs/documents.js';
import { temporaryFolder } from '../support/folder.js';

const across = readDocument('docs/checks.md').split('\n## Across years\n')[1] ?? '';
const firstCells = (text: string, head: string) => tableOf(text, head).map(([name = '']) => name.replaceAll('`', ''));

it('docs/checks.md names every rule on two years, the forms it holds for and what breaking it means', () => {
  const documented = tableOf(across, 'rule').map(([rule = '', , forms = '', broken]) => [
    rule.replaceAll('`', '').replace(/\.<\w+>$/, ''),
    forms.match(/\b20\d\d\b/g),
    broken,
  ]);
  const rules = ruleFamilies.filter(({ scope }) => scope === 'years');
  expect(documented).toEqual(rules.map(({ rule, forms, broken }) => [rule, forms, broken]));
});

it('docs/checks.md names every verdict and every reason why there is none', () => {
  expect(firstCells(across, 'verdict')).toEqual([...verdicts]);
  expect(firstCells(across, 'why')).toEqual([...whyCodes]);
});

it('docs/decisions.md names every key of a decision in its order', async () => {
  const folder = await temporaryFolder();
  const chosen = { value: 1, raw: '1', start: 0, end: 1 };
  const decision: Decision = {
    decidedAt: '2026-03-01T00:00:00Z',
    why: 'x',
    who: null,
    chosen,
    id: 'x',
    digest: `sha256:${'a'.repeat(64)}`,
    report: 'x',
  };
  await addDecision(folder, decision);
  const line = JSON.parse(await readFile(join(folder, 'decisions.jsonl'), 'utf8')) as Decision;
  const text = readDocument('docs/decisions.md');
  expect(firstCells(text, 'key')).toEqual(Object.keys(line));
  for (const key of Object.keys(line.chosen ?? {})) expect(text).toContain(`\`${key}\``);
});
