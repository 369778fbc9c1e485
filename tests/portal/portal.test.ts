import { afterAll, beforeAll, expect, it } from 'vitest';
import { staticList } from '../../extractors/families/static-list.js';
import { openRegistry } from '../../extractors/index.js';
import { decodeBytes, detectCharset, loadDocument } from '../../src/page/index.js';
import { type Portal, type SampleReport, sampleReports, startPortal } from '../../src/portal/index.js';
import { sitePage } from '../../src/site/index.js';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

async function get(path: string): Promise<{ bytes: Buffer; type: string; status: number }> {
  const response = await fetch(new URL(path, portal.url));
  const bytes = Buffer.from(await response.arrayBuffer());
  return { bytes, type: response.headers.get('content-type') ?? '', status: response.status };
}

/** The rows of a year's column, as its pager leads through them. */
async function listed(year: number) {
  const liaoning = await openRegistry().named('liaoning');
  const rows: { url: string; title: string }[] = [];
  let pages = 0;
  let url: string | null = new URL(liaoning?.columns(year)[0] ?? '', portal.url).href;
  for (; url !== null; pages++) {
    const html = (await get(url)).bytes.toString();
    const asked = { url, request: { url }, text: html, contentType: 'text/html' };
    const page = staticList.readList(sitePage(asked, loadDocument));
    rows.push(...(page?.rows ?? []));
    url = page?.next?.url ?? null;
  }
  return { rows, pages };
}

const years = [...new Set(sampleReports.map(({ year }) => year))];
const cities = [...new Set(sampleReports.map(({ city }) => city))];
const titleOf = ({ city, year }: SampleReport) => `${city}${year}年政府信息公开工作年度报告`;

it('has four cities and three years, one report of them missing, on both forms in both encodings', () => {
  expect([cities.length, years.length, sampleReports.length]).toEqual([4, 3, 11]);
  const kinds = sampleReports.map(({ form, charset }) => `${form.id} ${charset}`);
  expect(new Set(kinds)).toEqual(new Set(['2019 gb18030', '2019 utf-8', '2021 gb18030', '2021 utf-8']));
  expect(new Set(sampleReports.map(({ rendering }) => rendering)).size).toBe(4);
});

it.each(years)('lists the reports for %i on more than one page, among other documents', async (year) => {
  const { rows, pages } = await listed(year);
  const reports = sampleReports.filter((report) => report.year === year);
  expect(pages).toBe(2);
  expect(
    rows.map(({ title }) => title).filter((title) => reports.some((report) => titleOf(report) === title)),
  ).toHaveLength(reports.length);
  expect(rows).toHaveLength(reports.length + 4);
});

it.each(sampleReports.map((report) => [titleOf(report), report] as const))(
  'serves %s in its own encoding, and says whose figures it borrows',
  async (title, report) => {
    const { rows } = await listed(report.year);
    const { bytes, type } = await get(rows.find((row) => row.title === title)?.url ?? '/');
    const charset = detectCharset(bytes, type);
    expect(charset).toBe(report.charset);
    const html = decodeBytes(bytes, charset);
    const $ = loadDocument(html);
    expect($('h1').text()).toBe(title);
    // What a script has yet to draw is not in the page.
    expect($('#zoom table').length > 0).toBe(report.rendering === 'tables' || report.rendering === 'word');
    expect(html.includes(`与${report.city}无关`)).toBe(!report.genuine);
  },
);

it('answers what it does not have with an error', async () => {
  expect((await get('/nothing')).status).toBe(404);
  expect((await get('/robots.txt')).bytes.toString()).toMatch(/^User-agent: \*\nDisallow: /);
});
