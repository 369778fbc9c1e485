// One request and its response, bounded in time and size, and archived as it came.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Archive, BodyError, decodeBody, type Exchange, type Snapshot } from '../archive/index.js';
import { parseAddress } from './address.js';
import { userAgent } from './agent.js';
import { Deadline } from './deadline.js';
import { guardedLookup, isPrivateAddress, refusal } from './guard.js';
import { FetchError } from './outcome.js';

export interface ClientOptions {
  readonly archive: Archive;
  readonly allowPrivate: boolean;
  /** From the start of a request to the last byte of its response, in ms. */
  readonly timeoutMs: number;
  /** Bound on the body as sent and as decoded, in bytes. */
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** A response that is at hand. */
export interface Fetched {
  readonly url: string;
  readonly status: number;
  /** The first header line of a name, one byte a character (latin1). */
  header(name: string): string | null;
  /** The body with its codings removed; empty for a status that is no success. */
  readonly body: Buffer;
  readonly fetchedAt: string;
  readonly snapshot: Snapshot;
}

type Answer = Pick<Exchange, 'response' | 'remoteAddress'>;

// Node's own client, because it gives the status line and the header lines as they came, and the address that answered.
const connections = { keepAlive: true, maxSockets: 1 };

/** Sends requests and never follows a redirect by itself. */
export class Client {
  readonly #options: ClientOptions;
  readonly #http = new HttpAgent(connections);
  readonly #https = new HttpsAgent(connections);

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * Fetches one address.
   *
   * @throws {FetchError} if no whole response came
   */
  async fetch(address: string): Promise<Fetched> {
    const url = parseAddress(address);
    const target = url.pathname + url.search;
    const headers: [string, string][] = [
      ['Host', url.host],
      ['User-Agent', userAgent],
      ['Accept', 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5'],
      ['Accept-Language', 'zh-CN,zh;q=0.9'],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ['Connection', 'keep-alive'],
    ];
    const fetchedAt = new Date();
    const answer = await this.#send(url, { path: target, headers: headers.flat() });
    const { response } = answer;
    const request = { method: 'GET', target, headers };
    const snapshot = await this.#options.archive.write({ url: url.href, fetchedAt, request, ...answer });
    const header = (name: string) => response.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
    const isSuccess = response.status >= 200 && response.status < 300;
    return {
      url: url.href,
      status: response.status,
      header,
      body: isSuccess ? await this.#decode(url, response.body, header('content-encoding')) : Buffer.alloc(0),
      fetchedAt: fetchedAt.toISOString(),
      snapshot,
    };
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  async #decode(url: URL, wire: Buffer, encoding: string | null): Promise<Buffer> {
    try {
      return await decodeBody(wire, encoding, this.#options.maxBodyBytes);
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      throw new FetchError(error.isTooLarge ? 'too_large' : 'broken_body', `${url.href}: ${error.message}`);
    }
  }

  async #send(url: URL, options: RequestOptions): Promise<Answer> {
    const { allowPrivate, timeoutMs, signal } = this.#options;
    if (!allowPrivate && isPrivateAddress(url.hostname)) throw refusal(url.hostname);
    const deadline = new Deadline(timeoutMs, signal);
    const late = () => deadline.reason(`${url.host}: no whole answer`);
    try {
      const lookup = guardedLookup(allowPrivate);
      const answer = await this.#exchange(url, { ...options, lookup, signal: deadline.signal });
      // A body without a length ends with the connection, also with one that was given up.
      const end = late();
      if (end) throw end;
      return answer;
    } catch (error) {
      if (error instanceof FetchError) throw error;
      throw late() ?? networkError(error as NodeJS.ErrnoException, url);
    } finally {
      deadline.clear();
    }
  }

  #exchange(url: URL, options: RequestOptions): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request =
        url.protocol === 'https:'
          ? httpsRequest(url, { ...options, agent: this.#https })
          : httpRequest(url, { ...options, agent: this.#http });
      // A reset comes as an error of the request, also in the middle of a body.
      request.on('error', reject);
      request.on('response', (incoming) => void this.#receive(url, incoming).then(resolve, reject));
      request.end();
    });
  }

  async #receive(url: URL, incoming: IncomingMessage): Promise<Answer> {
    const { allowPrivate, maxBodyBytes } = this.#options;
    const { remoteAddress } = incoming.socket;
    const give = (error: FetchError) => {
      incoming.destroy();
      return error;
    };
    if (!allowPrivate && remoteAddress !== undefined && isPrivateAddress(remoteAddress))
      throw give(refusal(remoteAddress));
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBodyBytes)
        throw give(new FetchError('too_large', `${url.href}: the body is over the limit of ${maxBodyBytes} bytes`));
      chunks.push(chunk);
    }
    const { httpVersion, statusCode = 0, statusMessage = '', rawHeaders } = incoming;
    return {
      response: {
        httpVersion,
        status: statusCode,
        statusText: statusMessage,
        headers: headerLines(rawHeaders),
        body: Buffer.concat(chunks),
      },
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
    };
  }
}

// Node gives raw headers as names and values by turns, a byte a character.
function headerLines(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, line) => [raw[2 * line] ?? '', raw[2 * line + 1] ?? '']);
}

const transient: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: 'nobody answered',
  EAI_AGAIN: 'the name could not be resolved',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
};

// In words of our own, because Node's differ by its version.
const lasting: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in the chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is signed by an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
};

function networkError({ code = '', message }: NodeJS.ErrnoException, url: URL): FetchError {
  const reason = transient[code] ?? lasting[code] ?? message.split('\n')[0];
  return new FetchError('network_error', `${url.host}: ${reason}`, { isTransient: code in transient });
}
