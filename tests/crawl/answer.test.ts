// What an answer is in which no report was found.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/crawl/answer/index.js';
import { outcomes } from '../../src/crawl/index.js';
import { kindOf } from '../../src/page/index.js';
import { address, answerOf, article, type Given, judged, portalPage } from './answers.js';

const home = 'http://www.example.gov.cn/';
const type = (value: string) => [['Content-Type', value]] as const;

interface Case extends Given {
  readonly what: string;
  readonly outcome: string;
}

describe('a page that is not there', () => {
  it.each<Case>([
    { what: 'a short page that says so', outcome: 'soft_404', body: '<p>抱歉，您访问的页面不存在！</p>' },
    {
      what: 'one in GBK',
      outcome: 'soft_404',
      headers: type('text/html'),
      body: iconv.encode('<p>您要找的内容已删除</p>', 'gbk'),
    },
    { what: 'one in English', outcome: 'soft_404', body: '<h1>404 Not Found</h1>' },
    {
      what: 'one within a portal',
      outcome: 'soft_404',
      body: portalPage('<p>你访问的页面找不到了</p>', { title: '404页面' }),
    },
    { what: 'one that only its title tells', outcome: 'soft_404', body: '<title>404</title>' },
    { what: 'another error status', outcome: 'soft_404', status: 500, body: '<p>您所访问的页面不存在</p>' },
    { what: 'a jump home by script', outcome: 'soft_404', body: '<script>window.location.href="/"</script>' },
    {
      what: 'a jump home with its host',
      outcome: 'soft_404',
      body: `<script>location.replace('${home}index.html')</script>`,
    },
    {
      what: 'a jump home by meta',
      outcome: 'soft_404',
      body: '<meta http-equiv="refresh" content="3; url=/index.html">',
    },
    { what: 'a page at the address of a file', outcome: 'soft_404', asked: `${home}a.pdf`, body: portalPage(article) },
    { what: 'an honest 404', outcome: 'http_error', status: 404, body: '<p>您访问的页面不存在</p>' },
    { what: 'an honest 410', outcome: 'http_error', status: 410, body: '<script>location.href="/"</script>' },
    { what: 'a jump elsewhere', outcome: 'script_stub', body: '<script>location.href="/m/nb.html"</script>' },
    {
      what: 'a jump of the home page',
      outcome: 'script_stub',
      asked: home,
      body: '<script>location.href="/index.html"</script>',
    },
    {
      what: 'an article on such pages',
      outcome: 'no_report',
      body: portalPage(`<p>页面不存在的问题已整改</p>${article}`),
    },
    {
      what: 'an article on the number 404',
      outcome: 'no_report',
      body: portalPage(article, { title: '404个项目开工' }),
    },
  ])('$what: $outcome', ({ what: _, outcome, ...given }) => {
    const judgement = judged(given);
    expect(judgement.outcome).toBe(outcome);
    if (outcome !== 'no_report') expect(judgement.mayBeDrawn).toBe(false);
  });

  it.each<Case>([
    { what: 'the root', outcome: 'redirected_home', url: home, body: portalPage(article) },
    { what: 'its index', outcome: 'redirected_home', url: `${home}index.html`, body: portalPage(article) },
    {
      what: 'the root of another host',
      outcome: 'redirected_home',
      url: 'https://example.gov.cn/',
      body: portalPage(''),
    },
    { what: 'another page', outcome: 'no_report', url: `${home}zwgk/`, body: portalPage(article) },
    { what: 'a page of the root', outcome: 'no_report', url: `${home}?id=1`, body: portalPage(article) },
  ])('that leads to $what: $outcome', ({ what: _, outcome, ...given }) => {
    expect(judged({ asked: address, ...given }).outcome).toBe(outcome);
  });

  it('is not the home page that was asked for', () => {
    expect(judged({ asked: home, url: `${home}index.html`, body: portalPage(article) }).outcome).toBe('no_report');
  });
});

const pdf = '%PDF-1.7\n';
const docx = `PK\x03\x04${'\0'.repeat(26)}word/document.xml`;
const ole = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const png = '\x89PNG\r\n\x1a\n';

describe('a file', () => {
  it.each([
    ['a PDF', pdf, 'application/pdf', /is a PDF file$/],
    ['a PDF sent as bytes', pdf, 'application/octet-stream', /is a PDF file$/],
    ['a PDF sent as HTML behind a mark and a line', `\xef\xbb\xbf\r\n${pdf}`, 'text/html', /is a PDF file$/],
    ['a DOC', ole, 'text/html', /is an old Word, Excel or WPS file$/],
    ['a DOCX', docx, 'application/octet-stream', /is a DOCX file$/],
    ['an XLSX', docx.replace('word/document', 'xl/workbook'), '', /is an XLSX file$/],
    ['an OFD', docx.replace('word/document', 'OFD'), '', /is an OFD file$/],
    ['another archive', docx.replace('word/document', 'x'), '', /is a ZIP archive$/],
    ['an RTF', '{\\rtf1\\ansi', 'text/plain', /is an RTF file$/],
  ])('%s is attachment_only', (_, bytes, contentType, detail) => {
    const judgement = judged({ body: Buffer.from(bytes, 'latin1'), headers: type(contentType) });
    expect(judgement).toMatchObject({ outcome: 'attachment_only', attachments: [address], mayBeDrawn: false });
    expect(judgement.detail).toMatch(detail);
  });

  it.each<Case>([
    { what: 'a picture', outcome: 'image_only', body: Buffer.from(png, 'latin1'), headers: type('image/png') },
    { what: 'other bytes', outcome: 'wrong_content_type', body: Buffer.from('a\0b\0c\0d\0') },
    { what: 'JSON', outcome: 'wrong_content_type', body: '{"a":1}', headers: type('application/json') },
    { what: 'a video', outcome: 'wrong_content_type', body: 'x', headers: type('video/mp4') },
    { what: 'a file with an error', outcome: 'http_error', status: 403, body: pdf },
    { what: 'nothing', outcome: 'empty_body' },
    { what: 'white space', outcome: 'empty_body', body: ' \r\n\t ' },
  ])('$what: $outcome', ({ what: _, outcome, ...given }) => {
    expect(judged(given)).toMatchObject({ outcome, mayBeDrawn: false });
  });

  it.each([
    ['a page that names the mark', '<p>%PDF-1.7</p>', null],
    ['text before the mark', 'x%PDF-', null],
    ['HTML', '<!DOCTYPE html>', null],
    ['nothing', '', null],
    ['JPEG', '\xff\xd8\xff\xe0', 'image'],
    ['GIF', 'GIF89a', 'image'],
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 ', 'image'],
    ['OLE', ole, 'ole'],
    ['ZIP', 'PK\x03\x04', 'zip'],
    ['RTF after white space', ' \n{\\rtf1', 'rtf'],
  ])('%s is told by its bytes', (_, bytes, kind) => {
    expect(kindOf(Buffer.from(bytes, 'latin1'))).toBe(kind);
  });
});

describe('a page of attachments', () => {
  const metadata =
    '<table><tr><td>索引号：</td><td>000014349/2024-00001</td><td>发布机构：</td><td>某市人民政府办公室</td></tr><tr><td>发布日期：2024-01-30</td><td>主题分类：其他</td></tr></table>';
  const title = { title: '某市2023年政府信息公开工作年度报告' };
  const heading = `<h1>${title.title}</h1>${metadata}`;

  it.each([
    ['a link', '<div id="zoom"><p>附件：</p><a href="./P0202.pdf">某市2023年报告.pdf</a></div>', '/zwgk/nb/P0202.pdf'],
    ['a link outside a marked body', '<ul><li><a href="/files/a.DOCX">下载</a></li></ul>', '/files/a.DOCX'],
    ['a link under a sentence', '<p>现将年度报告予以公布，欢迎监督。</p><a href="/a.wps">a</a>', '/a.wps'],
    ['a viewer', '<iframe src="/pdfjs/web/viewer.html?file=/upload/a.pdf"></iframe>', '/upload/a.pdf'],
    ['a frame', '<div class="TRS_Editor"><iframe src="b.pdf"></iframe></div>', '/zwgk/nb/b.pdf'],
    ['an embedded file', '<embed src="c.pdf">', '/zwgk/nb/c.pdf'],
    [
      'a download by name',
      '<a href="/module/download/downfile.jsp?filename=x.pdf">x</a>',
      '/module/download/downfile.jsp?filename=x.pdf',
    ],
  ])('by %s', (_, inside, path) => {
    const judgement = judged({ body: portalPage(heading + inside, title) });
    expect(judgement).toMatchObject({ outcome: 'attachment_only', attachments: [new URL(path, address).href] });
  });

  it('names every one once, against the base of the page', () => {
    const links = '<a href="a.pdf">a</a><a href="a.pdf">a</a><a href="b.doc">b</a><a href="c.html">c</a>';
    const body = portalPage(links, { ...title, head: '<base href="/files/">' });
    expect(judged({ body }).attachments).toEqual([`${home}files/a.pdf`, `${home}files/b.doc`]);
  });

  it.each<Case>([
    {
      what: 'an article with an attachment',
      outcome: 'no_report',
      body: portalPage(`<div id="zoom">${article}<a href="a.pdf">附件</a></div>`),
    },
    {
      what: 'an attachment under the body',
      outcome: 'no_report',
      body: portalPage(`<div id="zoom">${article}</div><a href="a.pdf">a</a>`),
    },
    {
      what: 'a manual in the foot',
      outcome: 'no_report',
      body: portalPage('<p>建设中</p><div class="footer"><a href="/help.doc">指南</a></div>'),
    },
    { what: 'a link of another scheme', outcome: 'no_report', body: portalPage('<a href="ftp://x.test/a.pdf">a</a>') },
    {
      what: 'a picture',
      outcome: 'image_only',
      body: portalPage(`${heading}<div id="zoom"><img src="t1.jpg"></div>`, title),
    },
    {
      what: 'linked pictures',
      outcome: 'image_only',
      body: portalPage(`<div class="TRS_Editor"><a href="1.jpg"><img src="1.jpg"></a><img src="2.jpg"></div>`),
    },
    {
      what: 'a picture with an article',
      outcome: 'no_report',
      body: portalPage(`<div id="zoom"><img src="t1.jpg">${article}</div>`),
    },
    { what: 'signs', outcome: 'no_report', body: portalPage('<img src="/icon/a.png"><img src="b.gif" width="16">') },
  ])('$what: $outcome', ({ what: _, outcome, ...given }) => {
    expect(judged(given).outcome).toBe(outcome);
  });
});

describe('a page without text', () => {
  it.each<Case & { drawn: boolean }>([
    { what: 'a title', outcome: 'title_only', body: '<title>某市人民政府</title><body></body>', drawn: false },
    { what: 'a title shown again', outcome: 'title_only', body: '<title>年报</title><h1>年报</h1>', drawn: false },
    {
      what: 'a title in a long page of script',
      outcome: 'title_only',
      body: `<title>年报</title><script>var a="${'x'.repeat(4000)}"</script>`,
      drawn: true,
    },
    {
      what: 'an application',
      outcome: 'script_stub',
      body: '<title>年报</title><div id="app"></div><script src="/app.js"></script>',
      drawn: true,
    },
    {
      what: 'a script that writes',
      outcome: 'script_stub',
      body: '<script>document.write("<p>通知</p>")</script>',
      drawn: true,
    },
    {
      what: 'a script that only computes',
      outcome: 'script_stub',
      body: `<script>var k="${'0'.repeat(900)}";k=k+1</script>`,
      drawn: false,
    },
    {
      what: 'data',
      outcome: 'title_only',
      body: '<title>年报</title><script type="application/json">{}</script>',
      drawn: false,
    },
    { what: 'nothing at all', outcome: 'no_report', body: '<html><body></body></html>', drawn: false },
  ])('$what: $outcome', ({ what: _, outcome, drawn, ...given }) => {
    expect(judged(given)).toMatchObject({ outcome, mayBeDrawn: drawn });
  });
});

describe('an ordinary page', () => {
  it.each<Case & { drawn: boolean }>([
    { what: 'with scripts', outcome: 'no_report', body: portalPage(article), drawn: true },
    { what: 'without scripts', outcome: 'no_report', body: `<h1>通知</h1>${article}`, drawn: false },
    {
      what: 'of a sentence with a script',
      outcome: 'no_report',
      body: '<title>公告</title><p>本周六上午九时起全市停水检修。</p><script src="/a.js"></script>',
      drawn: true,
    },
    { what: 'of one word', outcome: 'no_report', body: '<p>通知</p>', drawn: false },
    { what: 'of plain text', outcome: 'no_report', body: '通知', headers: type('text/plain'), drawn: false },
    { what: 'of no declared type', outcome: 'no_report', body: article, headers: [], drawn: false },
    {
      what: 'whose text comes late',
      outcome: 'no_report',
      body: `<title>a</title><script>"${'x'.repeat(300_000)}"</script>${article}`,
      drawn: false,
    },
    {
      what: 'past the limits of the parser',
      outcome: 'no_report',
      body: `<title>a</title>${'<div>'.repeat(2000)}`,
      drawn: false,
    },
  ])('$what is no_report', ({ what: _, outcome, drawn, ...given }) => {
    expect(judged(given)).toMatchObject({ outcome, mayBeDrawn: drawn });
  });
});

describe('whatever an answer is', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<script>',
      '</script>',
      '<title>',
      "$_ts r='m'",
      '<a href="',
      'a.pdf',
      'location.href=',
      '<img src=x>',
      '页面不存在',
      '您的IP',
      '禁止',
      '<base href="',
      '"',
      '>',
    ),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
  );
  const header = fc.tuple(fc.constantFrom('Content-Type', 'Set-Cookie'), fc.string());
  const url = fc.oneof(fc.webUrl(), fc.constant(address), fc.string());

  it('it is judged, in one line, and never as a success', () => {
    const given = fc.record({
      body,
      asked: url,
      url,
      status: fc.oneof(fc.constantFrom(200, 202, 404, 412, 468, 521), fc.integer({ min: 0, max: 999 })),
      headers: fc.array(header, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(given, (one) => {
        const { outcome, detail } = judge(answerOf(one));
        expect(Object.keys(outcomes)).toContain(outcome);
        expect(outcome).not.toBe('ok');
        expect(detail.replace(one.url, '').replace(one.asked, '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['a body at the limit of a crawl', () => Buffer.alloc(32 * 1024 * 1024, 'a')],
    ['tags without end', () => Buffer.from('<a href='.repeat(60_000))],
    ['open links', () => Buffer.from('<a href=a.pdf>x'.repeat(30_000))],
    ['open bold', () => Buffer.from('<b><i><p>'.repeat(40_000))],
    ['blanks in a jump', () => Buffer.from(`<script>${`location${' '.repeat(5000)}`.repeat(50)}</script>`)],
    ['words of a block', () => Buffer.from(`<p>${'您的请求'.repeat(20_000)}</p>`)],
    ['half of a missing page', () => Buffer.from(`<p>${'访问的页面'.repeat(20_000)}</p>`)],
    ['a style of blanks', () => Buffer.from(`<p style="${'display '.repeat(30_000)}">`)],
  ])('%s comes to an end', (_, make) => {
    expect(judged({ body: make() }).outcome).not.toBe('ok');
  });
});
