// A column: all pages of one list of reports.
import { decodeBytes, detectCharset, loadDocument, UnreadablePageError } from '../page/index.js';
import type { ListFamily, ListRow } from '../site/index.js';
import { judge } from './answer/index.js';
import { type Fetched, headerOf } from './fetched.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import { answerOf } from './seeker.js';

export interface Column {
  readonly rows: readonly ListRow[];
  /** Why the list could not be read to its end; null where it was. What is not among the rows may stand in the rest. */
  readonly fault: FetchError | null;
}

// What says more of a page without rows than that it is no list.
const tellingOutcomes: readonly Outcome[] = [
  'challenge',
  'ip_block',
  'soft_404',
  'redirected_home',
  'script_stub',
  'empty_body',
  'wrong_content_type',
];

/**
 * Reads a list from its first page on; a page that adds no new row ends it.
 *
 * @throws {HostRest} while its host is rested
 * @throws {FetchError} `stopped`
 */
export async function readColumn(
  fetcher: Fetcher,
  family: ListFamily,
  first: string,
  maxPages: number,
): Promise<Column> {
  const rows = new Map<string, ListRow>();
  const { hostname } = new URL(first);
  const cut = (fault: FetchError | string): Column => ({
    rows: [...rows.values()],
    fault: typeof fault === 'string' ? new FetchError('no_list', fault) : fault,
  });
  let url: string | null = first;
  for (let pages = 0; url !== null; pages++) {
    if (pages === maxPages) return cut(`${first}: the list has more than ${maxPages} pages`);
    if (new URL(url).hostname !== hostname) return cut(`${first}: the list goes on at another host, ${url}`);
    try {
      const fetched = await fetcher.fetch(url);
      const page = fetched.status === 200 && fetched.body.length > 0 ? readPage(family, fetched) : null;
      if (!page || page.rows.length === 0) return cut(faultOf(url, fetched));
      const before = rows.size;
      for (const row of page.rows) if (!rows.has(row.url)) rows.set(row.url, row);
      url = rows.size > before ? page.next : null;
    } catch (error) {
      if (error instanceof UnreadablePageError) return cut(`${url}: ${error.message}`);
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return cut(error);
    }
  }
  return { rows: [...rows.values()], fault: null };
}

function readPage(family: ListFamily, fetched: Fetched) {
  const charset = detectCharset(fetched.body, headerOf(fetched, 'content-type') ?? undefined);
  const html = decodeBytes(fetched.body, charset);
  return family.readList(loadDocument(html), html, fetched.url);
}

function faultOf(url: string, fetched: Fetched): FetchError | string {
  const { status } = fetched;
  const { outcome, detail } = judge(answerOf(url, fetched));
  if (status < 200 || status >= 300 || tellingOutcomes.includes(outcome))
    return new FetchError(outcome, detail, { status });
  return `${url} holds no list`;
}
