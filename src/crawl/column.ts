// A column: all pages of one list of reports.
import { decodeBytes, detectCharset, loadDocument, UnreadablePageError } from '../page/index.js';
import type { ListFamily, ListRow } from '../site/index.js';
import type { Fetcher } from './fetcher.js';
import { FetchError } from './outcome.js';

export interface Column {
  readonly rows: readonly ListRow[];
  /** Why the list could not be read to its end; null where it was. What is not among the rows may stand in the rest. */
  readonly fault: FetchError | null;
}

const MAX_LIST_PAGES = 200;

/** Reads a list from its first page on; a page that adds no new row ends it. */
export async function readColumn(fetcher: Fetcher, family: ListFamily, first: string): Promise<Column> {
  const rows = new Map<string, ListRow>();
  const { hostname } = new URL(first);
  const cut = (reason: string): Column => ({ rows: [...rows.values()], fault: new FetchError('no_list', reason) });
  let url: string | null = first;
  for (let pages = 0; url !== null; pages++) {
    if (pages === MAX_LIST_PAGES) return cut(`${first}: the list has more than ${MAX_LIST_PAGES} pages`);
    if (new URL(url).hostname !== hostname) return cut(`${first}: the list goes on at another host, ${url}`);
    try {
      const fetched = await fetcher.fetch(url);
      const html = decodeBytes(fetched.body, detectCharset(fetched.body, fetched.header('content-type') ?? undefined));
      const page = family.readList(loadDocument(html), html, fetched.url);
      if (page.rows.length === 0) return cut(`${url} holds no list`);
      const before = rows.size;
      for (const row of page.rows) if (!rows.has(row.url)) rows.set(row.url, row);
      url = rows.size > before ? page.next : null;
    } catch (error) {
      if (error instanceof UnreadablePageError) return cut(`${url}: ${error.message}`);
      if (!(error instanceof FetchError)) throw error;
      return { rows: [...rows.values()], fault: error };
    }
  }
  return { rows: [...rows.values()], fault: null };
}
