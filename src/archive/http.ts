// An HTTP message as bytes: header lines as they came, one byte a character.
import type { Exchange } from './types.js';

const CRLF = '\r\n';

/** Request line and header lines of the request; requests carry no body. */
export function requestBytes({ request }: Exchange): Buffer {
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join(CRLF)}${CRLF}${CRLF}`, 'latin1');
}

/**
 * Status line and header lines of the response, without its body. The client has removed the transfer coding, so the
 * line that claims one is kept under another name.
 */
export function responseHeadBytes({ response }: Exchange): Buffer {
  const lines = [`HTTP/${response.httpVersion} ${response.status} ${response.statusText}`];
  for (const [name, value] of response.headers)
    lines.push(`${/^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name}: ${value}`);
  return Buffer.from(`${lines.join(CRLF)}${CRLF}${CRLF}`, 'latin1');
}
