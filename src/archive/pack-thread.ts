// What the packing thread runs.
import type { MessagePort } from 'node:worker_threads';
import type { ZlibOptions } from 'node:zlib';

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
  // A fifth less time than zlib's own choice, for a twentieth more bytes.
  const page: ZlibOptions = { level: 4 };
  // What is set up to pack a request takes longer than packing it.
  const small: ZlibOptions = { windowBits: 11, memLevel: 3, chunkSize: 2048 };
  const pack = ({ head, message, body }: Unpacked): Buffer => {
    const digest = createHash('sha256').update(message, 'latin1').update(body).digest('hex');
    const ending = `WARC-Block-Digest: sha256:${digest}\r\nContent-Length: ${message.length + body.length}\r\n\r\n`;
    const start = Buffer.from(head + ending, 'utf8');
    const record = Buffer.concat([start, Buffer.from(message, 'latin1'), body, Buffer.from('\r\n\r\n')]);
    return gzipSync(record, record.length < 2048 ? small : page);
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
