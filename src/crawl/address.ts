// Addresses as they are fetched.
import { FetchError } from './outcome.js';

// Portals' own addresses have some hundred characters; what is longer by far was made to harm.
const MAX_ADDRESS = 8192;
const SHOWN = 200;

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
    throw new FetchError('refused_address', `${address.slice(0, SHOWN)} is no address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('refused_address', `${address.slice(0, SHOWN)}: only http and https addresses are fetched`);
  if (url.href.length > MAX_ADDRESS)
    throw new FetchError(
      'refused_address',
      `${url.href.slice(0, SHOWN)}… has ${url.href.length} characters, more than ${MAX_ADDRESS}`,
    );
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}
