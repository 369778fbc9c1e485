// A file that its writer could not end: cut behind its last whole record, or behind what is known to be in it.
import { open, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { type IndexLine, mergeIndex } from './cdxj.js';
import { parseResponse } from './http.js';
import { type PlacedRecord, recordsOf } from './records.js';
import { ArchiveError } from './types.js';

// How a gzip member begins (RFC 1952, 2.3), and further than the longest record reaches.
const MEMBER = Buffer.from([0x1f, 0x8b, 0x08]);
const MAX_SCAN = 80 * 1024 * 1024;

/**
 * Cuts a file to what its writer had noted of it, or to its last whole record where less came to disk, and puts its
 * captures into the index, and no others of it. A file that is damaged in its midst keeps its bytes.
 *
 * @param extent the file, and how far it is known to be good; 0: nothing in it is known, and it is removed
 * @returns how far it reaches now
 */
export async function repairFile(folder: string, { file, size }: { file: string; size: number }) {
  const path = join(folder, file);
  const length = await stat(path).then(
    (info) => info.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
  if (length > size) await truncate(path, size);
  const lines: IndexLine[] = [];
  let end = Math.min(length, size);
  try {
    for await (const line of end === 0 ? [] : linesOf(path, file)) lines.push(line);
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.end === null) throw error;
    if (await goesOn(path, error.end + 1, end)) {
      // A record was damaged; what lies behind it can still be read at its offset.
      await mergeIndex(folder, lines);
      return { file, size: end };
    }
    end = error.end;
    await truncate(path, end);
  }
  if (end === 0) await rm(path, { force: true });
  await mergeIndex(folder, lines, file);
  return { file, size: end };
}

/** Whether a record begins between two offsets. */
async function goesOn(path: string, from: number, to: number): Promise<boolean> {
  const handle = await open(path);
  let rest: Buffer;
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(to - from, MAX_SCAN)));
    rest = bytes.subarray(0, (await handle.read(bytes, 0, bytes.length, from)).bytesRead);
  } finally {
    await handle.close();
  }
  for (let at = rest.indexOf(MEMBER); at !== -1; at = rest.indexOf(MEMBER, at + 1))
    if (await isRecord(path, from + at)) return true;
  return false;
}

async function isRecord(path: string, offset: number): Promise<boolean> {
  try {
    for await (const _ of recordsOf(path, offset)) return true;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
  }
  return false;
}

async function* linesOf(path: string, file: string): AsyncGenerator<IndexLine> {
  let last: Omit<IndexLine, 'length'> | null = null;
  const whole = (end: number): IndexLine[] =>
    last && last.offset < end ? [{ ...last, length: end - last.offset }] : [];
  try {
    for await (const placed of recordsOf(path)) {
      yield* whole(placed.offset);
      last = await lineOf(placed, file);
    }
  } catch (error) {
    if (error instanceof ArchiveError && error.end !== null) yield* whole(error.end);
    throw error;
  }
  yield* whole((await stat(path)).size);
}

async function lineOf(
  { record, offset, readBlock }: PlacedRecord,
  file: string,
): Promise<Omit<IndexLine, 'length'> | null> {
  const type = record.warcType;
  if (type !== 'response' && type !== 'resource' && type !== 'revisit') return null;
  const message = type === 'resource' ? null : parseResponse(await readBlock());
  const sent = message ? (message.header('content-type') ?? 'unk') : (record.warcContentType ?? 'unk');
  return {
    file,
    offset,
    url: record.warcTargetURI ?? '',
    date: new Date(record.warcDate ?? 0),
    mime: type === 'revisit' ? 'warc/revisit' : (sent.split(';')[0]?.trim() ?? 'unk'),
    status: message ? String(message.status) : '-',
    digest: record.warcHeader('WARC-Payload-Digest') ?? '',
  };
}
