// The head of an HTTP message: header lines as they came, one byte a character (latin1).
import type { Exchange } from './types.js';

const CRLF = '\r\n';

/** Request line and header lines of the request. */
export function requestHead({ request }: Exchange): string {
  return headOf(`${request.method} ${request.target} HTTP/1.1`, request.headers);
}

/**
 * Status line and header lines of the response. The client has removed the transfer coding, so the line that claims one
 * is kept under another name.
 */
export function responseHead({ response }: Exchange): string {
  const headers = response.headers.map(([name, value]): [string, string] => [
    /^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name,
    value,
  ]);
  return headOf(`HTTP/${response.httpVersion} ${response.status} ${response.statusText}`, headers);
}

function headOf(first: string, headers: readonly (readonly [name: string, value: string])[]): string {
  let head = first + CRLF;
  for (const [name, value] of headers) head += `${name}: ${value}${CRLF}`;
  return head + CRLF;
}

/** Method and body of a request as it was written. */
export function parseRequest(block: Buffer): { readonly method: string; readonly body: Buffer } {
  const end = block.indexOf(`${CRLF}${CRLF}`);
  const [method = ''] = block.subarray(0, 32).toString('latin1').split(' ', 1);
  return { method, body: end === -1 ? Buffer.alloc(0) : block.subarray(end + 2 * CRLF.length) };
}

export interface ParsedResponse {
  /** 0 where the status line is none. */
  readonly status: number;
  /** Header lines in order, one byte a character (latin1). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The first header line of a name in lower case, one byte a character (latin1). */
  header(name: string): string | null;
  readonly payload: Buffer;
}

/** A response as it was written, taken apart; what is no HTTP message is all head. */
export function parseResponse(block: Buffer): ParsedResponse {
  const end = block.indexOf(`${CRLF}${CRLF}`);
  const head = block.subarray(0, end === -1 ? undefined : end).toString('latin1');
  const [statusLine = '', ...lines] = head.split(CRLF);
  const headers = lines.flatMap((line) => {
    const [, name, value = ''] = /^([^:]*):(.*)$/s.exec(line) ?? [];
    return name === undefined ? [] : [[name.trim(), value.trim()] as const];
  });
  return {
    headers,
    status: Number(/^HTTP\/\d\.\d (\d{3})\b/.exec(statusLine)?.[1] ?? 0),
    header: (wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null,
    payload: end === -1 ? Buffer.alloc(0) : block.subarray(end + 2 * CRLF.length),
  };
}
