// Documents that are whole and hold no report, or hold it where no table can be read.
import { always, respond } from '../answer.js';
import { document, type Fault } from './fault.js';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const sent = (type: string, body: string | Buffer) => () => always({ headers: { 'Content-Type': type }, body });

export const contentFaults: readonly Fault[] = [
  {
    name: 'json',
    what: 'JSON',
    outcome: 'wrong_content_type',
    serve: sent('application/json', '{"code":0,"data":[]}'),
  },
  {
    name: 'bytes',
    what: 'a PDF file as octet-stream',
    outcome: 'attachment_only',
    serve: sent('application/octet-stream', pdf),
  },
  {
    name: 'attached',
    what: 'a page with a link to the report as a PDF file',
    outcome: 'attachment_only',
    serve:
      ({ report: { city, year } }) =>
      (turn) => {
        if (turn.rest !== '') return respond(turn, { headers: { 'Content-Type': 'application/pdf' }, body: pdf });
        const title = `${city}${year}年政府信息公开工作年度报告`;
        const link = `<p>附件：<a href="${turn.path}/report.pdf">${title}.pdf</a></p>`;
        return respond(turn, { body: document(title, `<h1>${title}</h1><div id="zoom">${link}</div>`) });
      },
  },
  {
    name: 'pictures',
    what: 'a page with the report as pictures',
    outcome: 'image_only',
    serve:
      ({ report: { city, year } }) =>
      (turn) => {
        if (turn.rest !== '') return respond(turn, { headers: { 'Content-Type': 'image/png' }, body: png });
        const title = `${city}${year}年政府信息公开工作年度报告`;
        const pictures = [1, 2, 3].map((page) => `<p><img src="${turn.path}/${page}.png" width="800"></p>`).join('');
        return respond(turn, { body: document(title, `<h1>${title}</h1><div id="zoom">${pictures}</div>`) });
      },
  },
  {
    name: 'title',
    what: 'a page with the title of the report and nothing below',
    outcome: 'title_only',
    serve: ({ report: { city, year } }) => {
      const title = `${city}${year}年政府信息公开工作年度报告`;
      return always({ body: document(title, `<h1>${title}</h1><div id="zoom"></div>`) });
    },
  },
  {
    name: 'notice',
    what: 'a page about something else',
    outcome: 'no_report',
    serve: ({ report: { city, year } }) =>
      always({
        body: document(
          `${city}放假通知`,
          `<h1>${city}放假通知</h1><div id="zoom"><p>${year}年春节期间，各办事窗口暂停服务七天，期间由值班人员接听电话，节后第一个工作日照常办理。</p><p>因放假而到期的事项，顺延至节后办理，不另行通知，请广大群众合理安排时间。</p></div>`,
        ),
      }),
  },
];
