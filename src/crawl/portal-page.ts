// A page of a portal that leads on: its home page, a section, a list.
import { UnreadablePageError } from '../page/index.js';
import type { SitePage } from '../site/index.js';
import { faultOf } from './column.js';
import type { Fetcher } from './fetcher.js';
import { FetchError } from './outcome.js';
import { sitePageOf } from './site-page.js';

/**
 * Fetches and parses a page.
 *
 * @throws {FetchError} where there is none: the reason why, such as a challenge, or `no_list` past a limit of pages
 * @throws {HostRest} while its host is rested
 */
export async function readSitePage(fetcher: Pick<Fetcher, 'fetch'>, url: string): Promise<SitePage> {
  const fetched = await fetcher.fetch(url);
  if (fetched.status !== 200 || fetched.body.length === 0) {
    const fault = faultOf(url, fetched);
    throw typeof fault === 'string' ? new FetchError('no_list', fault) : fault;
  }
  try {
    const page = sitePageOf(fetched, { url });
    // Whatever is past a limit shows itself here.
    page.$.root();
    return page;
  } catch (error) {
    throw error instanceof UnreadablePageError ? new FetchError('no_list', `${url}: ${error.message}`) : error;
  }
}
