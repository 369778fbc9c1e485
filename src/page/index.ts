// Bytes to page: charset, HTML, plain text, all giving the same pieces, each with its place in the source.
import { createHash } from 'node:crypto';
import { canonicalCharset, chooseCharset, decodeBytes } from './charset.js';
import { readHtml, visibleHtml } from './html.js';
import { MAX_PAGE_BYTES } from './limits.js';
import { binaryFormat } from './magic.js';
import { type CharsetChoice, type Page, UnreadablePageError } from './page.js';
import { readText } from './text.js';
import { foldSpaces } from './visible.js';

export { canonicalCharset, decodeBytes, detectCharset } from './charset.js';
export { loadDocument, parseDocument, walk } from './dom.js';
export { checkLimit, MAX_PAGE_BYTES } from './limits.js';
export { type FileKind, fileName, isBinary, kindOf } from './magic.js';
export { type Block, type Cell, type Grid, type Page, type Piece, type Span, UnreadablePageError } from './page.js';
export { foldSpaces } from './visible.js';

export interface PageInput {
  readonly bytes: Uint8Array;
  /** The Content-Type header, where there was one. */
  readonly contentType?: string | undefined;
  /** Encoding to decode with, in place of the one that is found. */
  readonly charset?: string | undefined;
  readonly url?: string | null;
  readonly file?: string | null;
}

/**
 * Reads a document into lines and tables.
 *
 * @throws {UnreadablePageError} for an empty or binary document, an unknown charset, or more than docs/limits.md allows
 */
export function readPage(input: PageInput): Page {
  const { bytes } = input;
  if (bytes.length > MAX_PAGE_BYTES)
    throw new UnreadablePageError(`the document has ${bytes.length} bytes; the limit is ${MAX_PAGE_BYTES}`);
  if (bytes.length === 0) throw new UnreadablePageError('the document is empty');
  const binary = binaryFormat(bytes);
  if (binary) throw new UnreadablePageError(`the document is ${binary}, neither HTML nor text`);
  const { charset, from, rejected } =
    input.charset === undefined ? chooseCharset(bytes, input.contentType) : givenCharset(input.charset);
  const text = decodeBytes(bytes, charset);
  if (text.trim() === '') throw new UnreadablePageError('the document holds nothing but white space');
  const mediaType = isHtml(text, input.contentType) ? 'text/html' : 'text/plain';
  const { title, meta, blocks } =
    mediaType === 'text/html'
      ? readHtml(text)
      : { title: null, meta: new Map<string, string>(), blocks: readText(text) };
  return {
    mediaType,
    charset,
    charsetFrom: from,
    charsetRejected: rejected,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    text,
    url: input.url ?? null,
    file: input.file ?? null,
    title,
    meta,
    blocks,
  };
}

/**
 * What a reader sees of a slice of a document: the `raw` of a citation from its `quote`.
 *
 * @param mediaType the record's `source.mediaType`
 */
export function visibleText(slice: string, mediaType: string): string {
  return mediaType === 'text/html' ? foldSpaces(visibleHtml(slice)) : foldSpaces(slice);
}

function givenCharset(label: string): CharsetChoice {
  const charset = canonicalCharset(label);
  if (charset === undefined) throw new UnreadablePageError(`unknown charset "${label}"`);
  return { charset, from: 'given', rejected: [] };
}

const htmlType = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;
const htmlTag = /<(?:!doctype\s+html|html|head|body|meta|table|tr|td|div|p|br|span)\b[^<>]*>/i;

function isHtml(text: string, contentType: string | undefined): boolean {
  if (contentType !== undefined && htmlType.test(contentType)) return true;
  return htmlTag.test(text.length > 200_000 ? text.slice(0, 200_000) : text);
}
