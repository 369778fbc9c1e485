import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_PAGE_BYTES, readPage, UnreadablePageError } from '../../src/page/index.js';
import { MAX_CHARACTERS, MAX_DEPTH, MAX_LINE_LENGTH, MAX_LINES, MAX_PARTS } from '../../src/page/limits.js';
import { htmlPage, outline } from '../support/pages.js';

function errorOf(bytes: Uint8Array, contentType?: string): Error {
  try {
    readPage({ bytes, contentType });
  } catch (error) {
    if (error instanceof UnreadablePageError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const hex = (digits: string) => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(100, 'x')]);

describe('what cannot be read', () => {
  it.each([
    { what: 'nothing', bytes: Buffer.alloc(0), says: 'the document is empty' },
    { what: 'white space', bytes: Buffer.from(' \n\u3000'), says: 'the document holds nothing but white space' },
    { what: 'PDF', bytes: Buffer.from('%PDF-1.7\n规章'), says: 'a PDF file' },
    { what: 'DOCX', bytes: hex('504b030414000600'), says: 'a ZIP archive' },
    { what: 'DOC', bytes: hex('d0cf11e0a1b11ae1'), says: 'an old Word, Excel or WPS file' },
    { what: 'PNG', bytes: hex('89504e470d0a1a0a'), says: 'a picture' },
    { what: 'JPEG', bytes: hex('ffd8ffe000104a46'), says: 'a picture' },
    { what: 'GIF', bytes: Buffer.from('GIF89a规章'), says: 'a picture' },
    { what: 'gzip', bytes: hex('1f8b0800'), says: 'gzip data' },
    { what: 'RAR', bytes: hex('526172211a07'), says: 'a RAR archive' },
    { what: '7z', bytes: hex('377abcaf271c'), says: 'a 7z archive' },
    { what: 'bytes of no known kind', bytes: Buffer.alloc(1000), says: 'binary data' },
    {
      what: 'more than the limit',
      bytes: Buffer.alloc(MAX_PAGE_BYTES + 1, 'a'),
      says: `the limit is ${MAX_PAGE_BYTES}`,
    },
    {
      what: 'more lines than the limit',
      bytes: Buffer.alloc(MAX_LINES + 1, '\n').fill('a', MAX_LINES),
      says: `more than ${MAX_LINES} lines`,
    },
    {
      what: 'more preformatted lines than the limit',
      bytes: Buffer.from(`<pre>a${'\n'.repeat(MAX_LINES / 2)}a</pre>`.repeat(2)),
      says: `more than ${MAX_LINES} lines`,
    },
    {
      what: 'more elements than the limit',
      bytes: Buffer.from(`<p>${'<br>'.repeat(MAX_PARTS)}`),
      says: `more than ${MAX_PARTS} elements and texts`,
    },
    {
      what: 'deeper nesting than the limit',
      bytes: Buffer.from('<div>'.repeat(MAX_DEPTH - 1)),
      says: `more than ${MAX_DEPTH} elements within each other`,
    },
    {
      what: 'more characters on lines than the limit',
      bytes: Buffer.from(`${'a'.repeat(MAX_LINE_LENGTH)}\n`.repeat(MAX_CHARACTERS / MAX_LINE_LENGTH + 1)),
      says: `more than ${MAX_CHARACTERS} characters`,
    },
  ])('is $what, said in one line', ({ bytes, says }) => {
    const { message } = errorOf(bytes);
    expect(message).toContain(says);
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(120);
  });

  it('is a binary also where the header calls it HTML', () => {
    expect(errorOf(Buffer.from('%PDF-1.7'), 'text/html').message).toContain('a PDF file');
  });
});

describe('what can be read', () => {
  it('is markup that nests and crosses deeply within the limit', () => {
    expect(outline(htmlPage(`${'<div>'.repeat(510)}1`))).toEqual(['1']);
    expect(outline(htmlPage(`${'<b><p>'.repeat(250)}1`))).toContain('1');
    expect(outline(htmlPage(`${'<p><b><i>x</p>'.repeat(5000)}`))).toHaveLength(5000);
    expect(outline(htmlPage(`${'<table><tr><td>'.repeat(120)}1`)).at(-1)).toEqual([['1']]);
  });

  it('is text with a stray NUL', () => {
    expect(outline(htmlPage(`<p>${'规章'.repeat(100)}\0</p>`))).toEqual(['规章'.repeat(100)]);
  });

  it.each([
    { text: '规章 1', type: undefined, mediaType: 'text/plain' },
    { text: '规章 <1> 1 < 2', type: undefined, mediaType: 'text/plain' },
    { text: '规章<br>1', type: undefined, mediaType: 'text/html' },
    { text: '<TABLE BORDER=1><TR>', type: 'text/plain', mediaType: 'text/html' },
    { text: '<!doctype html>规章', type: 'application/octet-stream', mediaType: 'text/html' },
    { text: '规章 1', type: 'text/html', mediaType: 'text/html' },
    { text: '规章 1', type: 'application/xhtml+xml; charset=utf-8', mediaType: 'text/html' },
  ])('is $mediaType where the bytes are "$text" and the header says $type', ({ text, type, mediaType }) => {
    expect(readPage({ bytes: Buffer.from(text), contentType: type }).mediaType).toBe(mediaType);
  });

  it('carries its origin, and the digest of its bytes', () => {
    const bytes = Buffer.from('规章');
    const page = readPage({ bytes, url: 'http://a.example/', file: 'a.txt' });
    expect(page).toMatchObject({ url: 'http://a.example/', file: 'a.txt', text: '规章', title: null });
    expect(page.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
    expect(readPage({ bytes })).toMatchObject({ url: null, file: null });
  });
});
