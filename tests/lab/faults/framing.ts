// Faults of the message: its head, its length, its coding.
import { gzipSync } from 'node:zlib';
import { type Answer, always, HTML, head, respond } from '../answer.js';
import type { Fault } from './fault.js';

/** Bytes written as they are, after which the server hangs up. */
const raw =
  (...parts: readonly (string | Uint8Array)[]): Answer =>
  async (turn) => {
    await turn.write(
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
    );
    turn.socket.end();
  };

const endless: Answer = async (turn) => {
  const chunk = `10000\r\n${'<p>没有</p>'.padEnd(0x10000 - 4, ' ')}\r\n`;
  await turn.write(head(200, { 'Content-Type': HTML, 'Transfer-Encoding': 'chunked' }));
  while (turn.socket.writable) await turn.write(chunk);
};

const BOMB_BYTES = 48 * 1024 * 1024;

function bomb(): Answer {
  let body: Buffer | undefined;
  return (turn) => {
    // Packed when it is first asked for, because that takes longer than all the rest of a lab.
    body ??= gzipSync(Buffer.alloc(BOMB_BYTES, ' '), { level: 1 });
    return respond(turn, { headers: { 'Content-Encoding': 'gzip' }, body });
  };
}

export const framingFaults: readonly Fault[] = [
  {
    name: 'cut',
    what: 'a body shorter than its Content-Length, then the end',
    outcome: 'network_error',
    isOnce: true,
    serve: ({ html }) =>
      raw(
        head(200, { 'Content-Type': HTML, 'Content-Length': String(html.length + 1000) }),
        html.subarray(0, html.length / 2),
      ),
  },
  {
    name: 'long',
    what: 'the page, and more than its Content-Length',
    outcome: 'ok',
    isOnce: true,
    serve: ({ html }) =>
      raw(head(200, { 'Content-Type': HTML, 'Content-Length': String(html.length) }), html, '<!-- more -->\r\n'),
  },
  {
    name: 'chunks',
    what: 'chunks whose lengths are no numbers',
    outcome: 'network_error',
    isOnce: true,
    serve: ({ html }) =>
      raw(head(200, { 'Content-Type': HTML, 'Transfer-Encoding': 'chunked' }), 'zz\r\n', html, '\r\n0\r\n\r\n'),
  },
  {
    name: 'endless',
    what: 'chunks without end, as fast as they are read',
    outcome: 'too_large',
    isOnce: true,
    serve: () => endless,
  },
  { name: 'bomb', what: 'gzip that unpacks to 48 MB', outcome: 'too_large', isOnce: true, serve: bomb },
  {
    name: 'broken-gzip',
    what: 'gzip that breaks off into other bytes',
    outcome: 'broken_body',
    serve: ({ html }) => {
      const body = gzipSync(html);
      return always({ headers: { 'Content-Encoding': 'gzip' }, body: body.fill(0xff, 30, 400) });
    },
  },
  {
    name: 'bare-gzip',
    what: 'gzip that no header names',
    outcome: 'ok',
    serve: ({ html }) => always({ body: gzipSync(html) }),
  },
  {
    name: 'line-feeds',
    what: 'header lines that end in a line feed only',
    outcome: 'ok',
    serve: ({ html }) => raw(`HTTP/1.1 200 OK\nContent-Type: ${HTML}\nContent-Length: ${html.length}\n\n`, html),
  },
  {
    name: 'controls',
    what: 'a header with control characters',
    outcome: 'ok',
    serve: ({ html }) => always({ headers: { 'X-Powered-By': 'a\u0001b\u0002' }, body: html }),
  },
  {
    name: 'old',
    what: 'HTTP/1.0, the end of the connection as that of the body',
    outcome: 'ok',
    serve: ({ html }) => raw(`HTTP/1.0 200 OK\r\nContent-Type: ${HTML}\r\n\r\n`, html),
  },
  { name: 'empty', what: 'a body of no bytes', outcome: 'empty_body', serve: () => always({ body: '' }) },
];
