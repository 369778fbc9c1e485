// A page of a portal as a family reads it.
import type { CheerioAPI } from 'cheerio';
import type { PageRequest } from './site.js';

export interface SitePage {
  /** Where it lay, after redirects. */
  readonly url: string;
  readonly request: PageRequest;
  /** What came, decoded. */
  readonly text: string;
  readonly contentType: string | null;
  /** What came as a document, parsed when it is first asked for. */
  readonly $: CheerioAPI;
  /** A piece of HTML that an answer wraps, within the bounds of a page. */
  parse(html: string): CheerioAPI;
}

/** @param parse parses HTML within bounds; what it throws comes out where a page is read */
export function sitePage(
  { url, request, text, contentType }: Omit<SitePage, '$' | 'parse'>,
  parse: (html: string) => CheerioAPI,
): SitePage {
  let document: CheerioAPI | undefined;
  return {
    url,
    request,
    text,
    contentType,
    get $() {
      document ??= parse(text);
      return document;
    },
    parse,
  };
}
