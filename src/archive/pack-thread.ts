// What the packing thread runs.
import type { MessagePort } from 'node:worker_threads';

/** A WARC record without the two header lines that take a look at its block. */
export interface Unpacked {
  /** Its header lines, each with its end, UTF-8. */
  readonly head: string;
  /** The head of the HTTP message in its block, one byte a character (latin1); empty where there is none. */
  readonly message: string;
  /** The rest of its block. */
  readonly body: Uint8Array;
}

/** Gzip members one after the other, and how long each is. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
}

/**
 * Answers each message, an array of records, with their gzip members (IIPC, "The WARC Format 1.1", annex D).
 *
 * It is sent to the thread as its own text, which a file in TypeScript could not be, so it knows only what it is given.
 */
export function packThread(
  port: MessagePort,
  { createHash }: typeof import('node:crypto'),
  { gzipSync }: typeof import('node:zlib'),
): void {
  const pack = ({ head, message, body }: Unpacked): Buffer => {
    const digest = createHash('sha256').update(message, 'latin1').update(body).digest('hex');
    const ending = `WARC-Block-Digest: sha256:${digest}\r\nContent-Length: ${message.length + body.length}\r\n\r\n`;
    const start = Buffer.from(head + ending, 'utf8');
    return gzipSync(Buffer.concat([start, Buffer.from(message, 'latin1'), body, Buffer.from('\r\n\r\n')]));
  };
  port.on('message', (records: readonly Unpacked[]) => {
    const members = records.map(pack);
    const lengths = members.map(({ length }) => length);
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let end = 0;
    for (const member of members) {
      bytes.set(member, end);
      end += member.length;
    }
    const packed: Packed = { bytes, lengths };
    port.postMessage(packed, [bytes.buffer]);
  });
}
