// The records of a WARC file one by one, each held against the file's real length.
import { createReadStream } from 'node:fs';
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio';
import { ArchiveError } from './types.js';

export interface PlacedRecord {
  readonly record: WARCRecord;
  /** Where the record begins in the file, in bytes. */
  readonly offset: number;
  /** Length of its block, in bytes. */
  readonly length: number;
  /**
   * The whole block, with the head of a message where it is one.
   *
   * @throws {ArchiveError} if the file ends before it does
   */
  readBlock(): Promise<Buffer>;
}

// Heads are kept whole in memory, and a gzip member may unpack to a thousand times its size.
const MAX_HEAD_BYTES = 1024 * 1024;
const CHUNK_BYTES = 16 * 1024;
const CUT = 'the file ends in the middle of a record';

/**
 * The records of a WARC file from a byte offset on. What a consumer leaves of a record is passed over.
 *
 * @throws {ArchiveError} one line, after the whole records of a file that is missing, cut, broken, or no WARC file
 */
export async function* recordsOf(path: string, start = 0): AsyncGenerator<PlacedRecord> {
  const stream = createReadStream(path, { start, highWaterMark: CHUNK_BYTES });
  let size = 0;
  let headLimit = MAX_HEAD_BYTES;
  async function* chunks() {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (reader.getReadOffset() > headLimit) throw new Error(`a head is over the limit of ${MAX_HEAD_BYTES} bytes`);
      size += chunk.length;
      yield chunk;
    }
  }
  const reader = new AsyncIterReader(chunks());
  // The heads of HTTP messages are left alone: the parser would look for one's end beyond its record.
  const parser = new WARCParser(reader, { parseHttp: false });
  let whole = 0;
  let end = start;
  const broken = (reason: string) =>
    new ArchiveError(whole === 0 ? `${path}: ${reason}` : `${path}: broken after ${whole} records: ${reason}`, end);
  try {
    for (;;) {
      headLimit = reader.getReadOffset() + MAX_HEAD_BYTES;
      const record = await parser.parse();
      if (!record) break;
      headLimit = Number.POSITIVE_INFINITY;
      const { body, length } = blockOf(record);
      const readBlock = async () => {
        const block = Buffer.from(await record.readFully(false));
        if (body.limit > 0) throw broken(CUT);
        return block;
      };
      yield { record, offset: start + parser.offset, length, readBlock };
      for await (const _ of body);
      // The parser would wait for ever for the rest of the record.
      if (body.limit > 0) throw broken(CUT);
      whole++;
      // The next record begins here, if there is one; the parser has told where this one did.
      end = start + reader.getRawOffset();
    }
    if (size === 0) throw broken('the file is empty');
    if (reader.getRawOffset() < size) throw broken(CUT);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    // A disk that cannot be read says nothing of the file.
    if (syscall !== undefined && code !== 'ENOENT') throw error;
    throw broken(code === 'ENOENT' ? 'no such file' : message);
  } finally {
    stream.destroy();
  }
}

/** A record's block and its declared length, checked before anything is read by it. */
function blockOf(record: WARCRecord): { body: LimitReader; length: number } {
  if (!/^WARC\/\d\.\d\s*$/.test(record.warcHeaders.statusline))
    throw new Error('no WARC record where one should begin');
  const declared = record.warcHeader('Content-Length') ?? '';
  const body = record.reader;
  if (!/^\d{1,15}$/.test(declared) || !(body instanceof LimitReader)) throw new Error('a record of no sensible length');
  return { body, length: Number(declared) };
}
