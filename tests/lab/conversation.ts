// A connection: requests read one after the other, each answered before the next is looked at.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Turn } from './answer.js';
import type { Log } from './log.js';

export interface Talk {
  /** Address and port, as in the URL. */
  readonly name: string;
  readonly log: Log;
  readonly latencyMs: number;
  /** Whether a host wants each request on a connection of its own. */
  readonly isKept: boolean;
  /** The answer to a path, and what of the path is the page's own. */
  find(path: string): { readonly answer: Answer; readonly page: string };
  /** Counts the requests for an address. */
  count(path: string): number;
}

/** Answers what comes over a connection until it closes. */
export function converse(socket: Socket, connection: number, talk: Talk): void {
  let heard = Buffer.alloc(0);
  let isAnswering = false;
  const next = async (): Promise<void> => {
    const end = heard.indexOf('\r\n\r\n');
    if (isAnswering || end < 0) return;
    isAnswering = true;
    const { path, headers } = readHead(heard.subarray(0, end).toString('latin1'));
    heard = heard.subarray(end + 4);
    const host = talk.name;
    const ended = talk.log.asked({ host, path, connection, headers });
    const { answer, page } = talk.find(path);
    const nth = talk.count(path);
    const isKept = talk.isKept && headers.connection !== 'close';
    await sleep(talk.latencyMs);
    await answer(turnOf(socket, { host, path: page, rest: path.slice(page.length), nth, isKept }));
    ended();
    if (!isKept) {
      socket.end();
      return;
    }
    isAnswering = false;
    await next();
  };
  socket.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
    void next();
  });
}

function turnOf(socket: Socket, request: Omit<Turn, 'socket' | 'write'>): Turn {
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      if (socket.writable) socket.write(bytes, () => resolve());
      else resolve();
    });
  return { socket, write, ...request };
}

function readHead(text: string): { path: string; headers: Record<string, string> } {
  const [line = '', ...lines] = text.split('\r\n');
  const headers = lines.map((header) => {
    const colon = header.indexOf(':');
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
  });
  return { path: line.split(' ')[1] ?? '', headers: Object.fromEntries(headers) as Record<string, string> };
}
