// docs/reading.md says what its examples read as; here they are read.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';

const text = readFileSync('docs/reading.md', 'utf8');

function recordOf(example: string) {
  const page = new RegExp(`<!-- example: ${example} -->\\n\\n\`\`\`\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (page === undefined) throw new Error(`docs/reading.md has no example ${example}`);
  return extractReport(readPage({ bytes: Buffer.from(page) }));
}

const valuesOf = (example: string) => recordOf(example).values;

it.each([
  ['read', 'disclosure.normative_documents.in_force', { status: 'read', value: 17 }],
  ['blank', 'disclosure.regulations.issued', { status: 'blank', value: null, raw: '-' }],
  ['inferred', 'requests.granted.natural_person', { status: 'inferred', value: 5 }],
  ['inferred', 'requests.granted.total', { status: 'inferred', value: 8 }],
  ['inferred', 'requests.granted.research', { status: 'missing', value: null }],
  ['ambiguous', 'disclosure.procurement.amount', { status: 'ambiguous', value: null }],
])('the example "%s" reads %s as it says', (example, id, expected) => {
  expect(valuesOf(example)[id]).toMatchObject(expected);
});

it('has the claims that it names, and no others', () => {
  expect(recordOf('claims').claims?.map(({ raw, comparison, tableValue }) => [raw, comparison, tableValue])).toEqual([
    ['收到政府信息公开申请71件', 'agrees', 71],
    ['上年结转3件', 'no_table_value', null],
    ['办结72件', 'no_table_value', null],
    ['制发行政规范性文件五件', 'differs', 3],
  ]);
});

it('gives both readings of an amount without a unit', () => {
  const { candidates } = valuesOf('ambiguous')['disclosure.procurement.amount'] ?? {};
  expect(candidates?.map(({ value }) => value)).toEqual([477.35, 4773500]);
});

it('has an example for each status that a page can show', () => {
  for (const status of ['read', 'blank', 'inferred', 'ambiguous'])
    expect(text).toContain(`<!-- example: ${status} -->`);
});
