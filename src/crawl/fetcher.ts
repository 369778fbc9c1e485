// Fetching politely: robots.txt asked first, every host its turn, redirects followed by hand and each hop guarded like the first.
import { parseAddress } from './address.js';
import type { Client, Fetched } from './client.js';
import { Host, type PaceOptions } from './host.js';
import { FetchError } from './outcome.js';
import { allowAll, type Rules, rulesOf } from './robots.js';

const MAX_REDIRECTS = 5;

export class Fetcher {
  readonly #client: Client;
  readonly #pace: PaceOptions;
  readonly #hosts = new Map<string, Host>();
  readonly #rules = new Map<string, Promise<Rules>>();
  /** Told of every request before its turn has come. */
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
    const response = await this.#follow(parseAddress(address), async (url) => {
      const rules = await this.#rulesOf(url);
      if (!rules.isAllowed(url.href))
        throw new FetchError('robots_disallowed', `${url.href}: robots.txt does not allow it`);
    });
    const { status, url, body } = response;
    if (status < 200 || status >= 300) throw new FetchError('http_error', `${url} answered ${status}`, { status });
    if (body.length === 0) throw new FetchError('empty_body', `${url} answered with an empty body`);
    return response;
  }

  /** The first response that is no redirect; `check` is asked before each hop. */
  async #follow(first: URL, check: (url: URL) => Promise<void>): Promise<Fetched> {
    let url = first;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      await check(url);
      this.#onRequest(url.href);
      const response = await this.#hostOf(url).fetch(url.href);
      const location = response.header('location');
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      // Some servers send a path in Chinese as it is, in UTF-8.
      url = parseAddress(Buffer.from(location, 'latin1').toString('utf8'), url);
    }
    throw new FetchError('too_many_redirects', `${first.href}: more than ${MAX_REDIRECTS} redirects`);
  }

  #rulesOf(url: URL): Promise<Rules> {
    const known = this.#rules.get(url.origin);
    if (known) return known;
    const rules = this.#loadRules(url);
    this.#rules.set(url.origin, rules);
    return rules;
  }

  // Who cannot be asked for its rules cannot be asked for anything: the error stands for all its addresses.
  async #loadRules(url: URL): Promise<Rules> {
    let rules: Rules;
    try {
      rules = rulesOf(url.origin, await this.#follow(new URL('/robots.txt', url), async () => undefined));
    } catch (error) {
      // RFC 9309, 2.3.1.2: after five redirects the file may be taken for missing.
      if (!(error instanceof FetchError) || error.outcome !== 'too_many_redirects') throw error;
      rules = allowAll;
    }
    this.#hostOf(url).slowDown(rules.crawlDelayMs);
    return rules;
  }

  // Politeness is owed to a machine, whatever the scheme and the port.
  #hostOf(url: URL): Host {
    const known = this.#hosts.get(url.hostname);
    if (known) return known;
    const host = new Host(url.hostname, this.#client, this.#pace);
    this.#hosts.set(url.hostname, host);
    return host;
  }
}
