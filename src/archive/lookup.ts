// Captures of an address, found by the index of their folder: it is sorted, so a search halves the file.
import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { getSurt } from 'warcio/utils';
import { INDEX_FILE } from './cdxj.js';
import { repeatOf } from './exchanges.js';
import { captureOf } from './reader.js';
import { recordsOf } from './records.js';
import { ArchiveError, type Capture } from './types.js';

/** What the index says of a capture. */
export interface Indexed {
  readonly url: string;
  /** UTC, 14 digits. */
  readonly timestamp: string;
  readonly mime: string;
  /** HTTP status; `-` for a drawn document. */
  readonly status: string;
  /** `sha256:` digest of the payload as it was sent. */
  readonly digest: string;
  readonly offset: number;
  /** WARC file inside the folder. */
  readonly file: string;
}

const REVISIT = 'warc/revisit';

/** The captures of a folder by their addresses. */
export class CaptureIndex {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What the index lists of an address, the newest first.
   *
   * @throws {ArchiveError} where there is no index, or one of its lines cannot be read
   */
  async find(url: string): Promise<Indexed[]> {
    const path = join(this.#folder, INDEX_FILE);
    const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
      throw new ArchiveError(`${path}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
    });
    try {
      // Addresses that differ in their scheme or "www." share a key.
      const found = (await linesOf(handle, `${getSurt(url)} `)).map((line) => indexedIn(line, path));
      const ofUrl = found.filter((one) => one.url === url);
      return ofUrl.sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
    } finally {
      await handle.close();
    }
  }

  /**
   * The capture that the index lists; of a body that came again with the body of the first one.
   *
   * @throws {ArchiveError} where it does not lie there, or its body cannot be had
   */
  async read({ url, file, offset, digest, mime }: Indexed): Promise<Capture> {
    const path = join(this.#folder, file);
    for await (const placed of recordsOf(path, offset)) {
      const { record } = placed;
      const { warcType } = record;
      if (record.warcTargetURI !== url) break;
      if (warcType === 'response' || warcType === 'resource') return whole(await captureOf(placed, path), path);
      // A body that came again stands in a record that has one, and in no other that came again.
      if (warcType !== 'revisit' || mime !== REVISIT) break;
      const from = record.warcHeader('WARC-Refers-To-Target-URI') ?? url;
      return repeatOf(placed, await this.#original(from, digest, record.warcHeader('WARC-Refers-To') ?? ''));
    }
    throw new ArchiveError(`${path}: no capture of ${url} at ${offset}, where the index has one`);
  }

  async #original(url: string, digest: string, recordId: string): Promise<Capture> {
    for (const one of await this.find(url))
      if (one.digest === digest && one.mime !== REVISIT) {
        const capture = await this.read(one);
        if (capture.snapshot.recordId === recordId) return capture;
      }
    throw new ArchiveError(`${this.#folder} has no record ${recordId}, whose body came again`);
  }
}

function whole(capture: Capture, path: string): Capture {
  const { recordId } = capture.snapshot;
  if (capture.fault !== null) throw new ArchiveError(`${path}: record ${recordId}: ${capture.fault}`);
  if (capture.payloadIntact === false)
    throw new ArchiveError(`${path}: record ${recordId} was changed since it was written: its digest is another`);
  return capture;
}

/** The index has seconds; within one the files and the places in them tell what came first. */
function orderOf({ timestamp, file, offset }: Indexed): string {
  return `${timestamp} ${file} ${String(offset).padStart(16, '0')}`;
}

function indexedIn(line: string, path: string): Indexed {
  const [, timestamp, json] = /^\S+ (\d{14}) (\{.*\})$/.exec(line) ?? [];
  const fields = json === undefined ? null : (asJson(json) as Record<string, unknown> | null);
  const { url, mime, status, digest, offset, filename } = fields ?? {};
  // The index is somebody's file: it names files beside it, and nothing else.
  const isFile = typeof filename === 'string' && filename === basename(filename) && /\.warc(?:\.gz)?$/.test(filename);
  if (timestamp === undefined || !isFile || !/^\d{1,15}$/.test(String(offset)))
    throw new ArchiveError(`${path}: "${line.slice(0, 60)}…" is no line of an index`);
  return {
    url: String(url),
    timestamp,
    mime: String(mime),
    status: String(status),
    digest: String(digest),
    offset: Number(offset),
    file: filename,
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const CHUNK_BYTES = 8192;
const MAX_LINE_BYTES = 1024 * 1024;

/** The lines of a sorted file that begin with `start`. */
async function linesOf(handle: FileHandle, start: string): Promise<string[]> {
  let [low, high] = [0, (await handle.stat()).size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = middle === 0 ? 0 : await behindBreak(handle, middle - 1);
    const line = at < high ? await lineAt(handle, at) : null;
    if (line === null || line.text >= start) high = middle;
    else low = line.end;
  }
  const found: string[] = [];
  for (let line = await lineAt(handle, low); line?.text.startsWith(start); line = await lineAt(handle, line.end))
    found.push(line.text);
  return found;
}

/** The line that begins at a place, and where the next one does; null at the end of the file. */
async function lineAt(handle: FileHandle, start: number): Promise<{ text: string; end: number } | null> {
  const end = await behindBreak(handle, start);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
  return bytesRead === 0 ? null : { text: buffer.toString('utf8', 0, bytesRead).trimEnd(), end };
}

/** The place behind the first line break from `from` on, or the end of the file. */
async function behindBreak(handle: FileHandle, from: number): Promise<number> {
  for (let at = from; at - from < MAX_LINE_BYTES; at += CHUNK_BYTES) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, at);
    const place = buffer.subarray(0, bytesRead).indexOf(0x0a);
    if (place >= 0) return at + place + 1;
    if (bytesRead < CHUNK_BYTES) return at + bytesRead;
  }
  throw new ArchiveError(`a line of the index is longer than ${MAX_LINE_BYTES} bytes`);
}
