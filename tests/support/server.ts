// A real HTTP server on loopback that remembers what it was asked, in which order, and how much of it at once.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
}

export type Handler = (request: IncomingMessage, nth: number) => Answer | undefined | Promise<Answer | undefined>;

export interface TestServer {
  readonly url: string;
  /** The same server under another host's name. */
  readonly otherHost: string;
  /** Paths in the order in which they were asked for. */
  readonly paths: readonly string[];
  readonly requests: readonly IncomingMessage[];
  /** Connections that were opened. */
  readonly connections: () => number;
  /** The most requests that were open at one time. */
  readonly mostAtOnce: () => number;
}

/** Starts a server whose answers come from `handle`; what it does not answer is a 404. `nth` counts a path's requests. */
export async function startServer(handle: Handler): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const seen = new Map<string, number>();
  let connections = 0;
  let open = 0;
  let mostAtOnce = 0;
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    requests.push(request);
    open++;
    mostAtOnce = Math.max(mostAtOnce, open);
    response.on('close', () => open--);
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    const answer = (await handle(request, nth)) ?? { status: 404, body: 'not here' };
    const { status = 200, headers = { 'Content-Type': 'text/html; charset=utf-8' }, body = '' } = answer;
    // A turn of the loop, in which an impatient client would send its next request.
    setTimeout(() => response.writeHead(status, headers).end(body), 2);
  };
  const server = createServer((request, response) => void respond(request, response));
  server.on('connection', () => connections++);
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    otherHost: url.replace('127.0.0.1', 'localhost'),
    get paths() {
      return requests.map((request) => request.url ?? '');
    },
    requests,
    connections: () => connections,
    mostAtOnce: () => mostAtOnce,
  };
}

/** Starts a server that does with each connection what `serve` does. */
export async function startSocketServer(serve: (socket: Socket) => void): Promise<{ url: string }> {
  const server = createSocketServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  return { url: `http://127.0.0.1:${await listen(server)}` };
}

/** The port on which the server listens until the test is over. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** The path of a fixture. */
export const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** The certificate of `startSecureServer`, which only a loopback server ever shows. */
export const certificate = fixture('loopback-cert.pem');

/** Starts an HTTPS server whose every page is `body`, and which has no robots.txt. */
export async function startSecureServer(body: string): Promise<{ url: string }> {
  const [cert, key] = await Promise.all([readFile(certificate), readFile(fixture('loopback-key.pem'))]);
  const server = createSecureServer({ cert, key }, ({ url }, response) => {
    response.writeHead(url === '/robots.txt' ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
  });
  return { url: `https://127.0.0.1:${await listen(server)}` };
}

/** A port of loopback on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
