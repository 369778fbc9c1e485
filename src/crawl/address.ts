// Addresses as they are fetched.
import { FetchError } from './outcome.js';

/**
 * An http(s) address without its fragment and without a user's name in it.
 *
 * @throws {FetchError} `refused_address`
 */
export function parseAddress(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new FetchError('refused_address', `${address} is no address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('refused_address', `${address}: only http and https addresses are fetched`);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}
