// Fetching politely: robots.txt asked first, every host its turn, redirects followed by hand and each hop guarded like the
// first. What the run has had already is recalled.
import { parseAddress } from './address.js';
import type { Fetched } from './fetched.js';
import { Host, type HostOptions } from './host.js';
import type { RequestBody } from './http/index.js';
import { keyOf } from './key.js';
import { FetchError } from './outcome.js';
import { followRedirects } from './redirects.js';
import { allowAll, type Rules, rulesOf } from './robots.js';

export interface FetcherOptions extends HostOptions {
  /** Told of every request before its turn has come. */
  readonly onRequest?: ((url: string) => void) | undefined;
}

// RFC 9309, 2.4: a robots.txt is not used for longer than a day.
const ROBOTS_AGE_MS = 24 * 3_600_000;

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #hosts = new Map<string, Host>();
  readonly #rules = new Map<string, { readonly rules: Promise<Rules>; readonly askedAt: number }>();
  readonly #running = new Map<string, Promise<Fetched>>();
  /** The scheme that hosts answer by which do not answer by the other. */
  readonly #schemes = new Map<string, string>();
  /** Origins that have answered. */
  readonly #answered = new Set<string>();
  /** Whether a host answers by its other scheme, once that is tried. */
  readonly #trials = new Map<string, Promise<boolean>>();

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /**
   * Fetches an address through its redirects; an error status is an answer too.
   *
   * @param body makes it a POST, whose redirects are followed without it
   * @throws {FetchError} if no whole answer came at last
   * @throws {HostRest} while a host is rested
   */
  async fetch(address: string, body: RequestBody | null = null): Promise<Fetched> {
    let sent = body;
    return followRedirects(parseAddress(address), this.#options.settings.redirects, (url) => {
      const hop = this.#hop(url, sent);
      sent = null;
      return hop;
    });
  }

  /** One address, asked for once at a time and once a run. */
  #hop(url: URL, body: RequestBody | null): Promise<Fetched> {
    const key = keyOf(url.href, body?.bytes);
    const running = this.#running.get(key);
    if (running) return running;
    const hop = this.#once(url, body).finally(() => this.#running.delete(key));
    this.#running.set(key, hop);
    return hop;
  }

  async #once(asked: URL, body: RequestBody | null, { isTrial = false } = {}): Promise<Fetched> {
    const url = this.#schemed(asked);
    const { recorder, onRequest } = this.#options;
    const key = keyOf(url.href, body?.bytes);
    const known = await recorder.recall(key);
    if (known) {
      this.#hostOf(url).recall(known.status);
      this.#answered.add(url.origin);
      return known;
    }
    try {
      const rules = await this.#rulesOf(url);
      if (!rules.isAllowed(url.href))
        throw new FetchError('robots_disallowed', `${url.href}: robots.txt does not allow it`);
      onRequest?.(url.href);
      const answer = await this.#hostOf(url).fetch(url, body);
      this.#answered.add(url.origin);
      return answer;
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      const answer = isTrial ? null : await this.#byOtherScheme(url, body, error);
      if (answer) return answer;
      recorder.noteFailure(key, error);
      throw error;
    }
  }

  #schemed(url: URL): URL {
    const protocol = this.#schemes.get(url.host);
    return protocol === undefined ? url : withProtocol(url, protocol);
  }

  /** The answer by the other scheme, where a host has never answered by this one: some portals have only one. */
  async #byOtherScheme(
    url: URL,
    body: RequestBody | null,
    { outcome, isTransient }: FetchError,
  ): Promise<Fetched | null> {
    const isSilent = isTransient && (outcome === 'network_error' || outcome === 'timeout');
    if (!isSilent) return null;
    const other = url.protocol === 'https:' ? 'http:' : 'https:';
    const running = this.#trials.get(url.host);
    if (running) return (await running) && this.#schemes.get(url.host) === other ? this.#once(url, body) : null;
    if (this.#answered.has(url.origin)) return null;
    const trial = this.#once(withProtocol(url, other), body, { isTrial: true });
    const succeeds = trial.then(
      () => true,
      () => false,
    );
    this.#trials.set(url.host, succeeds);
    try {
      const answer = await trial;
      this.#schemes.set(url.host, other);
      return answer;
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') {
        // Such as a rest: after it, it is tried again.
        this.#trials.delete(url.host);
        throw error;
      }
      // Neither is answered: what the first one said is the reason.
      return null;
    }
  }

  #rulesOf(url: URL): Promise<Rules> {
    const known = this.#rules.get(url.origin);
    if (known && Date.now() - known.askedAt < ROBOTS_AGE_MS) return known.rules;
    const rules = this.#loadRules(url);
    this.#rules.set(url.origin, { rules, askedAt: Date.now() });
    // After a rest of the host they are asked for again.
    rules.catch((error: unknown) => {
      if (!(error instanceof FetchError)) this.#rules.delete(url.origin);
    });
    return rules;
  }

  // Who cannot be asked for its rules cannot be asked for anything: the error stands for all its addresses.
  async #loadRules(url: URL): Promise<Rules> {
    const { settings, recorder, onRequest } = this.#options;
    let rules: Rules;
    try {
      const answer = await followRedirects(new URL('/robots.txt', url), settings.redirects, async (hop) => {
        const known = await recorder.recall(hop.href, ROBOTS_AGE_MS);
        if (known) {
          this.#hostOf(hop).recall(known.status);
          this.#answered.add(hop.origin);
          return known;
        }
        onRequest?.(hop.href);
        const answer = await this.#hostOf(hop).fetch(hop);
        this.#answered.add(hop.origin);
        return answer;
      });
      rules = rulesOf(url.origin, answer, settings.maxCrawlDelay);
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
    const host = new Host(url.hostname, this.#options);
    this.#hosts.set(url.hostname, host);
    return host;
  }
}

function withProtocol(url: URL, protocol: string): URL {
  const other = new URL(url);
  other.protocol = protocol;
  return other;
}
