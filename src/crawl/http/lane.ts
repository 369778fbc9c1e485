// One origin's lane: the connection that is kept for it, and which parser its answers need. One request at a time.
import type { Exchange } from '../../archive/index.js';
import type { Connection, Connector, Route } from './connect.js';
import { isLoss } from './errors.js';
import { isRefusedByParser, lenientLeading, sendLenient } from './lenient.js';
import type { HttpOptions } from './options.js';
import { StrictConnection } from './strict.js';
import type { Watch } from './watch.js';
import { type HeaderLines, methodOf, type Response, type WireRequest } from './wire.js';

export class Lane {
  readonly #connector: Connector;
  readonly #options: HttpOptions;
  #kept: { readonly strict: StrictConnection; readonly address: string } | null = null;
  #isLenient = false;

  constructor(connector: Connector, options: HttpOptions) {
    this.#connector = connector;
    this.#options = options;
  }

  /** The address of the connection that is kept; null without one. */
  get address(): string | null {
    return this.#kept?.strict.isAlive === true ? this.#kept.address : null;
  }

  /** @param pause waited for before another request */
  async request(route: Route, request: WireRequest, watch: Watch, pause: () => Promise<void>): Promise<Exchange> {
    if (!this.#isLenient) {
      const exchange = await this.#strictly(route, request, watch, pause);
      if (exchange) return exchange;
      await pause();
    }
    const connection = await this.#connector.open(route, watch);
    watch.enter('head');
    const fetchedAt = new Date();
    const response = await sendLenient(connection, request, this.#options, watch);
    this.#isLenient = true;
    const headers = lenientLeading(request.url);
    return exchangeOf(fetchedAt, request, headers, response, connection, ['lenient-parser']);
  }

  /** Null where the answer can be read at most by the lenient parser. */
  async #strictly(
    route: Route,
    request: WireRequest,
    watch: Watch,
    pause: () => Promise<void>,
  ): Promise<Exchange | null> {
    const isReused = this.address === route.address;
    const strict = isReused && this.#kept ? this.#kept.strict : await this.#open(route, watch);
    watch.enter('head');
    const fetchedAt = new Date();
    try {
      const response = await strict.send(request, watch);
      const { connection } = strict;
      return exchangeOf(fetchedAt, request, StrictConnection.leading(request.url), response, connection, []);
    } catch (error) {
      const reason = error as Error;
      await this.close();
      const isRefused = isRefusedByParser(reason, watch.phase === 'body');
      // A kept connection may have been closed at the moment of the request (RFC 9112, 9.3.1), or hold what an earlier
      // answer left over.
      const isStale = isReused && (isRefused || (strict.isSilent && isLoss(reason)));
      if (isStale) {
        await pause();
        return await this.#strictly(route, request, watch, pause);
      }
      if (isRefused) return null;
      throw error;
    }
  }

  async #open(route: Route, watch: Watch): Promise<StrictConnection> {
    await this.close();
    const connection = await this.#connector.open(route, watch);
    const strict = new StrictConnection(connection, route.url, this.#options);
    this.#kept = { strict, address: route.address };
    return strict;
  }

  /** Gives the connection up. */
  async close(): Promise<void> {
    const kept = this.#kept;
    this.#kept = null;
    await kept?.strict.close();
  }
}

function exchangeOf(
  fetchedAt: Date,
  asked: WireRequest,
  leading: HeaderLines,
  response: Response,
  { remoteAddress, tls, transport }: Connection,
  more: readonly string[],
): Exchange {
  const { url, target, headers, body } = asked;
  const unusual = [...transport, ...more];
  return {
    url: url.href,
    fetchedAt,
    request: { method: methodOf(asked), target, headers: [...leading, ...headers], ...(body ? { body } : {}) },
    response,
    ...(remoteAddress === null ? {} : { remoteAddress }),
    ...(unusual.length === 0 ? {} : { transport: unusual }),
    ...(tls === null ? {} : { tls }),
  };
}
