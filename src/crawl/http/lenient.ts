// The second try with a server that undici's parser refuses: Node's own parser, told to let pass what browsers let pass.
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Connection } from './connect.js';
import { codeOf } from './errors.js';
import type { HttpOptions } from './options.js';
import type { Watch } from './watch.js';
import { Body, type HeaderLines, headerLines, methodOf, type Response, type WireRequest } from './wire.js';

/** Whether undici's parser refused an answer that Node's may take. */
export function isRefusedByParser(error: Error, hasHead: boolean): boolean {
  const code = codeOf(error);
  // Also where a length was declared beside chunks, or a `100 Continue` came that nobody had asked for.
  if (!hasHead && (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || error.message === 'bad response')) return true;
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE' && code !== 'HPE_HEADER_OVERFLOW';
}

/** Header lines before those of the request; the connection serves one request. */
export function lenientLeading(url: URL): HeaderLines {
  return [
    ['host', url.host],
    ['connection', 'close'],
  ];
}

/** One request on a connection of its own. */
export function sendLenient(
  { socket }: Connection,
  asked: WireRequest,
  { maxBodyBytes, maxHeaderBytes }: HttpOptions,
  watch: Watch,
): Promise<Response> {
  const { url, target, headers, secret, body } = asked;
  return watch.step((done, fail) => {
    const request = httpRequest({
      method: methodOf(asked),
      path: target,
      headers: [...lenientLeading(url), ...headers, ...secret].flat() as never,
      createConnection: () => socket,
      insecureHTTPParser: true,
      maxHeaderSize: maxHeaderBytes,
    });
    // All of them; the size is bounded already.
    request.maxHeadersCount = 0;
    const receive = (response: IncomingMessage) => {
      watch.enter('body');
      read(request, response, new Body(url, maxBodyBytes), done, fail);
    };
    request.on('response', receive);
    // A reset comes as an error of the request, also in the middle of a body, and before the body's end.
    request.on('error', fail);
    request.end(body ?? undefined);
    return () => socket.destroy();
  });
}

function read(
  request: ClientRequest,
  response: IncomingMessage,
  body: Body,
  done: (response: Response) => void,
  fail: (error: Error) => void,
): void {
  response.on('data', (chunk: Buffer) => {
    try {
      body.add(chunk);
    } catch (error) {
      fail(error as Error);
      request.destroy();
    }
  });
  response.on('error', fail);
  response.on('end', () => {
    const { httpVersion, statusCode = 0, statusMessage = '', rawHeaders } = response;
    const headers = headerLines(rawHeaders);
    done({ httpVersion, status: statusCode, statusText: statusMessage, headers, body: body.whole() });
  });
}
