import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { parseRecord, type ReportRecord, SCHEMA_VERSION } from '../../src/report/index.js';
import { recordJsonSchema } from '../../src/report/write-schema.js';
import { htmlPage } from '../support/pages.js';

const record = (): ReportRecord =>
  JSON.parse(
    JSON.stringify(
      extractReport(
        htmlPage(
          '<h1>辽阳市2019年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>甲</p><p>二、主动公开政府信息情况</p><table><tr><td>信息内容<td>采购项目数量<td>采购总金额<tr><td>政府集中采购<td>855<td>64411</table>',
        ),
      ),
    ),
  ) as ReportRecord;

describe('the JSON Schema', () => {
  it('in schema/record.json is the one that the code makes', async () => {
    expect(await readFile('schema/record.json', 'utf8')).toBe(recordJsonSchema());
  });

  it('names its version and refuses fields that it does not know', () => {
    const schema = JSON.parse(recordJsonSchema()) as Record<string, unknown>;
    expect(schema).toMatchObject({
      title: `nianbao record ${SCHEMA_VERSION}`,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      required: ['schemaVersion', 'report', 'source', 'values', 'sections', 'checks', 'problems'],
    });
  });
});

describe('reading a record back', () => {
  it('gives the record', async () => {
    const made = record();
    expect(made.values['disclosure.procurement.amount']?.candidates).toHaveLength(2);
    expect(await parseRecord(made)).toEqual(made);
  });

  const broken: [what: string, change: (made: ReportRecord) => unknown, says: string][] = [
    ['no object', () => 'text', 'the document'],
    ['null', () => null, 'the document'],
    ['another version', (made) => ({ ...made, schemaVersion: '2.0.0' }), 'schemaVersion'],
    ['a field too many', (made) => ({ ...made, extra: 1 }), 'extra'],
    ['no values', ({ values: _, ...rest }) => rest, 'values'],
    ['a form of another country', (made) => ({ ...made, report: { ...made.report, form: '1999' } }), 'report.form'],
    [
      'a day that is not',
      (made) => ({ ...made, report: { ...made.report, publishedOn: '2020-02-30' } }),
      'report.publishedOn',
    ],
    ['a short digest', (made) => ({ ...made, source: { ...made.source, digest: 'sha256:ab' } }), 'source.digest'],
    [
      'a status that is none',
      (made) => ({ ...made, values: { 'a.b.c': { value: 1, status: 'guessed', raw: '1', cite: null } } }),
      'values.a.b.c.status',
    ],
    [
      'a place before the document',
      (made) => ({
        ...made,
        values: { x: { value: 1, status: 'read', raw: '1', cite: { start: -1, end: 1, quote: '1' } } },
      }),
      'values.x.cite.start',
    ],
  ];
  it.each(broken)('says in one line what is wrong with %s', async (_, change, says) => {
    const error = await parseRecord(change(record())).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toMatch(/^not a nianbao record: [^\n]+$/);
    expect(message).toContain(says);
  });
});
