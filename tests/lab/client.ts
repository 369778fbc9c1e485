// A client that takes whatever bytes come, and says how they ended.
import { connect } from 'node:net';
import { decodeBody } from '../../src/archive/index.js';

export interface Heard {
  readonly bytes: Buffer;
  /** As UTF-8, for looking. */
  readonly text: string;
  readonly status: number;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** `open`: the patience was over, or enough had come. */
  readonly end: 'closed' | 'reset' | 'open';
}

const PATIENCE_MS = 20_000;
const ENOUGH_BYTES = 6 * 1024 * 1024;

/** Asks once, and leaves a server that has not come to an end when the patience has. */
export function ask(url: string, patienceMs: number = PATIENCE_MS): Promise<Heard> {
  const { hostname, port, pathname, host } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    const end = (how: Heard['end']) => {
      clearTimeout(patience);
      socket.destroy();
      resolve(heardOf(Buffer.concat(chunks), how));
    };
    const patience = setTimeout(() => end('open'), patienceMs);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > ENOUGH_BYTES) end('open');
    });
    socket.on('error', () => end('reset'));
    socket.on('end', () => end('closed'));
  });
}

/** Asks until the page comes, as a patient crawler would, but without waiting. */
export async function askOn(url: string): Promise<Heard> {
  for (let [address, attempts] = [url, 1]; ; attempts++) {
    const heard = await ask(address);
    const location = heard.headers.get('location');
    if (location !== undefined) address = new URL(location, address).href;
    else if (heard.status === 200 || attempts > 5) return heard;
  }
}

function heardOf(bytes: Buffer, end: Heard['end']): Heard {
  const latin = bytes.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(latin);
  const [first = '', ...lines] = latin.slice(0, gap?.index ?? latin.length).split(/\r?\n/);
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const),
  );
  const body = gap ? bytes.subarray(gap.index + gap[0].length) : Buffer.alloc(0);
  return { bytes, text: bytes.toString('utf8'), status: Number(first.split(' ')[1] ?? 0), headers, body, end };
}

/** The document that a good answer carries. */
export function documentOf({ headers, body }: Heard): Promise<Buffer> {
  const whole = headers.get('transfer-encoding') === 'chunked' ? unchunked(body) : body;
  return decodeBody(whole, headers.get('content-encoding'));
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, line).toString('latin1'), 16);
    if (line < 0 || !(length > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}
