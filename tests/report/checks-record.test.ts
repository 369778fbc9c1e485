import { describe, expect, it } from 'vitest';
import { extractReport, parseRecord, readPage } from '../../src/index.js';
import { forms } from '../../src/report/index.js';

const { tables } = forms['2021'];
const zeros = (count: number) => Array.from({ length: count }, () => '0');

/** A page with the tables of the form 2021; `rows` are printed as given, all others as zeros. */
function page(rows: Readonly<Record<string, string>>): string {
  const cells = (table: string, row: { id: string; ids: readonly string[] }) =>
    (rows[`${table}.${row.id}`]?.split(' ') ?? zeros(row.ids.length)).map(
      (cell) => `<td>${cell.replace('_', '')}</td>`,
    );
  const parts = tables.map(({ id, title, blocks }) => {
    const lines = blocks.flatMap(({ title: block, columns, rows: formRows }) => {
      const heads = columns.map(({ label }) => `<td>${label}</td>`).join('');
      if (id === 'review_litigation') {
        const groups = formRows.map(({ label }) => `<td colspan=5>${label}</td>`).join('');
        return [groups, formRows.map(() => heads).join(''), formRows.flatMap((row) => cells(id, row)).join('')];
      }
      return [
        ...(block === null ? [] : [`<td colspan=${columns.length + 1}>${block}</td>`]),
        `<td>${id === 'disclosure' ? '信息内容' : ''}</td>${heads}`,
        ...formRows.map((row) => `<td>${row.label}</td>${cells(id, row).join('')}`),
      ];
    });
    return `<p>${title}</p><table>${lines.map((line) => `<tr>${line}</tr>`).join('')}</table>`;
  });
  return `<!DOCTYPE html><meta charset="utf-8"><h1>辽阳市2022年政府信息公开工作年度报告</h1>${parts.join('')}`;
}

const recordOf = (rows: Readonly<Record<string, string>>) =>
  extractReport(readPage({ bytes: Buffer.from(page(rows)), contentType: 'text/html' }));

describe('the record of a page', () => {
  it('holds the checks with their hints, implied totals and warnings, and keeps to the schema', async () => {
    const record = recordOf({
      'disclosure.regulations': '5 0 2',
      'requests.received': '4 2 0 0 0 0 6',
      'requests.granted': '4 3 0 0 0 0 6',
      'requests.outcome_total': '4 2 0 0 0 0 6',
      'review_litigation.review': '2 0 1 0 _',
    });
    expect(await parseRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
    const hint =
      'requests.granted.business printed 3 would have to be 2: it alone reconciles requests.outcome_sum.business and requests.row_sum.granted';
    expect(record.checks.filter(({ holds }) => holds !== true)).toMatchObject([
      { rule: 'requests.outcome_sum.business', holds: false, left: 3, right: 2, hint },
      { rule: 'requests.row_sum.granted', holds: false, left: 7, right: 6, hint },
      { rule: 'review_litigation.row_sum.review', holds: null, left: 3, right: null },
      { rule: 'disclosure.issued_within_in_force.regulations', kind: 'plausibility', holds: false, left: 5, right: 2 },
    ]);
    expect(record.values['requests.granted.business']).toMatchObject({ value: 3, status: 'read' });
    expect(record.values['review_litigation.review.total']).toMatchObject({ value: null, status: 'blank', implied: 3 });
  });

  it('of one that adds up has the sums of the form and nothing else', () => {
    const { checks, values } = recordOf({});
    expect(checks).toHaveLength(42);
    expect(checks.every(({ holds, hint }) => holds === true && hint === undefined)).toBe(true);
    expect(Object.values(values).filter(({ implied }) => implied !== undefined)).toEqual([]);
  });
});
