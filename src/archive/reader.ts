// Captures read back from WARC files, which may be cut, broken, or somebody else's.
import { basename, join } from 'node:path';
import { AsyncIterReader, type WARCRecord } from 'warcio';
import { BodyError, decodeBody, MAX_DECODED_BYTES } from './decode.js';
import { parseResponse } from './http.js';
import { digestOf } from './member.js';
import { type PlacedRecord, recordsOf } from './records.js';
import { ArchiveError, type Capture, type Snapshot } from './types.js';

/** Largest record that is read, in bytes; also the bound on a decoded body. */
const MAX_RECORD_BYTES = MAX_DECODED_BYTES;

/**
 * The capture that a snapshot names. Where the file was packed anew and the record no longer lies at the offset, it is
 * looked for by its id.
 *
 * @throws {ArchiveError} if the file has no such record, or its body cannot be decoded
 */
export async function readCapture(folder: string, snapshot: Snapshot): Promise<Capture> {
  const path = join(folder, snapshot.file);
  const capture = await readRecord(path, snapshot, (placed) => captureOf(placed, path));
  if (capture.fault !== null) throw new ArchiveError(`${path}: record ${snapshot.recordId}: ${capture.fault}`);
  return capture;
}

/**
 * The payload of the record that a snapshot names as it was written, in its content coding.
 *
 * @throws {ArchiveError} if the file has no such record, or the payload is another one by now
 */
export async function readPayload(folder: string, snapshot: Snapshot): Promise<Buffer> {
  const path = join(folder, snapshot.file);
  const { payload, recorded } = await readRecord(path, snapshot, payloadOf);
  if (recorded === null || recorded === digestOf(payload)) return payload;
  throw new ArchiveError(`${path}: record ${snapshot.recordId}: its payload is not the one that was written`);
}

async function readRecord<T>(
  path: string,
  { offset, recordId }: Snapshot,
  read: (placed: PlacedRecord) => Promise<T>,
): Promise<T> {
  try {
    for await (const placed of recordsOf(path, offset)) {
      if (idOf(placed.record) === recordId) return await read(placed);
      break;
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    // Not the start of a record: the file was packed anew. Where it is missing or broken, the search will say so.
  }
  for await (const placed of recordsOf(path)) if (idOf(placed.record) === recordId) return read(placed);
  throw new ArchiveError(`${path} has no record ${recordId}`);
}

/**
 * Every response and resource record of a WARC file, in order.
 *
 * @throws {ArchiveError} after the whole records of a file that is cut or broken
 */
export async function* readCaptures(path: string): AsyncGenerator<Capture> {
  for await (const placed of recordsOf(path)) {
    const { warcType } = placed.record;
    if (warcType === 'response' || warcType === 'resource') yield await captureOf(placed, path);
  }
}

// WARC 1.1 admits dates that are cut after the year, the month, the day or the minute.
const fullDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function idOf(record: WARCRecord): string {
  return record.warcHeader('WARC-Record-ID') ?? '';
}

export async function captureOf({ record, offset, length, readBlock }: PlacedRecord, path: string): Promise<Capture> {
  const type = record.warcType === 'response' ? 'response' : 'resource';
  const date = record.warcDate ?? '';
  const capture = {
    snapshot: { file: basename(path), offset, recordId: idOf(record) },
    type,
    url: record.warcTargetURI ?? null,
    fetchedAt: fullDate.test(date) ? date : null,
    status: null,
    headers: [] as Capture['headers'],
    contentType: record.warcContentType ?? null,
  } as const;
  const none = { body: Buffer.alloc(0), payloadIntact: null };
  if (length > MAX_RECORD_BYTES)
    return { ...capture, ...none, fault: `the record is over the limit of ${MAX_RECORD_BYTES} bytes` };
  const block = await readBlock();
  const message = type === 'response' ? parseResponse(block) : null;
  const payload = message?.payload ?? block;
  const about = message
    ? { ...capture, status: message.status, headers: message.headers, contentType: message.header('content-type') }
    : capture;
  const recorded = payloadDigestOf(record);
  try {
    const isChunked = /^chunked$/i.test(message?.header('transfer-encoding') ?? '');
    const entity = isChunked ? await removeChunks(payload) : payload;
    const body = await decodeBody(entity, message?.header('content-encoding'));
    return {
      ...about,
      body,
      fault: null,
      payloadIntact: recorded === null ? null : recorded === digestOf(payload),
    };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return { ...about, ...none, fault: error.message };
  }
}

async function payloadOf({ record, length, readBlock }: PlacedRecord) {
  if (length > MAX_RECORD_BYTES) throw new ArchiveError(`the record is over the limit of ${MAX_RECORD_BYTES} bytes`);
  const block = await readBlock();
  const payload = record.warcType === 'response' ? parseResponse(block).payload : block;
  return { payload, recorded: payloadDigestOf(record) };
}

/** The `sha256:` digest that a record gives of its payload; null where it gives none. */
function payloadDigestOf(record: WARCRecord): string | null {
  return /^sha256:[0-9a-f]{64}$/.exec(record.warcHeader('WARC-Payload-Digest') ?? '')?.[0] ?? null;
}

// Other crawlers store the body as it went over the wire; the lengths between its chunks are not the page's figures.
async function removeChunks(payload: Buffer): Promise<Buffer> {
  const reader = new AsyncIterReader([payload], null, true);
  const entity = Buffer.from(await reader.readFully());
  if (reader.errored) throw new BodyError('the chunked body is broken');
  return entity;
}
