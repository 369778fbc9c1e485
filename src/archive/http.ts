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

export interface ParsedResponse {
  /** 0 where the status line is none. */
  readonly status: number;
  /** The first header line of a name in lower case, one byte a character (latin1). */
  header(name: string): string | null;
  readonly payload: Buffer;
}

/** A response as it was written, taken apart; what is no HTTP message is all head. */
export function parseResponse(block: Buffer): ParsedResponse {
  const end = block.indexOf(`${CRLF}${CRLF}`);
  const head = block.subarray(0, end === -1 ? undefined : end).toString('latin1');
  const [statusLine = '', ...lines] = head.split(CRLF);
  const fields = lines.map((line) => /^([^:]*):(.*)$/s.exec(line));
  return {
    status: Number(/^HTTP\/\d\.\d (\d{3})\b/.exec(statusLine)?.[1] ?? 0),
    header: (name) => fields.find((field) => field?.[1]?.trim().toLowerCase() === name)?.[2]?.trim() ?? null,
    payload: end === -1 ? Buffer.alloc(0) : block.subarray(end + 2 * CRLF.length),
  };
}
