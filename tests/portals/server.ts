// Loopback addresses under one port number, one for each portal, so that a host is known by its address.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from './build.js';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const ATTEMPTS = 20;

/** Listens on every address under a port that is free on all of them. */
export async function listenOn(addresses: readonly string[], served: (address: string) => Served): Promise<Listening> {
  for (let attempt = 1; ; attempt++) {
    const servers: Server[] = [];
    const close = async () => {
      await Promise.all(servers.map(shut));
    };
    let port = 0;
    try {
      for (const address of addresses) {
        const server = serverOf(() => served(address));
        await listen(server, port, address);
        servers.push(server);
        ({ port } = server.address() as AddressInfo);
      }
      return { port, close };
    } catch (error) {
      await close();
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

function serverOf(served: () => Served): Server {
  return createServer((request, response) => {
    void read(request).then((body) => {
      const { headers, answer } = served();
      const reply = answer({ method: request.method ?? 'GET', path: request.url ?? '/', body });
      response.writeHead(reply.status ?? 200, { 'Content-Type': reply.type ?? 'text/html; charset=utf-8', ...headers });
      response.end(reply.body);
    });
  });
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
