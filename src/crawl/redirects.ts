// Redirects, followed by hand.
import { parseAddress } from './address.js';
import { type Fetched, headerOf } from './fetched.js';
import { FetchError } from './outcome.js';

/**
 * The first answer that is no redirect.
 *
 * @throws {FetchError} `too_many_redirects`, and what `get` throws
 */
export async function followRedirects(first: URL, most: number, get: (url: URL) => Promise<Fetched>): Promise<Fetched> {
  let url = first;
  for (let hops = 0; hops <= most; hops++) {
    const response = await get(url);
    const location = headerOf(response, 'location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    // Some servers send a path in Chinese as it is, in UTF-8.
    url = parseAddress(Buffer.from(location, 'latin1').toString('utf8'), new URL(response.url));
  }
  throw new FetchError('too_many_redirects', `${first.href}: more than ${most} redirects`);
}
