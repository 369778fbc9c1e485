// A client of the test's own, and servers that answer with bytes.
import { onTestFinished } from 'vitest';
import type { Exchange } from '../../src/archive/index.js';
import { HttpClient, type HttpOptions, type HttpSurroundings } from '../../src/crawl/http/index.js';
import { startSocketServer } from '../support/server.js';

/** Bounds that no test comes near unless it means to. */
export const httpDefaults: HttpOptions = {
  allowPrivate: false,
  totalTimeoutMs: 60_000,
  headerTimeoutMs: 60_000,
  connectTimeoutMs: 60_000,
  maxBodyBytes: 64 * 1024 * 1024,
  maxHeaderBytes: 64 * 1024,
  maxPerAddress: 2,
  proxy: () => null,
  insecureTls: new Set(),
  contact: null,
};

/** A client that may reach loopback, and that ends with the test. */
export function startClient(options: Partial<HttpOptions> = {}, surroundings: HttpSurroundings = {}): HttpClient {
  const client = new HttpClient({ ...httpDefaults, allowPrivate: true, ...options }, surroundings);
  onTestFinished(() => client.close());
  return client;
}

/** One exchange by a client of its own. */
export function get(url: string, options: Partial<HttpOptions> = {}): Promise<Exchange> {
  return startClient(options).exchange(new URL(url));
}

export interface RawServer {
  readonly url: string;
  /** What came in, one entry a request. */
  readonly requests: readonly string[];
  readonly connections: () => number;
}

/** A server that answers the nth request with the nth of these (latin1), the last one again, and then may hang up. */
export async function startRawServer(answers: readonly string[], end?: 'end' | 'reset'): Promise<RawServer> {
  const requests: string[] = [];
  let connections = 0;
  const { url } = await startSocketServer((socket) => {
    connections++;
    socket.on('data', (chunk) => {
      requests.push(chunk.toString('latin1'));
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? '';
      if (end === 'end') return socket.end(answer, 'latin1');
      socket.write(answer, 'latin1');
      if (end === 'reset') setTimeout(() => socket.resetAndDestroy(), 10);
    });
  });
  return { url, requests, connections: () => connections };
}

/** A response with a length. */
export function response(body: string, head = 'HTTP/1.1 200 OK'): string {
  return `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
