// Addresses as they are fetched.
import { FetchError } from './outcome.js';
import { shortened } from './shortened.js';

// Servers take some 8 KiB. An archive's record tells the address in its head, which readers bound.
const MAX_ADDRESS = 8192;

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
    throw new FetchError('refused_address', `${shortened(address)} is no address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('refused_address', `${shortened(address)}: only http and https addresses are fetched`);
  url.hash = '';
  url.username = '';
  url.password = '';
  if (url.href.length > MAX_ADDRESS)
    throw new FetchError('refused_address', `${shortened(url.href)}: the address is over ${MAX_ADDRESS} characters`);
  return url;
}
