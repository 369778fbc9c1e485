// Servers of TLS whose certificate nobody has signed, and one that speaks only what nobody speaks any more.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { pathToFileURL } from 'node:url';

// From the package's root, because a build does not copy the fixtures.
const root = pathToFileURL(createRequire(import.meta.url).resolve('nianbao/package.json'));
const fixture = (name: string) => readFileSync(new URL(`tests/fixtures/${name}`, root));

/** A TLS server with the certificate of the tests, that does with each connection what `serve` does. */
export function createTlsServer(serve: (socket: TLSSocket) => void, options: TlsOptions = {}): Server {
  const pair = { cert: fixture('loopback-cert.pem'), key: fixture('loopback-key.pem') };
  const server = createServer({ ...pair, ...options }, (socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  // A client that does not trust the certificate hangs up in the middle of the handshake.
  server.on('tlsClientError', () => undefined);
  return server;
}

export interface OldTlsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A server of TLS 1.0 and nothing later, whose every page is `body`. */
export async function startOldTlsServer(body: string): Promise<OldTlsServer> {
  const sockets = new Set<TLSSocket>();
  const server = createTlsServer(
    (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.once('data', () => {
        const length = Buffer.byteLength(body);
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
        );
      });
    },
    // OpenSSL 3 counts the digests of TLS 1.0 as broken.
    { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
