// An answer as a page that a family reads.
import { checkLimit, decodeBytes, detectCharset, loadDocument, MAX_PAGE_BYTES } from '../page/index.js';
import { type PageRequest, type SitePage, sitePage } from '../site/index.js';
import { type Fetched, headerOf } from './fetched.js';

/** @throws {UnreadablePageError} past a limit of pages; also where its document is first asked for */
export function sitePageOf(fetched: Fetched, request: PageRequest): SitePage {
  const { url, body } = fetched;
  checkLimit(body.length, MAX_PAGE_BYTES, 'bytes');
  const contentType = headerOf(fetched, 'content-type');
  const text = decodeBytes(body, detectCharset(body, contentType ?? undefined));
  return sitePage({ url, request, text, contentType }, loadDocument);
}
