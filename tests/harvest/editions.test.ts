// One report in several editions and at several places, and pages that hold another report than their list promises.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { staticList } from '../../extractors/families/static-list.js';
import { loadFamilies } from '../../extractors/index.js';
import { readCapture } from '../../src/archive/index.js';
import type { Plan } from '../../src/crawl/index.js';
import { readIndex } from '../../src/dataset/index.js';
import { harvest } from '../../src/harvest/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { settingsOf } from '../../src/settings/index.js';
import type { Site } from '../../src/site/index.js';
import { findingsOf, recordsOf } from '../lab/dataset.js';
import { reportBody } from '../portals/forms/index.js';
import { temporaryFolder } from '../support/folder.js';
import { type Answer, startServer } from '../support/server.js';

const city = { name: '辽阳市', code: '211000' };
const year = 2023;
const title = '辽阳市人民政府2023年政府信息公开工作年度报告';
const http = { allowPrivate: true, proxy: () => null, insecureTls: new Set<string>(), contact: null };
const pdf = Buffer.from('%PDF-1.4\n%%EOF');

const page = (heading: string, body: string): Answer => ({
  body: `<!DOCTYPE html><meta charset="utf-8"><title>${heading}</title><h1>${heading}</h1><div id="zoom">${body}</div>`,
});
const report = reportBody('辽阳市人民政府', year);

type Row = readonly [path: string, title: string];

/** A portal whose column holds these rows, and what they lead to. */
async function portalOf(rows: readonly Row[], answers: Readonly<Record<string, Answer>>) {
  const items = rows.map(([path, text]) => `<li><a href="${path}">${text}</a>2024-01-30</li>`).join('');
  const column = `<ul>${items}</ul><script>createPageHTML(1, 0, "index", "html");</script>`;
  return startServer(({ url = '' }) => {
    if (url === '/') return { body: '<a href="/zfxxgknb/">政府信息公开年报</a>' };
    return url === '/zfxxgknb/' ? { body: column } : answers[url];
  });
}

async function harvested(records: string, root: string, site: Site | null = null) {
  const plan: Plan = {
    kind: 'cities',
    regions: [city],
    years: [year],
    sitesFor: async () => (site ? [site] : []),
    root: site ? undefined : root,
    loadFamilies,
  };
  const snapshots = join(records, 'snapshots');
  await harvest(plan, { records, snapshots, settings: settingsOf({ delay: 0 }), http });
  return readIndex(records);
}
/** A province's portal that lists the reports of its cities in one column. */
function provinceAt(root: string, column: string): Site {
  const columns = () => [column];
  const about = {
    name: 'province',
    file: null,
    title: '某省门户网站',
    region: '210000',
    lists: 'prefectures',
  } as const;
  return { ...about, root, family: staticList, columns, overrides: [], seen: null, source: 'a test' };
}

it('notes a digest beside the report, and keeps the documents that are attached to it', async () => {
  const links = '<p><a href="/a.pdf">全文</a> <a href="/gone.docx">附表</a></p>';
  const digest = `图解：${title}`;
  const { url, paths } = await portalOf(
    [
      ['/zfxxgknb/r.html', title],
      ['/zfxxgknb/t.html', digest],
    ],
    { '/zfxxgknb/r.html': page(title, report + links), '/a.pdf': { body: pdf } },
  );
  const records = await temporaryFolder();
  const [line, ...more] = await harvested(records, `${url}/`);
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    id: `${city.code}-${city.name}-${year}`,
    outcome: 'ok',
    detail: `${url}/zfxxgknb/r.html; 1 of 2 attached documents are kept`,
    editions: [{ kind: 'digest', url: `${url}/zfxxgknb/t.html`, title: digest }],
    attachments: [{ url: `${url}/a.pdf`, kind: 'pdf' }],
  });
  expect(paths).not.toContain('/zfxxgknb/t.html');
  const { file = '', offset = 0, recordId = '' } = line?.attachments?.[0]?.snapshot ?? {};
  expect((await readCapture(records, { file, offset, recordId })).body).toEqual(pdf);
  expect(await findingsOf(records)).toEqual([]);
});

it('says of a year that has only a digest what there is', async () => {
  const digest = `【图解】${title}`;
  const { url } = await portalOf(
    [
      ['/zfxxgknb/t.html', digest],
      ['/zfxxgknb/o.html', title.replace('2023', '2022')],
    ],
    {},
  );
  const [line] = await harvested(await temporaryFolder(), `${url}/`);
  const editions = [{ kind: 'digest', url: `${url}/zfxxgknb/t.html`, title: digest }];
  expect(line).toMatchObject({ outcome: 'listed_unclear', record: null, editions });
});

it.each([
  ['nothing else', ''],
  ['words that are no report', `<p>${'现将全市政府信息公开工作的有关情况予以公布，内容详见所附文件。'.repeat(8)}</p>`],
])('archives what is attached to a page with %s', async (_what, text) => {
  const body = `${text}<p><a href="/a.pdf">${title}.pdf</a> <a href="/gone.pdf">附表.pdf</a></p>`;
  const { url } = await portalOf([['/zfxxgknb/r.html', title]], {
    '/zfxxgknb/r.html': page(title, body),
    '/a.pdf': { body: pdf },
  });
  const [line] = await harvested(await temporaryFolder(), `${url}/`);
  expect(line).toMatchObject({
    outcome: 'attachment_only',
    record: null,
    attachments: [{ kind: 'pdf' }],
    detail: expect.stringMatching(/[^;]+; 1 of 2 attached documents are kept$/),
  });
});

it.each([
  ['its office', '辽阳市人民政府办公室'],
  ['its office in short', '市政府办公室'],
  ['a department', '辽阳市财政局'],
  ['a district', '辽阳市白塔区人民政府'],
])('does not take the report of %s for the government’s own', async (_what, issuer) => {
  const { url } = await portalOf([['/zfxxgknb/r.html', title]], {
    '/zfxxgknb/r.html': page(`${issuer}2023年政府信息公开工作年度报告`, reportBody(issuer, year)),
  });
  const [line] = await harvested(await temporaryFolder(), `${url}/`);
  expect(line).toMatchObject({
    outcome: 'other_report',
    detail: `${url}/zfxxgknb/r.html is the report of ${issuer} for 2023`,
  });
});

const unnamed = '2023年政府信息公开工作年度报告';

it.each<[string, readonly Row[], string, string, RegExp]>([
  ['where its text says whose it is', [['/zfxxgknb/r.html', unnamed]], report, 'ok', /r\.html$/],
  [
    'where its text says it is another body’s',
    [['/zfxxgknb/r.html', unnamed]],
    reportBody('辽阳市财政局', year),
    'other_report',
    /is the report of 辽阳市财政局 for 2023$/,
  ],
  [
    'where nothing says whose it is',
    [['/zfxxgknb/r.html', unnamed]],
    report.replace('本报告由辽阳市人民政府编制，', ''),
    'other_report',
    /does not say whose report it is, nor does the list$/,
  ],
  [
    'where there are two',
    [
      ['/zfxxgknb/r.html', unnamed],
      ['/zfxxgknb/s.html', unnamed],
    ],
    report,
    'listed_unclear',
    /lists no report of it for 2023 by its name, but 2 without a body's name$/,
  ],
  [
    'where another names it',
    [
      ['/zfxxgknb/s.html', unnamed],
      ['/zfxxgknb/r.html', title],
    ],
    report,
    'ok',
    /r\.html$/,
  ],
])('takes a row that names no body %s', async (_what, rows, body, outcome, detail) => {
  const { url } = await portalOf(rows, { '/zfxxgknb/r.html': page(unnamed, body) });
  const [line, ...more] = await harvested(await temporaryFolder(), `${url}/`);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ outcome, detail: expect.stringMatching(detail) });
});

it('takes no row that names no body on a portal that lists several', async () => {
  const { url } = await portalOf([['/zfxxgknb/r.html', unnamed]], { '/zfxxgknb/r.html': page(unnamed, report) });
  const [line] = await harvested(await temporaryFolder(), `${url}/`, provinceAt(`${url}/`, '/zfxxgknb/'));
  const detail = "某省门户网站 lists no report of it for 2023 by its name, but 1 without a body's name";
  expect(line).toMatchObject({ outcome: 'listed_unclear', detail });
});

it('keeps a report of the city’s portal and of the province’s under one id', async () => {
  const records = await temporaryFolder();
  const own = await portalOf([['/zfxxgknb/r.html', title]], { '/zfxxgknb/r.html': page(title, report) });
  const shared = `辽宁省${title}`;
  const other = await startServer(({ url = '' }) => {
    if (url === '/2023/index.html') return { body: `<ul><li><a href="r.html">${shared}</a>2024-02-01</li></ul>` };
    return url === '/2023/r.html'
      ? page(shared, report.replace(/(<td>自然人|行政许可<\/td><td[^>]*>)\d+/, '$1'))
      : undefined;
  });
  await harvested(records, `${own.url}/`);
  const lines = await harvested(records, `${other.url}/`, provinceAt(`${other.url}/`, '/2023/index.html'));
  const id = `${city.code}-${city.name}-${year}`;
  expect(lines.map((line) => [line.id, line.outcome, line.url])).toEqual(
    [`${own.url}/zfxxgknb/r.html`, `${other.url}/2023/r.html`].sort().map((address) => [id, 'ok', address]),
  );
  const kept = [...(await recordsOf(records)).values()] as ReportRecord[];
  expect(kept.map(({ report: { id: one } }) => one)).toEqual([id, id]);
  expect(new Set(lines.map(({ record }) => record)).size).toBe(2);
  for (const { snapshot } of lines) {
    const { file = '', offset = 0, recordId = '' } = snapshot ?? {};
    expect((await readCapture(records, { file, offset, recordId })).status).toBe(200);
  }
  expect(await findingsOf(records)).toEqual([]);
});

it('tells of an attachment with a long address in a line that ends', async () => {
  const long = `/a.pdf?${'x'.repeat(4000)}`;
  const words = `<p>${'现将全市政府信息公开工作的有关情况予以公布，内容详见所附文件。'.repeat(8)}</p>`;
  const { url } = await portalOf([['/zfxxgknb/r.html', title]], {
    '/zfxxgknb/r.html': page(title, `${words}<a href="${long}">${title}.pdf</a> <a href="/gone.pdf">附表.pdf</a>`),
    [long]: { body: pdf },
  });
  const [line] = await harvested(await temporaryFolder(), `${url}/`);
  expect(line?.detail).toMatch(/^http.* … .*; 1 of 2 attached documents are kept \(\d{4} characters\)$/);
  expect(line?.detail.length).toBeLessThanOrEqual(2000);
});
