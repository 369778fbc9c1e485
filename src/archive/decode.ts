// Removing a content coding, within bounds.
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

const decoders = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
  deflateRaw: promisify(inflateRaw),
};

// What servers write there that is none: the name of an encoding of characters, as a rule.
const noCoding = /^$|^(?:identity|none|utf-?8|gbk|gb2312|gb18030|chunked|binary)$/;
// Each may take as long as the limit of a body allows.
const MAX_CODINGS = 4;

/** Largest body that is decoded, in bytes. */
export const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** A body that cannot be decoded, or grows past the limit. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  constructor(
    message: string,
    readonly isTooLarge = false,
  ) {
    super(message);
  }
}

/**
 * The body with its content coding removed. A body that begins like gzip is taken for it although no header says so.
 *
 * @param contentEncoding the Content-Encoding header; several codings are removed from the last to the first
 * @throws {BodyError} for a coding that is unknown or broken, or more than `maxBytes` decoded bytes
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | null | undefined,
  maxBytes: number = MAX_DECODED_BYTES,
): Promise<Buffer> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-/, ''))
    .filter((coding) => !noCoding.test(coding));
  if (codings.length > MAX_CODINGS) throw new BodyError(`${codings.length} content codings, more than ${MAX_CODINGS}`);
  let decoded = body;
  for (const coding of codings.reverse()) {
    if (decoded.length === 0) break;
    // Some servers declare a coding that they have not applied.
    if (coding === 'gzip' && !isGzip(decoded)) continue;
    decoded = await removeCoding(decoded, coding, maxBytes);
  }
  if (isGzip(decoded)) decoded = await removeCoding(decoded, 'gzip', maxBytes);
  if (decoded.length > maxBytes) throw new BodyError(`the body is over the limit of ${maxBytes} bytes`, true);
  return decoded;
}

function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

async function removeCoding(body: Buffer, coding: string, maxOutputLength: number): Promise<Buffer> {
  if (coding !== 'gzip' && coding !== 'br' && coding !== 'deflate')
    throw new BodyError(`unknown content coding "${coding}"`);
  // Both zlib streams and bare ones are sent as deflate; the zlib header tells them apart.
  const isBare = coding === 'deflate' && ((body[0] ?? 0) & 0x0f) !== 8;
  try {
    return await decoders[isBare ? 'deflateRaw' : coding](body, { maxOutputLength });
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb
      ? new BodyError(`the decoded body is over the limit of ${maxOutputLength} bytes`, true)
      : new BodyError(`the ${coding} body is broken`);
  }
}
