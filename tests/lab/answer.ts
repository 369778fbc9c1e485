// How an answer is given: by hand, so that it may be wrong in any byte.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** One request, and the connection on which it is answered. */
export interface Turn {
  readonly socket: Socket;
  /** Address and port that were asked. */
  readonly host: string;
  /** The page's path, without what its answer has below it. */
  readonly path: string;
  /** What the request has after the page's path, such as `/report.pdf`. */
  readonly rest: string;
  /** Which request for this address it is, from 1. */
  readonly nth: number;
  /** Whether another request may follow on the connection; else it is ended after the answer. */
  readonly isKept: boolean;
  /** Done when the bytes have left, or never will. */
  write(bytes: string | Uint8Array): Promise<void>;
}

/** An answer is over when its promise is. */
export type Answer = (turn: Turn) => Promise<void>;

export interface Response {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export const HTML = 'text/html; charset=utf-8';

/** Writes a response in which nothing is wrong. */
export async function respond(turn: Turn, { status = 200, headers, body = '' }: Response): Promise<void> {
  const bytes = Buffer.from(body);
  const lines = {
    'Content-Type': HTML,
    'Content-Length': String(bytes.length),
    Connection: connectionOf(turn),
    ...headers,
  };
  await turn.write(Buffer.concat([head(status, lines), bytes]));
}

/** The Connection header that says what becomes of the connection. */
export function connectionOf({ isKept }: Turn): string {
  return isKept ? 'keep-alive' : 'close';
}

/** Status line and header lines, each character a byte. */
export function head(status: number, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}\r\n${lines.join('')}\r\n`, 'latin1');
}

/** The same response to every request. */
export function always(response: Response): Answer {
  return (turn) => respond(turn, response);
}
