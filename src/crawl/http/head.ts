// The status line as it came: undici tells no HTTP version, and the reason phrase only as far as it is UTF-8.
import type { Socket } from 'node:net';

export interface StatusLine {
  readonly httpVersion: string;
  /** One byte a character (latin1). */
  readonly statusText: string;
}

/** Looks on at what is read from a socket, as long as the head of a response comes. */
export class HeadWatch {
  #chunks: Buffer[] = [];
  #size = 0;
  #isOpen = false;

  /** @param overflow the error that ends a socket whose head is over the limit, also where that is the status line */
  constructor(socket: Socket, maxBytes: number, overflow: () => Error) {
    const read = socket.read.bind(socket);
    socket.read = (size?: number) => {
      const chunk = read(size) as Buffer | null;
      if (!this.#isOpen || chunk === null) return chunk;
      if (this.#size > maxBytes) socket.destroy(overflow());
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      return chunk;
    };
  }

  /** Whether anything came since the request. */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Before each request. */
  open(): void {
    this.#chunks = [];
    this.#size = 0;
    this.#isOpen = true;
  }

  /** At the end of the head. */
  close(): StatusLine {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#isOpen = false;
    return statusLine(bytes ?? Buffer.alloc(0));
  }
}

// Informational responses may come before (RFC 9110, 15.2).
function statusLine(bytes: Buffer): StatusLine {
  for (let start = 0; ; ) {
    const end = bytes.indexOf('\r\n', start);
    const line = bytes.toString('latin1', start, end === -1 ? bytes.length : end);
    const [, httpVersion, status, statusText = ''] = /^HTTP\/(\d\.\d) (\d{3}) ?(.*)$/s.exec(line) ?? [];
    if (httpVersion !== undefined && status?.startsWith('1') !== true) return { httpVersion, statusText };
    // Empty lines before the status line are allowed for (RFC 9112, 2.2).
    const next = bytes.indexOf(httpVersion === undefined ? '\r\n' : '\r\n\r\n', start);
    if (next === -1) return { httpVersion: '1.1', statusText: '' };
    start = next + (httpVersion === undefined ? 2 : 4);
  }
}
