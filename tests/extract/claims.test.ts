// What the text of each case states, read by hand sentence by sentence: tests/cases/<name>/claims.json.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage, visibleText } from '../../src/page/index.js';
import type { Claim } from '../../src/report/index.js';
import { textPage } from '../support/pages.js';

const ROOT = 'tests/cases';

interface Stated {
  /** Every claim in page order. */
  readonly claims: readonly Omit<Claim, 'section' | 'printedUnit' | 'cite'>[];
  /** Figures of the text that are none, and why. */
  readonly none: Readonly<Record<string, string>>;
}

describe.each(readdirSync(ROOT))('%s', (name) => {
  const stated = JSON.parse(readFileSync(`${ROOT}/${name}/claims.json`, 'utf8')) as Stated;
  const file = readdirSync(`${ROOT}/${name}`).find((one) => one.startsWith('input.')) ?? '';
  const page = readPage({ bytes: readFileSync(`${ROOT}/${name}/${file}`) });
  const { claims = [], sections } = extractReport(page);

  it('states this and nothing else', () => {
    const found = claims.map(({ section: _, printedUnit: __, cite: ___, ...claim }) => claim);
    expect(found).toEqual(stated.claims);
  });

  it('has figures that state nothing of the tables', () => {
    const text = visibleText(page.text, page.mediaType);
    for (const figure of Object.keys(stated.none)) {
      expect(text).toContain(figure);
      expect(claims.filter(({ raw }) => raw.endsWith(figure))).toEqual([]);
    }
  });

  it('cites each statement in its section', () => {
    for (const { cite, raw, section } of claims) {
      expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
      expect(visibleText(cite.quote, page.mediaType)).toBe(raw);
      expect(sections.find(({ key }) => key === section)?.text).toContain(raw);
    }
  });
});

describe('claims', () => {
  const report = (overview: string, tables = '') =>
    extractReport(
      textPage(`青石县2019年政府信息公开工作年度报告\n一、总体情况\n${overview}\n二、主动公开政府信息情况\n${tables}`),
    );
  const requests = (received: number, handled: number) =>
    `三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | ${received} |\n（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | ${handled} |\n`;

  it('are left out where the words fit two cells that hold different figures', () => {
    const sentence = '全年共办理政府信息公开申请71件。';
    expect(report(sentence, requests(71, 71)).claims).toMatchObject([
      { subject: 'requests_handled', valueId: 'requests.outcome_total.total', comparison: 'agrees' },
    ]);
    expect(report(sentence, requests(71, 70)).claims).toEqual([]);
    expect(report(sentence).claims).toMatchObject([{ valueId: null, comparison: 'no_table_value' }]);
  });

  it('never change a value', () => {
    const without = report('甲。', requests(71, 71));
    const withClaim = report('收到政府信息公开申请99件。', requests(71, 71));
    expect(withClaim.claims).toMatchObject([{ value: 99, comparison: 'differs', tableValue: 71 }]);
    const figures = ({ values }: typeof without) => Object.values(values).map(({ value, status }) => [value, status]);
    expect(figures(withClaim)).toEqual(figures(without));
  });

  it('are read over the end of a line where a sentence goes on, and not from its second half alone', () => {
    const own = report(
      '2019年，青石县各项公开工作有序推进，全县认真履行职责，共\n收到政府信息公开申请58件，均按时办结。',
    ).claims;
    expect(own).toMatchObject([{ raw: '收到政府信息公开申请58件' }]);
    const other =
      '2019年，县自然资源局作为申请量较大的部门认真履行各项职责，共\n收到政府信息公开申请30件，均按时办结。';
    expect(report(other).claims).toEqual([]);
  });

  it('are none in the cells of a table that lost its borders', () => {
    const { claims, values } = report(
      '（一）概况。收到申请58件。',
      '三、收到和处理政府信息公开申请情况\n（一）收到申请数：58件\n二、上年结转政府信息公开申请数量 4件 0件 0件 0件 0件 0件 4件\n',
    );
    expect(Object.keys(values).length).toBeGreaterThan(0);
    expect(claims?.map(({ raw }) => raw)).toEqual(['收到申请58件']);
  });

  it('are none where a footnote stands within the figure', () => {
    const page = (figure: string) =>
      readPage({
        bytes: Buffer.from(
          `<h1>青石县2019年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>收到申请${figure}件。</p><p>二、主动公开政府信息情况</p>`,
        ),
        contentType: 'text/html; charset=utf-8',
      });
    expect(extractReport(page('<b>5</b>8')).claims).toMatchObject([{ value: 58, raw: '收到申请58件' }]);
    expect(extractReport(page('58<sup>1</sup>')).claims).toEqual([]);
  });
});
