// Many loopback addresses under one port number, so that a host is known by its address alone.
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const ATTEMPTS = 20;

/**
 * Listens on every address under a port that is free on all of them.
 *
 * @param make the server of an address, which a taken port costs
 */
export async function listenTogether(
  addresses: readonly string[],
  make: (address: string) => Server,
): Promise<Listening> {
  for (let attempt = 1; ; attempt++) {
    const open: { server: Server; sockets: Set<Socket> }[] = [];
    const close = async () => {
      await Promise.all(open.map(shut));
    };
    let port = 0;
    try {
      for (const address of addresses) {
        const server = make(address);
        const sockets = new Set<Socket>();
        server.on('connection', (socket: Socket) => {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
        });
        await listen(server, port, address);
        open.push({ server, sockets });
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

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The end of a connection, from either side. */
export function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}

async function shut({ server, sockets }: { server: Server; sockets: ReadonlySet<Socket> }): Promise<void> {
  // A server is closed before its last sockets say that they are.
  const closed = [...sockets].map(closing);
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await Promise.all(closed);
}
