// One report, drawn in several ways, is one record. A rendering is added by adding its file (tests/support/renderings.ts).
import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { foldSpaces, visibleText } from '../../src/page/index.js';
import { codebook, type ReportRecord } from '../../src/report/index.js';
import { pageOf, type Rendering, renderedReports } from '../support/renderings.js';

const charsets = ['utf-8', 'gb18030'] as const;
const reports = renderedReports();
const drawn = reports.flatMap(({ name, expected, renderings }) =>
  renderings.flatMap((rendering) => charsets.map((charset) => ({ name, expected, rendering, charset }))),
);

const fold = (text: string) => text.normalize('NFKC').replace(/[\s?|]/g, '');
const sameOf = ({ values, checks, sections, report }: ReportRecord) => ({
  report,
  values: Object.fromEntries(
    Object.entries(values).map(([id, { value, status, unit }]) => [id, { value, status, unit }]),
  ),
  checks: checks.map(({ rule, holds, left, right }) => ({ rule, holds, left, right })),
  sections: sections.map(({ key, title, text }) => ({ key, title: fold(title), text: fold(text) })),
});

it('has reports to compare, each in several renderings', () => {
  expect(reports.map(({ name }) => name)).toContain('liaoyang-2019');
  for (const { renderings } of reports) expect(renderings.length).toBeGreaterThan(1);
});

describe.each(drawn)('$name as $rendering.name in $charset', ({ expected, rendering, charset }) => {
  const page = pageOf(rendering, charset);
  const record = extractReport(page);
  const cited = Object.entries(record.values).flatMap(([id, { cite, raw }]) => (cite ? [{ id, cite, raw }] : []));

  it('is decoded as what it is', () => {
    expect(record.source).toMatchObject({
      charset,
      mediaType: rendering.name.endsWith('.html') ? 'text/html' : 'text/plain',
    });
  });

  it('is the report that it is', () => {
    expect(record.report).toEqual(expected.report);
    expect(record.problems).toEqual([]);
  });

  it('has every value as printed, all of them read', () => {
    expect(Object.keys(record.values)).toEqual([...codebook(record.report.form ?? '2019').keys()]);
    expect(Object.fromEntries(Object.entries(record.values).map(([id, { value }]) => [id, value]))).toEqual(
      expected.values,
    );
    expect(Object.entries(record.values).filter(([, { status }]) => status !== 'read')).toEqual([]);
  });

  it('has sums that all hold', () => {
    expect(record.checks.filter(({ holds }) => holds !== true)).toEqual([]);
  });

  it('cites each value by the slice that it quotes, and what a reader sees of it is the value', () => {
    expect(cited).toHaveLength(Object.keys(record.values).length);
    for (const { cite, raw } of cited) {
      expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
      expect(visibleText(cite.quote, page.mediaType)).toBe(raw);
      expect(cite.end).toBeGreaterThan(cite.start);
    }
  });

  it('cites no character for two values', () => {
    const spans = cited.map(({ cite }) => cite).sort((a, b) => a.start - b.start);
    const overlapping = spans.filter((span, index) => span.start < (spans[index - 1]?.end ?? 0));
    expect(overlapping).toEqual([]);
  });

  it('has what its text states, and how the table stands to it', () => {
    const claims = record.claims?.map(({ section: _, cite: __, ...claim }) => claim);
    expect(claims).toEqual(expected.claims);
    for (const { cite, raw } of record.claims ?? []) {
      expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
      expect(visibleText(cite.quote, page.mediaType)).toBe(raw);
    }
  });

  it('names the element of each value, and its cell where there is a table, in the order of the cells', () => {
    if (page.mediaType !== 'text/html') return expect(cited.filter(({ cite }) => cite.path ?? cite.cell)).toEqual([]);
    const $ = load(page.text);
    for (const { cite, raw } of cited) {
      const element = $(cite.path ?? 'none');
      expect([element.length, foldSpaces(element.text())]).toEqual([1, raw]);
      expect(element.is('td')).toBe(cite.cell !== undefined);
    }
    const cells = cited.flatMap(({ cite }) => (cite.cell ? [{ ...cite.cell, start: cite.start }] : []));
    const bySource = [...cells].sort((a, b) => a.start - b.start);
    expect(bySource).toEqual([...cells].sort((a, b) => a.table - b.table || a.row - b.row || a.column - b.column));
  });

  it('keeps the text of all six sections', () => {
    expect(record.sections.map(({ key }) => key)).toEqual([
      'overview',
      'disclosure',
      'requests',
      'review_litigation',
      'problems',
      'other',
    ]);
    for (const { cite, title, text } of record.sections) {
      expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
      expect(fold(visibleText(cite.quote, page.mediaType))).toBe(fold(title));
      expect(text).not.toBe('');
    }
  });
});

describe.each(reports)('$name', ({ renderings }) => {
  it('is the same record in every rendering and encoding', () => {
    const [first, ...others] = renderings.flatMap((rendering) =>
      charsets.map((charset) => sameOf(extractReport(pageOf(rendering, charset)))),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('Liaoyang 2019', () => {
  it('bought for 644,110,000 yuan, printed as 64411万元', () => {
    for (const { name, rendering, charset } of drawn)
      if (name === 'liaoyang-2019')
        expect(extractReport(pageOf(rendering, charset)).values['disclosure.procurement.amount']).toMatchObject({
          value: 644_110_000,
          status: 'read',
          unit: 'yuan',
          printedUnit: '万元',
          unitFrom: 'cell',
          raw: expect.stringMatching(/^\??64411万元$/),
        });
  });

  it('has 198 values and 40 sums: 7 identities, 7 outcome sums, 26 row sums', () => {
    const record = extractReport(pageOf(drawn[0]?.rendering as Rendering, 'utf-8'));
    expect(Object.keys(record.values)).toHaveLength(198);
    const kinds = record.checks.map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([kinds.length, count('identity'), count('outcome_sum'), count('row_sum')]).toEqual([40, 7, 7, 26]);
  });
});

describe('prose', () => {
  const labels = [...codebook('2019').values()];
  const sentence = fc
    .tuple(fc.constantFrom(...labels), fc.nat(9999), fc.constantFrom('件，', '项。', '件，同比增加3件。', '，'))
    .map(([{ rowLabel, columnLabel }, number, end]) => `${rowLabel}${columnLabel}${number}${end}`);
  const paragraph = fc
    .array(sentence, { minLength: 1, maxLength: 4 })
    .map((all) => `本年度${all.join('')}以上为说明。`);
  // After the title of each section, so also between a title and its table.
  const places = ['一、总体', '二、主动', '三、收到', '四、政府', '五、存在', '六、其他'].map(
    (title) => new RegExp(`^(?:\\s|<p.*?>|<span.*?>|&nbsp;)*${title}.*\\r?\\n`, 'm'),
  );

  const insertAfter = (source: string, place: RegExp, text: string) => {
    const { 0: line, index } = place.exec(source) ?? expect.fail(`no line ${place.source}`);
    return source.slice(0, index + line.length) + text + source.slice(index + line.length);
  };

  it.each(reports.flatMap(({ expected, renderings }) => renderings.map((rendering) => ({ expected, rendering }))))(
    'with the labels and other figures never speaks for a table: $rendering.name',
    ({ expected, rendering }) => {
      const isHtml = rendering.name.endsWith('.html');
      fc.assert(
        fc.property(fc.array(paragraph, { minLength: 6, maxLength: 6 }), (paragraphs) => {
          let { source } = rendering;
          for (const [index, place] of places.entries())
            source = insertAfter(
              source,
              place,
              isHtml ? `<p>${paragraphs[index]}</p>` : `\n  ${paragraphs[index]}\n\n`,
            );
          const { values } = extractReport(pageOf({ ...rendering, source }, 'utf-8'));
          expect(Object.fromEntries(Object.entries(values).map(([id, { value }]) => [id, value]))).toEqual(
            expected.values,
          );
        }),
        { numRuns: 25 },
      );
    },
  );

  it('alone, where the tables are pictures, gives no value at all', () => {
    const [{ renderings } = { renderings: [] }] = reports;
    const html = renderings.find(({ name }) => name === 'tables.html');
    const source = html?.source.replace(/<table[\s\S]*?<\/table>/g, '<img src="table.png">') ?? '';
    const { values, sections } = extractReport(pageOf({ name: 'pictures.html', source }, 'utf-8'));
    expect(sections).toHaveLength(6);
    expect(Object.entries(values).filter(([, { value, status }]) => value !== null || status !== 'missing')).toEqual(
      [],
    );
  });
});
