// One request and its response, bounded in time and size, and archived as it came.
import { Agent, type Dispatcher } from 'undici';
import { type Archive, BodyError, decodeBody, type Exchange, type Snapshot } from '../archive/index.js';
import { userAgent } from './agent.js';
import { guardedConnector } from './guard.js';
import { FetchError } from './outcome.js';

export interface ClientOptions {
  readonly archive: Archive;
  readonly allowPrivate: boolean;
  /** From the start of a request to the last byte of its response, in ms. */
  readonly timeoutMs: number;
  /** Bound on the body as sent and as decoded, in bytes. */
  readonly maxBodyBytes: number;
}

/** A response whose body is at hand, decoded. */
export interface Fetched {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly body: Buffer;
  readonly fetchedAt: string;
  readonly snapshot: Snapshot;
}

/** Sends requests and never follows a redirect by itself. */
export class Client {
  readonly #options: ClientOptions;
  readonly #agent: Agent;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#agent = new Agent({
      connections: 1,
      connect: guardedConnector({ allowPrivate: options.allowPrivate, timeoutMs: Math.min(options.timeoutMs, 15_000) }),
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
    });
  }

  /**
   * Fetches one address.
   *
   * @throws {FetchError} if no whole response came
   */
  async fetch(address: string): Promise<Fetched> {
    const url = parseAddress(address);
    const headers: [string, string][] = [
      ['Host', url.host],
      ['User-Agent', userAgent],
      ['Accept', 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5'],
      ['Accept-Language', 'zh-CN,zh;q=0.9'],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ['Connection', 'keep-alive'],
    ];
    const target = url.pathname + url.search;
    const fetchedAt = new Date();
    const { response, wire } = await this.#send(url, target, headers);
    const exchange: Exchange = {
      url: url.href,
      fetchedAt,
      request: { method: 'GET', target, headers },
      response: {
        httpVersion: '1.1',
        status: response.statusCode,
        statusText: response.statusText,
        headers: response.headers,
        body: wire,
      },
    };
    const snapshot = await this.#options.archive.write(exchange);
    const header = (name: string) => response.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
    return {
      url: url.href,
      status: response.statusCode,
      contentType: header('content-type') ?? '',
      location: header('location'),
      retryAfter: header('retry-after'),
      body: await this.#decode(wire, header('content-encoding')),
      fetchedAt: fetchedAt.toISOString(),
      snapshot,
    };
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #decode(wire: Buffer, encoding: string | null): Promise<Buffer> {
    try {
      return await decodeBody(wire, encoding, this.#options.maxBodyBytes);
    } catch (error) {
      if (error instanceof BodyError)
        throw new FetchError(/limit/.test(error.message) ? 'too_large' : 'broken_body', error.message);
      throw error;
    }
  }

  async #send(url: URL, path: string, headers: readonly (readonly [string, string])[]) {
    const { timeoutMs, maxBodyBytes } = this.#options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response: Dispatcher.ResponseData = await this.#agent.request({
        origin: url.origin,
        path,
        method: 'GET',
        headers: headers.filter(([name]) => name !== 'Host' && name !== 'Connection').flat(),
        responseHeaders: 'raw',
        signal,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of response.body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBodyBytes) {
          response.body.destroy();
          throw new FetchError('too_large', `${url.href}: the body is over the limit of ${maxBodyBytes} bytes`);
        }
        chunks.push(chunk);
      }
      return {
        response: {
          statusCode: response.statusCode,
          statusText: response.statusText,
          headers: headerLines(response.headers as unknown as readonly (Buffer | string)[]),
        },
        wire: Buffer.concat(chunks),
      };
    } catch (error) {
      throw asFetchError(error, url, timeoutMs);
    }
  }
}

// undici gives raw headers as names and values by turns; a byte a character keeps them as they came.
function headerLines(raw: readonly (Buffer | string)[]): [string, string][] {
  const lines: [string, string][] = [];
  const textOf = (part: Buffer | string | undefined) =>
    typeof part === 'string' ? part : (part?.toString('latin1') ?? '');
  for (let i = 0; i + 1 < raw.length; i += 2) lines.push([textOf(raw[i]), textOf(raw[i + 1])]);
  return lines;
}

/** An http(s) address without its fragment. */
export function parseAddress(address: string): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new FetchError('refused_address', `${address} is no address`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('refused_address', `${address}: only http and https addresses are fetched`);
  url.hash = '';
  return url;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name could not be resolved',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  UND_ERR_SOCKET: 'the connection broke',
};

function asFetchError(error: unknown, url: URL, timeoutMs: number): FetchError {
  if (error instanceof FetchError) return error;
  const cause = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  if (cause.cause instanceof FetchError) return cause.cause;
  const code = cause.code ?? cause.cause?.code ?? '';
  const isTimeout = cause.name === 'TimeoutError' || cause.name === 'AbortError' || /TIMEOUT/.test(code);
  if (isTimeout) return new FetchError('timeout', `${url.host}: no whole answer within ${timeoutMs} ms`, true);
  const reason = reasons[code] ?? cause.message.split('\n')[0] ?? 'unknown error';
  return new FetchError('network_error', `${url.host}: ${reason}`, code !== 'ENOTFOUND');
}
