// The HTTP client: whose turn it is, which address is asked, and one request with its whole response.
import type { Exchange } from '../../archive/index.js';
import { parseAddress } from '../address.js';
import { userAgentOf } from '../agent.js';
import { FetchError, stopped } from '../outcome.js';
import { Connector } from './connect.js';
import { codeOf, isUnreachable, toFetchError } from './errors.js';
import { Lane } from './lane.js';
import type { HttpOptions } from './options.js';
import { proxyAuthorization, proxyError } from './proxy.js';
import { GuardedResolver, type Resolver } from './resolve.js';
import { Turns } from './turns.js';
import { Watch } from './watch.js';
import type { HeaderLines, RequestBody, WireRequest } from './wire.js';

/** What a client takes from its surroundings unless it is told otherwise. */
export interface HttpSurroundings {
  /** The system's resolver unless told. */
  readonly resolve?: Resolver;
  /** Certificates of the authorities that are trusted, in PEM; those of Node unless told. */
  readonly ca?: string;
}

/** Sends one request at a time to an origin, and so many to an address. */
export class HttpClient {
  readonly #options: HttpOptions;
  readonly #usualHeaders: HeaderLines;
  readonly #resolver: GuardedResolver;
  readonly #connector: Connector;
  readonly #lanes = new Map<string, Lane>();
  readonly #laneTurns = new Turns(1);
  readonly #addressTurns: Turns;
  readonly #watches = new Set<Watch>();
  #isStopped = false;

  constructor(options: HttpOptions, surroundings: HttpSurroundings = {}) {
    this.#options = options;
    this.#usualHeaders = [
      ['user-agent', userAgentOf(options.contact)],
      ['accept', 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5'],
      ['accept-language', 'zh-CN,zh;q=0.9'],
      ['accept-encoding', 'gzip, deflate, br'],
    ];
    this.#resolver = new GuardedResolver(options.allowPrivate, surroundings.resolve);
    this.#connector = new Connector(options, surroundings.ca);
    this.#addressTurns = new Turns(options.maxPerAddress);
  }

  /**
   * One request and its whole response; never follows a redirect.
   *
   * @param headers further request headers, for conditional requests
   * @param again waited for before another request, where it takes one to read the answer; its time does not count
   * @param body makes it a POST
   * @throws {FetchError} if no whole response came
   */
  async exchange(
    url: URL,
    headers: readonly (readonly [string, string])[] = [],
    again: () => Promise<void> = () => Promise.resolve(),
    body: RequestBody | null = null,
  ): Promise<Exchange> {
    if (this.#isStopped) throw stopped();
    const asked = parseAddress(url.href);
    const watch = new Watch(asked.host, this.#options);
    this.#watches.add(watch);
    try {
      return await this.#inTurn(this.#laneTurns, asked.origin, watch, async () => {
        const proxy = this.#options.proxy(asked);
        return this.#ask(this.#request(asked, headers, proxy, body), proxy, watch, again);
      });
    } catch (error) {
      throw toFetchError(error as Error, asked, this.#options.maxHeaderBytes);
    } finally {
      watch.rest();
      this.#watches.delete(watch);
    }
  }

  /** Ends what is under way as `stopped`, and all connections. */
  async close(): Promise<void> {
    this.#breakOff();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.close()));
  }

  #breakOff(): void {
    this.#isStopped = true;
    for (const watch of this.#watches) watch.breakOff(stopped());
  }

  async #inTurn<T>(turns: Turns, key: string, watch: Watch, run: () => Promise<T>): Promise<T> {
    const release = await watch.step<() => void>((done) => turns.take(key, done));
    try {
      return await run();
    } finally {
      release();
    }
  }

  async #ask(request: WireRequest, proxy: URL | null, watch: Watch, again: () => Promise<void>): Promise<Exchange> {
    const { url } = request;
    const pause = async () => {
      watch.renew();
      await again();
      watch.start();
    };
    const lane = this.#laneOf(url.origin);
    const addresses = await this.#addresses(url, proxy, lane, watch);
    for (const [index, address] of addresses.entries()) {
      try {
        const exchange = await this.#inTurn(this.#addressTurns, address, watch, () => {
          watch.start();
          return lane.request({ url, address, proxy }, request, watch, pause);
        });
        if (proxy && exchange.response.status === 407) throw proxyError(proxy, 'it asks for other credentials', false);
        return exchange;
      } catch (error) {
        const isLast = index === addresses.length - 1;
        if (isLast || !isWorthAnother(error as Error, watch)) throw error;
        watch.renew();
      }
    }
    throw new Error('a host without an address');
  }

  /** Addresses to try, the one with a connection first; behind a proxy one, or the name where only the proxy knows it. */
  async #addresses(url: URL, proxy: URL | null, lane: Lane, watch: Watch): Promise<readonly string[]> {
    watch.enter('resolve');
    try {
      const addresses = await watch.step<readonly string[]>((done, fail) => {
        this.#resolver.addresses(url.hostname).then(done, fail);
        return () => undefined;
      });
      if (proxy) return addresses.slice(0, 1);
      const kept = lane.address;
      if (kept === null || !addresses.includes(kept)) return addresses;
      return [kept, ...addresses.filter((address) => address !== kept)];
    } catch (error) {
      const isUnknown = ['ENOTFOUND', 'EAI_AGAIN'].includes(codeOf(error as Error));
      if (proxy && isUnknown) return [url.hostname];
      throw error;
    } finally {
      watch.rest();
    }
  }

  #request(url: URL, more: HeaderLines, proxy: URL | null, body: RequestBody | null): WireRequest {
    const target = url.pathname + url.search;
    const isPlainProxy = proxy !== null && url.protocol === 'http:';
    return {
      url,
      target: isPlainProxy ? url.origin + target : target,
      // A validator is sent back as a server gave it, which may hold what no header line can carry.
      headers: [
        ...this.#usualHeaders,
        ...more.filter(([, value]) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
        ...(body ? bodyHeaders(body) : []),
      ],
      body: body?.bytes ?? null,
      secret: isPlainProxy ? proxyAuthorization(proxy) : [],
    };
  }

  #laneOf(origin: string): Lane {
    const known = this.#lanes.get(origin);
    if (known) return known;
    const lane = new Lane(this.#connector, this.#options);
    this.#lanes.set(origin, lane);
    return lane;
  }
}

// undici writes the length last of all, wherever it stands.
function bodyHeaders({ contentType, bytes }: RequestBody): HeaderLines {
  return [
    ['content-type', contentType],
    ['content-length', String(bytes.length)],
  ];
}

function isWorthAnother(error: Error, watch: Watch): boolean {
  const isSlow = error instanceof FetchError && error.outcome === 'timeout' && watch.phase === 'connect';
  return isSlow || isUnreachable(error);
}
