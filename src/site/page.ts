// A page of a portal as it is asked for, and as a family reads it.
import type { CheerioAPI } from 'cheerio';

/** How a page is asked for: by GET, or with a body by POST. */
export interface PageRequest {
  /** Its fragment is not sent: what the next page has to know of this one may stand there. */
  readonly url: string;
  /** Body of a POST, `application/x-www-form-urlencoded`. */
  readonly form?: string;
  /** Body of a POST, `application/json`. */
  readonly json?: string;
}

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
