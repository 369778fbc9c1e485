// The server of a portal.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Served } from './build.js';

/** What is served may be known only when the port is. */
export function serverOf(served: () => Served): Server {
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
