// A column: all pages of one list of reports.
import { UnreadablePageError } from '../page/index.js';
import type { Families, ListFamily, ListPage, ListRow, PageRequest, SitePage } from '../site/index.js';
import { judge } from './answer/index.js';
import type { Fetched } from './fetched.js';
import type { Fetcher } from './fetcher.js';
import type { RequestBody } from './http/index.js';
import { FetchError, type Outcome } from './outcome.js';
import { answerOf } from './seeker.js';
import { shortened } from './shortened.js';
import { sitePageOf } from './site-page.js';

export interface Column {
  readonly rows: readonly ListRow[];
  /** Why the list could not be read to its end; null where it was. What is not among the rows may stand in the rest. */
  readonly fault: FetchError | null;
  /** When its first page was fetched; null where it was not. */
  readonly readAt: string | null;
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

// The longest columns of portals have some thousand rows.
const MAX_ROWS = 50_000;
// 200 pages at the longest Crawl-delay take less. Between pages that a run has read before it was stopped and afterwards rows
// may have moved that neither shows.
const MAX_SPREAD_MS = 4 * 60 * 60 * 1000;

/**
 * Reads a list from its first page on; a page that adds no new row ends it.
 *
 * @param told the list's family, or what tells it by the first page
 * @throws {HostRest} while its host is rested
 * @throws {FetchError} `stopped`
 */
export async function readColumn(
  fetcher: Pick<Fetcher, 'fetch'>,
  told: ListFamily | Families['of'],
  first: string,
  maxPages: number,
): Promise<Column> {
  const rows = new Map<string, ListRow>();
  const hosts = new Set([new URL(first).hostname]);
  let readAt: string | null = null;
  const cut = (fault: FetchError | string): Column => ({
    rows: [...rows.values()],
    readAt,
    fault: typeof fault === 'string' ? new FetchError('no_list', fault) : fault,
  });
  let total = 0;
  let family = typeof told === 'function' ? null : told;
  let request: PageRequest | null = { url: first };
  for (let pages = 0; request !== null; pages++) {
    const { url }: PageRequest = request;
    if (pages === maxPages) return cut(`${first}: the list has more than ${maxPages} pages`);
    if (!hosts.has(new URL(url).hostname)) return cut(`${first}: the list goes on at another host, ${shortened(url)}`);
    try {
      const fetched: Fetched = await fetcher.fetch(url, bodyOf(request));
      readAt ??= fetched.fetchedAt;
      if (Date.parse(fetched.fetchedAt) - Date.parse(readAt) > MAX_SPREAD_MS)
        return cut(`${first}: the pages of the list were read hours apart; the next crawl reads them anew`);
      // The column itself may have moved, such as from example.gov.cn to www.example.gov.cn.
      if (pages === 0) hosts.add(new URL(fetched.url).hostname);
      const asked: SitePage | null =
        fetched.status === 200 && fetched.body.length > 0 ? sitePageOf(fetched, request) : null;
      if (asked && typeof told === 'function') family ??= told(asked);
      if (asked && !family) return cut(new FetchError('family_unknown', `${url} is a list of no make that is known`));
      const page: ListPage | null = (asked && family?.readList(asked)) ?? null;
      if (!page) return cut(faultOf(url, fetched));
      total = Math.max(total, page.total ?? 0);
      const before = rows.size;
      for (const row of page.rows) if (!rows.has(row.url)) rows.set(row.url, row);
      if (rows.size > MAX_ROWS) return cut(`${first}: the list has more than ${MAX_ROWS} rows`);
      // A page without rows may lead to some.
      request = rows.size > before || page.rows.length === 0 ? page.next : null;
      if (request === null && rows.size === 0) return cut(faultOf(url, fetched));
    } catch (error) {
      if (error instanceof UnreadablePageError) return cut(`${url}: ${error.message}`);
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return cut(error);
    }
  }
  if (rows.size < total) return cut(`${first}: the list gave ${rows.size} of its ${total} rows`);
  return { rows: [...rows.values()], readAt, fault: null };
}

function bodyOf({ form, json }: PageRequest): RequestBody | null {
  if (json !== undefined) return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(json) };
  if (form === undefined) return null;
  return { contentType: 'application/x-www-form-urlencoded; charset=utf-8', bytes: Buffer.from(form) };
}

/** What is wrong with an answer that holds no list. */
export function faultOf(url: string, fetched: Fetched): FetchError | string {
  const { status } = fetched;
  const { outcome, detail } = judge(answerOf(url, fetched));
  if (status < 200 || status >= 300 || tellingOutcomes.includes(outcome))
    return new FetchError(outcome, detail, { status });
  return `${url} holds no list`;
}
