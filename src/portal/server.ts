// The sample portal on loopback: a home page, paged lists, reports.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';
import { renderPage } from './render.js';
import { pathOf, type SampleReport, sampleReports, titleOf } from './reports.js';

export interface Portal {
  /** Its root, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const COLUMN = '/web/zwgkx/zfxxgk1/2010zfxxgk_148535';
const ROWS_A_PAGE = 4;

type Answer = { readonly body: Buffer; readonly type: string };

/** Starts the portal on a free port of loopback. */
export async function startPortal(): Promise<Portal> {
  const pages = new Map<string, Answer>();
  const html = (text: string): Answer => ({ body: Buffer.from(text), type: 'text/html; charset=utf-8' });
  pages.set('/robots.txt', { body: Buffer.from('User-agent: *\nDisallow: /search/\n'), type: 'text/plain' });
  pages.set('/', html(homePage()));
  for (const year of new Set(sampleReports.map((report) => report.year)))
    for (const [path, text] of listPages(year)) pages.set(path, html(text));
  for (const report of sampleReports) pages.set(pathOf(report), reportAnswer(report));
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const answer = pages.get(path);
    if (answer) response.writeHead(200, { 'Content-Type': answer.type }).end(answer.body);
    else response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end('<p>没有这个页面</p>');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reportAnswer(report: SampleReport): Answer {
  const body = iconv.encode(renderPage(report), report.charset);
  // Half of the GB pages name their charset only in the document.
  const named = report.charset === 'gb18030' && report.year === 2020 ? '; charset=gbk' : '';
  return { body, type: `text/html${report.charset === 'utf-8' ? '; charset=utf-8' : named}` };
}

function homePage(): string {
  const years = [...new Set(sampleReports.map((report) => report.year))];
  const links = years.map((year) => `<li><a href="${COLUMN}/${year}/index.shtml">政府信息公开年报 ${year}</a></li>`);
  return `<!DOCTYPE html><title>示例门户</title><h1>示例门户</h1><ul>${links.join('')}</ul>`;
}

/** The list pages of a year's column: its reports among the documents of other bodies. */
function listPages(year: number): [path: string, text: string][] {
  const others = [
    `辽阳市财政局${year}年政府信息公开工作年度报告`,
    `${year}年政府网站工作年度报表`,
    `沈阳市辽中区${year}年政府信息公开工作年度报告`,
    `图解：鞍山市${year}年政府信息公开工作年度报告`,
  ];
  const rows = [
    ...sampleReports
      .filter((report) => report.year === year)
      .map((report) => ({ title: titleOf(report), href: pathOf(report) })),
    ...others.map((title, index) => ({ title, href: `${COLUMN}/${year}/other${index}/index.shtml` })),
  ];
  const total = Math.ceil(rows.length / ROWS_A_PAGE);
  return Array.from({ length: total }, (_, page) => {
    const items = rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map(({ title, href }) => {
      const shown = title.length > 14 ? `${title.slice(0, 12)}...` : title;
      return `<li><a href="${href}" title="${title}">${shown}</a><span>${year + 1}-01-29</span></li>`;
    });
    const text = `<!DOCTYPE html><meta charset="utf-8"><title>政府信息公开年报</title><ul class="list">${items.join('\n')}</ul>
<script>createPageHTML(${total}, ${page}, "index", "shtml");</script>`;
    return [`${COLUMN}/${year}/index${page === 0 ? '' : `_${page}`}.shtml`, text];
  });
}
