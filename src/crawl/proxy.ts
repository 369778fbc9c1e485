// A forward proxy on loopback for the browser: every address it asks for is resolved and guarded here.
import { createServer, request as send } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { guardedLookup, isPrivateAddress } from './guard.js';

export interface GuardedProxy {
  readonly url: string;
  close(): Promise<void>;
}

const IDLE_MS = 30_000;

/** Starts a proxy that refuses private addresses unless they are allowed. */
export async function startProxy(allowPrivate: boolean): Promise<GuardedProxy> {
  const lookup = guardedLookup(allowPrivate);
  const isRefused = (host: string) => !allowPrivate && isPrivateAddress(host);
  const server = createServer((incoming, outgoing) => {
    const refuse = (status: number) => {
      outgoing.writeHead(status).end();
    };
    let url: URL;
    try {
      url = new URL(incoming.url ?? '');
    } catch {
      return refuse(400);
    }
    if (url.protocol !== 'http:' || isRefused(url.hostname)) return refuse(403);
    const upstream = send(
      url,
      { method: incoming.method ?? 'GET', headers: incoming.headers, lookup, timeout: IDLE_MS },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    upstream.on('timeout', () => upstream.destroy());
    upstream.on('error', () => (outgoing.headersSent ? outgoing.destroy() : refuse(502)));
    incoming.pipe(upstream);
  });
  server.on('connect', (incoming, client: Socket) => {
    const [, host = '', port = '443'] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(incoming.url ?? '') ?? [];
    if (isRefused(host)) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = connect({ host, port: Number(port), lookup, timeout: IDLE_MS }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    const drop = () => {
      upstream.destroy();
      client.destroy();
    };
    for (const socket of [upstream, client]) socket.on('error', drop).on('timeout', drop).on('close', drop);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
