// A request as it is sent, and what comes back.
import type { Exchange } from '../../archive/index.js';
import { bodyTooLarge } from './errors.js';

export interface WireRequest {
  readonly url: URL;
  /** As in the request line: path and query, or the whole URL for a proxy that no tunnel leads through. */
  readonly target: string;
  /** After `host` and `connection`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** What a POST sends; null for a GET. */
  readonly body: Buffer | null;
  /** For the proxy, and not to be kept. */
  readonly secret: readonly (readonly [name: string, value: string])[];
}

/** What a POST sends. */
export interface RequestBody {
  readonly contentType: string;
  readonly bytes: Buffer;
}

export function methodOf({ body }: WireRequest): 'GET' | 'POST' {
  return body ? 'POST' : 'GET';
}

export type Response = Exchange['response'];
export type HeaderLines = Response['headers'];

/** The body as it comes, within its bound. */
export class Body {
  readonly #url: URL;
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #size = 0;

  constructor(url: URL, maxBytes: number) {
    this.#url = url;
    this.#maxBytes = maxBytes;
  }

  /** @throws {FetchError} `too_large` */
  add(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) throw bodyTooLarge(this.#url, this.#maxBytes);
    this.#chunks.push(chunk);
  }

  whole(): Buffer {
    return Buffer.concat(this.#chunks, this.#size);
  }
}

/** Header lines of names and values by turns. */
export function headerLines(raw: readonly (string | Buffer)[]): HeaderLines {
  const text = (index: number) => {
    const part = raw[index] ?? '';
    return typeof part === 'string' ? part : part.toString('latin1');
  };
  return Array.from({ length: raw.length / 2 }, (_, line) => [text(2 * line), text(2 * line + 1)]);
}
