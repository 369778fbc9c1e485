import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { canonicalCharset, decodeBytes, detectCharset, loadDocument, readPage } from '../../src/page/index.js';
import { outline } from '../support/pages.js';

const title = '辽阳市2019年政府信息公开工作年度报告';
const bodyOf = (meta: string) => `<html><head>${meta}</head><body><p>${title}</p></body></html>`;
const gb = (text: string) => iconv.encode(text, 'gb18030');

const gbLabels = [
  'gb2312',
  'GB2312',
  'gbk',
  'GBK',
  'gb18030',
  'x-gbk',
  'gb_2312',
  'gb_2312-80',
  'csgb2312',
  'chinese',
  'iso-ir-58',
];
// Labels that no document names, but a command line or an old record may.
const otherGbLabels = [
  'cp936',
  'ms936',
  'windows-936',
  '936',
  'euc-cn',
  'gb2312-80',
  'csISO58GB231280',
  'GB18030-2022',
];

describe('the bytes of a no-break space in GB18030', () => {
  // 81 30 84 32 between a figure and the end of its cell: a decoder for GBK prints the digits 0 and 2 there.
  const cell = Buffer.concat([gb('<table><tr><td>规章</td><td>1'), Buffer.from([0x81, 0x30, 0x84, 0x32]), gb('</td>')]);

  it.each(gbLabels)('are a blank and no digits where the header says %s', (label) => {
    const page = readPage({ bytes: cell, contentType: `text/html; charset=${label}` });
    expect(page.charset).toBe('gb18030');
    expect(page.text).toContain('<td>1\u00a0</td>');
    expect(outline(page)).toEqual([[['规章', '1']]]);
  });

  it.each(gbLabels)('are a blank and no digits where the document says %s', (label) => {
    const page = readPage({ bytes: Buffer.concat([gb(`<meta charset="${label}">`), cell]) });
    expect(page.charset).toBe('gb18030');
    expect(outline(page)).toEqual([[['规章', '1']]]);
  });

  it.each([...gbLabels, ...otherGbLabels])('are a blank and no digits where the reader is told %s', (label) => {
    const page = readPage({ bytes: cell, charset: label });
    expect(page.charset).toBe('gb18030');
    expect(outline(page)).toEqual([[['规章', '1']]]);
  });
});

describe('decoding', () => {
  it.each([
    ['a6d9', '\ufe10'],
    ['a6da', '\ufe12'],
    ['a6db', '\ufe11'],
    ['a6dc', '\ufe13'],
    ['a6dd', '\ufe14'],
    ['a6de', '\ufe15'],
    ['a6df', '\ufe16'],
    ['a6ec', '\ufe17'],
    ['a6ed', '\ufe18'],
    ['a6f3', '\ufe19'],
    ['fe59', '\u9fb4'],
    ['fe61', '\u9fb5'],
    ['fe66', '\u9fb6'],
    ['fe67', '\u9fb7'],
    ['fe6d', '\u9fb8'],
    ['fe7e', '\u9fb9'],
    ['fe90', '\u9fba'],
    ['fea0', '\u9fbb'],
  ])('gives %s the character that GB18030-2022 assigns', (hex, character) => {
    expect(decodeBytes(Buffer.from(hex, 'hex'), 'gb18030')).toBe(character);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('removes the byte order mark of %s', (charset) => {
    const bytes = iconv.encode(`\ufeff${title}`, charset);
    expect(decodeBytes(bytes, charset)).toBe(title);
  });

  it('keeps line ends, and a byte order mark that is not the first character', () => {
    const text = 'a\r\nb\rc\n\ufeffd';
    expect(decodeBytes(Buffer.from(text), 'utf-8')).toBe(text);
    expect(decodeBytes(gb(text), 'gb18030')).toBe(text);
  });

  it('reads only the bytes of its view', () => {
    const whole = gb(`xx${title}yy`);
    expect(decodeBytes(whole.subarray(2, whole.length - 2), 'gb18030')).toBe(title);
  });

  it('refuses an encoding that it does not know', () => {
    expect(() => decodeBytes(gb(title), 'klingon')).toThrow('unknown charset "klingon"');
    expect(() => readPage({ bytes: gb(title), charset: 'klingon' })).toThrow('unknown charset "klingon"');
  });
});

describe('finding the encoding', () => {
  const utf8Meta = '<meta charset="utf-8">';
  const gbMeta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">';

  it.each([
    { what: 'UTF-8 that nobody declares', bytes: Buffer.from(bodyOf('')), charset: 'utf-8' },
    { what: 'GB18030 that nobody declares', bytes: gb(bodyOf('')), charset: 'gb18030' },
    { what: 'UTF-8 whose document says gb2312', bytes: Buffer.from(bodyOf(gbMeta)), charset: 'utf-8' },
    { what: 'GB18030 whose document says utf-8', bytes: gb(bodyOf(utf8Meta)), charset: 'gb18030' },
    { what: 'GB18030 whose header says utf-8', bytes: gb(bodyOf('')), header: 'utf-8', charset: 'gb18030' },
    { what: 'UTF-8 whose header says gbk', bytes: Buffer.from(bodyOf('')), header: 'gbk', charset: 'utf-8' },
    { what: 'GB18030 whose header says gbk', bytes: gb(bodyOf('')), header: '"GBK"', charset: 'gb18030' },
    { what: 'a label that nobody knows', bytes: gb(bodyOf('')), header: 'klingon', charset: 'gb18030' },
    {
      what: 'Big5 whose document says so',
      bytes: iconv.encode(bodyOf('<meta charset=big5>').replace(title, '遼陽市年度報告'), 'big5'),
      charset: 'big5',
    },
    {
      what: 'a header that contradicts the document',
      bytes: iconv.encode(bodyOf(gbMeta).replace(title, '遼陽市年度報告'), 'big5'),
      header: 'big5',
      charset: 'big5',
    },
  ])('is right for $what', ({ bytes, header, charset }) => {
    const contentType = header === undefined ? undefined : `text/html; charset=${header}`;
    expect(detectCharset(bytes, contentType)).toBe(charset);
    const page = readPage({ bytes, ...(contentType === undefined ? {} : { contentType }) });
    expect(page.charset).toBe(charset);
    expect(page.text).toMatch(/辽阳市2019年|遼陽市/);
  });

  it('knows the byte order marks before all else', () => {
    const marked = (charset: string) => iconv.encode(`\ufeff${bodyOf(gbMeta)}`, charset);
    expect(detectCharset(marked('utf-8'), 'text/html; charset=gbk')).toBe('utf-8');
    expect(detectCharset(marked('utf-16le'), 'text/html; charset=gbk')).toBe('utf-16le');
    expect(detectCharset(marked('utf-16be'), 'text/html; charset=gbk')).toBe('utf-16be');
  });

  it('is right for GBK as short as a title', () => {
    for (const short of [title, '主动公开政府信息情况', '政府信息公开指南及目录', '收到和处理政府信息公开申请情况'])
      expect(decodeBytes(gb(short), detectCharset(gb(short)))).toBe(short);
  });

  it('takes a document cut inside a character for what it was', () => {
    const whole = Buffer.from(bodyOf('').repeat(20));
    const end = whole.lastIndexOf(Buffer.from('报告'));
    for (const cut of [end + 1, end + 2, end + 4, end + 5]) expect(detectCharset(whole.subarray(0, cut))).toBe('utf-8');
    const cutGb = gb(bodyOf('').repeat(20));
    expect(detectCharset(cutGb.subarray(0, cutGb.lastIndexOf(gb('告')) + 1))).toBe('gb18030');
  });

  it('names each encoding in one way', () => {
    expect(['UTF8', 'utf-8', 'utf_8', 'us-ascii', ' UTF-8 '].map(canonicalCharset)).toEqual(Array(5).fill('utf-8'));
    expect(canonicalCharset('klingon')).toBeUndefined();
  });
});

describe('the ground of the choice', () => {
  const utf8Meta = '<meta charset="utf-8">';
  const gbMeta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">';
  const gbFromMeta = { charset: 'gb18030', from: 'meta' };
  const gbFromHeader = { charset: 'gb18030', from: 'header' };
  const big5 = iconv.encode(bodyOf(gbMeta).replace(title, '遼陽市年度報告'), 'big5');

  it.each<{ what: string; bytes: Buffer; header?: string; charset: string; from: string; rejected?: object[] }>([
    { what: 'UTF-8 that nobody declares', bytes: Buffer.from(bodyOf('')), charset: 'utf-8', from: 'utf8_valid' },
    { what: 'UTF-8 that says so', bytes: Buffer.from(bodyOf(utf8Meta)), charset: 'utf-8', from: 'utf8_valid' },
    {
      what: 'UTF-8 whose document says gb2312',
      bytes: Buffer.from(bodyOf(gbMeta)),
      charset: 'utf-8',
      from: 'utf8_valid',
      rejected: [gbFromMeta],
    },
    {
      what: 'UTF-8 whose header and document say gb2312',
      bytes: Buffer.from(bodyOf(gbMeta)),
      header: 'gbk',
      charset: 'utf-8',
      from: 'utf8_valid',
      rejected: [gbFromHeader, gbFromMeta],
    },
    {
      what: 'GBK whose document says utf-8',
      bytes: gb(bodyOf(utf8Meta)),
      charset: 'gb18030',
      from: 'detector',
      rejected: [{ charset: 'utf-8', from: 'meta' }],
    },
    {
      what: 'GBK whose header says utf-8 and whose document says gb2312',
      bytes: gb(bodyOf(gbMeta)),
      header: 'utf-8',
      charset: 'gb18030',
      from: 'meta',
      rejected: [{ charset: 'utf-8', from: 'header' }],
    },
    { what: 'GBK whose document says so', bytes: gb(bodyOf(gbMeta)), charset: 'gb18030', from: 'meta' },
    { what: 'GBK whose header says so', bytes: gb(bodyOf('')), header: 'gbk', charset: 'gb18030', from: 'header' },
    { what: 'GBK of an unknown label', bytes: gb(bodyOf('')), header: 'klingon', charset: 'gb18030', from: 'detector' },
    {
      what: 'Big5 against its document',
      bytes: big5,
      header: 'big5',
      charset: 'big5',
      from: 'header',
      rejected: [gbFromMeta],
    },
    {
      what: 'a byte order mark against the document',
      bytes: Buffer.from(`\ufeff${bodyOf(gbMeta)}`),
      charset: 'utf-8',
      from: 'bom',
      rejected: [gbFromMeta],
    },
    { what: 'UTF-16', bytes: iconv.encode(`\ufeff${bodyOf('')}`, 'utf-16le'), charset: 'utf-16le', from: 'bom' },
  ])('is kept for $what', ({ bytes, header, charset, from, rejected = [] }) => {
    const contentType = header === undefined ? undefined : `text/html; charset=${header}`;
    const page = readPage({ bytes, contentType });
    expect(page).toMatchObject({ charset, charsetFrom: from, charsetRejected: rejected });
    expect(detectCharset(bytes, contentType)).toBe(charset);
  });

  it('is the caller where the caller names the encoding', () => {
    const page = readPage({ bytes: gb(bodyOf(utf8Meta)), charset: 'gbk' });
    expect(page).toMatchObject({ charset: 'gb18030', charsetFrom: 'given', charsetRejected: [] });
  });

  it.each([
    ['UTF-8 under gb2312', (text: string) => Buffer.from(text), gbMeta, 'utf-8', 'utf8_valid', gbFromMeta],
    ['GBK under utf-8', gb, utf8Meta, 'gb18030', 'detector', { charset: 'utf-8', from: 'meta' }],
  ] as const)('stands in the record of %s, whose text is right', (_, encode, meta, charset, charsetFrom, rejected) => {
    const sections = '<h2>一、总体情况</h2><p>甲</p><h2>二、主动公开政府信息情况</h2><p>乙</p>';
    const record = extractReport(readPage({ bytes: encode(bodyOf(meta).replace('</body>', sections)) }));
    expect(record.source).toMatchObject({ charset, charsetFrom, charsetRejected: [rejected] });
    expect(record.report.title).toBe(title);
    expect(record.sections.map(({ title: one }) => one)).toEqual(['一、总体情况', '二、主动公开政府信息情况']);
  });

  it('has no list in the record where nothing was rejected', () => {
    const sections = '<h2>一、总体情况</h2><p>甲</p><h2>二、主动公开政府信息情况</h2><p>乙</p>';
    const { source } = extractReport(readPage({ bytes: Buffer.from(`<h1>${title}</h1>${sections}`) }));
    expect(source).not.toHaveProperty('charsetRejected');
  });
});

it('gives marks for codes that stand for no character, as many units as they would have had, and reads on', () => {
  const bytes = Buffer.concat([Buffer.from('<p>'), Buffer.from([0xe3, 0x32, 0x9a, 0x36]), gb('政府</p>')]);
  expect(decodeBytes(bytes, 'gb18030')).toBe('<p>\ufffd\ufffd政府</p>');
  expect(readPage({ bytes, charset: 'gb18030' }).charset).toBe('gb18030');
  expect(loadDocument('<p>\udc00\udc00政府').text()).toBe('\ufffd\ufffd政府');
});
