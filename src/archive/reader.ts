// Captures read back from WARC files.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { WARCParser, type WARCRecord } from 'warcio';
import { decodeBody, MAX_DECODED_BYTES } from './decode.js';
import { ArchiveError, type Capture, type Snapshot } from './types.js';

/** Largest record that is read, in bytes; also the bound on a decoded body. */
const MAX_RECORD_BYTES = MAX_DECODED_BYTES;

/**
 * The capture that a snapshot names. Where the file was packed anew and the record no longer lies at the offset, it is
 * looked for by its id.
 *
 * @throws {ArchiveError} if the file has no such record
 */
export async function readCapture(folder: string, snapshot: Snapshot): Promise<Capture> {
  const path = join(folder, snapshot.file);
  const here = await recordAt(path, snapshot);
  if (here) return here;
  for await (const record of recordsOf(path, 0))
    if (idOf(record) === snapshot.recordId) return captureOf(record, snapshot.file);
  throw new ArchiveError(`${path} has no record ${snapshot.recordId}`);
}

async function recordAt(path: string, snapshot: Snapshot): Promise<Capture | null> {
  try {
    for await (const record of recordsOf(path, snapshot.offset)) {
      if (idOf(record) !== snapshot.recordId) return null;
      return { ...(await captureOf(record, snapshot.file)), snapshot };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ArchiveError(`${path}: no such file`);
    // Not the start of a record: the file was packed anew.
  }
  return null;
}

/**
 * Every response and resource record of a WARC file, in order.
 *
 * @throws {ArchiveError} after the whole records of a file that is cut or broken
 */
export async function* readCaptures(path: string): AsyncGenerator<Capture> {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  for await (const record of recordsOf(path, 0))
    if (record.warcType === 'response' || record.warcType === 'resource') yield await captureOf(record, file);
}

async function* recordsOf(path: string, start: number): AsyncGenerator<WARCRecord> {
  const stream = createReadStream(path, { start });
  let whole = 0;
  try {
    for await (const record of new WARCParser(stream)) {
      yield record;
      if (!record.consumed) await record.skipFully();
      whole++;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof ArchiveError) throw error;
    throw new ArchiveError(`${path}: broken after ${whole} records: ${(error as Error).message}`);
  } finally {
    stream.destroy();
  }
}

function idOf(record: WARCRecord): string {
  return record.warcHeader('WARC-Record-ID') ?? '';
}

async function captureOf(record: WARCRecord, file: string): Promise<Capture> {
  const id = idOf(record);
  const declared = Number(record.warcHeader('Content-Length'));
  if (!(declared <= MAX_RECORD_BYTES))
    throw new ArchiveError(`${file}: record ${id} is over the limit of ${MAX_RECORD_BYTES} bytes`);
  const payload = Buffer.from(await record.readFully(false));
  const digest = `sha256:${createHash('sha256').update(payload).digest('hex')}`;
  const isResponse = record.warcType === 'response';
  const headers = record.httpHeaders?.headers;
  const encoding = isResponse ? headers?.get('Content-Encoding') : null;
  return {
    snapshot: { file, offset: record._offset ?? 0, recordId: id },
    type: isResponse ? 'response' : 'resource',
    url: record.warcTargetURI ?? '',
    fetchedAt: record.warcDate ?? '',
    status: isResponse ? Number(record.httpHeaders?.statusCode ?? 0) : null,
    contentType: (isResponse ? headers?.get('Content-Type') : record.warcHeader('Content-Type')) ?? null,
    body: await decodeBody(payload, encoding),
    payloadIntact: record.warcHeader('WARC-Payload-Digest') === digest,
  };
}
