// Fetching politely: every host its turn, redirects followed by hand, each hop guarded like the first.
import type { Client, Fetched } from './client.js';
import { parseAddress } from './client.js';
import { Host, type PaceOptions } from './host.js';
import { FetchError } from './outcome.js';

const MAX_REDIRECTS = 5;

export class Fetcher {
  readonly #client: Client;
  readonly #pace: PaceOptions;
  readonly #hosts = new Map<string, Host>();
  /** Told of every request before it is sent. */
  readonly #onRequest: (url: string) => void;

  constructor(client: Client, pace: PaceOptions, onRequest: (url: string) => void = () => undefined) {
    this.#client = client;
    this.#pace = pace;
    this.#onRequest = onRequest;
  }

  /**
   * Fetches an address through its redirects.
   *
   * @throws {FetchError} unless a response with a success status and a body came at last
   */
  async fetch(address: string): Promise<Fetched> {
    let url = parseAddress(address);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      this.#onRequest(url.href);
      const response = await this.#hostOf(url).fetch(url.href);
      const { status, location } = response;
      if (status < 300 || status >= 400 || location === null) return accept(response);
      // Some servers send a path in Chinese as it is, in UTF-8.
      url = parseAddress(new URL(Buffer.from(location, 'latin1').toString('utf8'), url).href);
    }
    throw new FetchError('too_many_redirects', `${address}: more than ${MAX_REDIRECTS} redirects`);
  }

  #hostOf(url: URL): Host {
    const known = this.#hosts.get(url.origin);
    if (known) return known;
    const host = new Host(url.origin, this.#client, this.#pace);
    this.#hosts.set(url.origin, host);
    return host;
  }
}

function accept(response: Fetched): Fetched {
  if (response.status < 200 || response.status >= 300)
    throw new FetchError('http_error', `${response.url} answered ${response.status}`);
  if (response.body.length === 0) throw new FetchError('empty_body', `${response.url} answered with an empty body`);
  return response;
}
