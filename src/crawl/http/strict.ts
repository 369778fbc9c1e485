// Requests by undici on one connection that stands.
import { Client, type Dispatcher } from 'undici';
import type { Connection } from './connect.js';
import { headTooLarge } from './errors.js';
import { HeadWatch, type StatusLine } from './head.js';
import type { HttpOptions } from './options.js';
import type { Watch } from './watch.js';
import { Body, type HeaderLines, headerLines, methodOf, type Response, type WireRequest } from './wire.js';

// Longer than the usual pause between two requests to a host.
const IDLE_MS = 15_000;

/** An undici client whose only connection is the one that it was given. */
export class StrictConnection {
  readonly connection: Connection;
  readonly #client: Client;
  readonly #head: HeadWatch;
  readonly #options: HttpOptions;

  constructor(connection: Connection, url: URL, options: HttpOptions) {
    this.connection = connection;
    this.#options = options;
    const { socket } = connection;
    this.#head = new HeadWatch(socket, options.maxHeaderBytes, () => headTooLarge(url, options.maxHeaderBytes));
    let isGiven = false;
    this.#client = new Client(url.origin, {
      pipelining: 1,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
      maxHeaderSize: options.maxHeaderBytes,
      // The watch has the one timer for all.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (_, callback) => {
        // A second connection would be one to an address that nobody has checked.
        const error = isGiven ? Object.assign(new Error('the connection is gone'), { code: 'ECONNRESET' }) : null;
        isGiven = true;
        // An answer before undici has ended its own turn leaves its queue standing.
        queueMicrotask(() => (error ? callback(error, null) : callback(null, socket)));
      },
    });
  }

  get isAlive(): boolean {
    return !this.connection.socket.destroyed;
  }

  /** Whether nothing has come since the last request was sent. */
  get isSilent(): boolean {
    return this.#head.isEmpty;
  }

  /** Header lines that undici puts before those of the request. */
  static leading(url: URL): HeaderLines {
    return [
      ['host', url.host],
      ['connection', 'keep-alive'],
    ];
  }

  /** One request. Any error leaves the connection unfit for another one. */
  send(request: WireRequest, watch: Watch): Promise<Response> {
    const { socket } = this.connection;
    return watch.step((done, fail) => {
      const body = new Body(request.url, this.#options.maxBodyBytes);
      let head: (StatusLine & Pick<Response, 'status' | 'headers'>) | undefined;
      this.#head.open();
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => undefined,
        onResponseStart: (controller, status) => {
          if (status < 200) return;
          // The types leave open what the lines are; here they are always bytes.
          head = { status, headers: headerLines(controller.rawHeaders as Buffer[]), ...this.#head.close() };
          watch.enter('body');
        },
        onResponseData: (_, chunk) => body.add(chunk),
        onResponseEnd: () => {
          // undici takes a reset for the end of a body without a length.
          if (socket.errored || !head) return fail(socket.errored ?? new Error('no answer'));
          const { httpVersion, status, statusText, headers } = head;
          done({ httpVersion, status, statusText, headers, body: body.whole() });
        },
        onResponseError: (_, error) => fail(error),
      };
      const headers = [...request.headers, ...request.secret].flat();
      const { target: path, body: sent } = request;
      this.#client.dispatch({ method: methodOf(request), path, headers, body: sent }, handler);
      return () => void this.close();
    });
  }

  async close(): Promise<void> {
    this.connection.socket.destroy();
    await this.#client.destroy();
  }
}
