// A folder of WARC files that grows: whole members only, a new file past a size, an index brought up to date at the end.
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type IndexLine, mergeIndex } from './cdxj.js';
import { infoMember, type Member, renderingMember, requestMember, responseMember } from './member.js';
import { Packer } from './packer.js';
import { syncFolder } from './sync-folder.js';
import type { Archive, ArchiveOptions, Exchange, Rendering, WriteOptions, Written } from './types.js';

const DEFAULT_MAX_FILE_BYTES = 1_000_000_000;

interface OpenFile {
  readonly name: string;
  readonly handle: FileHandle;
  size: number;
}

/** A packed record, with the one of its request behind it, that waits to be written. */
interface Waiting {
  readonly bytes: Uint8Array;
  /** What the index is to say of it. */
  readonly line: Omit<IndexLine, 'file' | 'offset'>;
  readonly done: (place: Place) => void;
  readonly fail: (error: unknown) => void;
}

interface Place {
  readonly file: string;
  readonly offset: number;
  /** How far the file reaches with it. */
  readonly size: number;
}

/**
 * Opens an archive for writing; the folder is made if it is not there.
 *
 * What comes while another record is written is written together. `close` brings the index up to date.
 */
export async function openArchive(folder: string, options: ArchiveOptions): Promise<Archive> {
  await mkdir(folder, { recursive: true });
  return new WarcArchive(folder, options);
}

class WarcArchive implements Archive {
  readonly #folder: string;
  readonly #options: ArchiveOptions;
  readonly #limit: number;
  readonly #index: IndexLine[] = [];
  readonly #packer = new Packer();
  readonly #waiting: Waiting[] = [];
  #file: OpenFile | null = null;
  #serial = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();

  constructor(folder: string, options: ArchiveOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#limit = options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
  }

  write(exchange: Exchange, options: WriteOptions = {}): Promise<Written> {
    const response = responseMember(exchange, options);
    const request = requestMember(exchange, response.recordId);
    const { status, headers } = exchange.response;
    const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1];
    return this.#put([response, request], {
      url: exchange.url,
      date: exchange.fetchedAt,
      mime: options.original ? 'warc/revisit' : (type?.split(';')[0]?.trim() ?? 'unk'),
      status: String(status),
    });
  }

  writeRendering(rendering: Rendering): Promise<Written> {
    const { url, renderedAt: date } = rendering;
    return this.#put([renderingMember(rendering)], { url, date, mime: 'text/html', status: '-' });
  }

  sync(): Promise<void> {
    const file = this.#file;
    if (file) this.#syncing = this.#syncing.then(() => file.handle.datasync());
    return this.#syncing;
  }

  close(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#packer.close();
      await this.#closeFile();
    });
  }

  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #put(
    members: readonly [Member, ...Member[]],
    about: Pick<IndexLine, 'url' | 'date' | 'mime' | 'status'>,
  ): Promise<Written> {
    const [{ recordId, digest }] = members;
    const { bytes, lengths } = await this.#packer.pack(members.map(({ record }) => record));
    const line = { ...about, digest, length: lengths[0] ?? 0 };
    const { file, offset, size } = await new Promise<Place>((done, fail) => {
      const isFirst = this.#waiting.push({ bytes, line, done, fail }) === 1;
      if (isFirst) void this.#inOrder(() => this.#writeWaiting());
    });
    return { snapshot: { file, offset, recordId }, digest, extent: { file, size } };
  }

  /** Writes what waits, as much at once as one file has room for; what fails has failed for all of it. */
  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      let group = this.#waiting;
      try {
        const file = await this.#fileWithRoom();
        group = this.#waiting.splice(0, this.#fitting(file));
        let offset = file.size;
        await append(file, Buffer.concat(group.map(({ bytes }) => bytes)));
        for (const { bytes, line, done } of group) {
          this.#index.push({ ...line, file: file.name, offset });
          done({ file: file.name, offset, size: offset + bytes.length });
          offset += bytes.length;
        }
      } catch (error) {
        for (const { fail } of group.splice(0)) fail(error);
      }
    }
  }

  /** How many of those that wait are begun before a file is past its limit. */
  #fitting({ size }: OpenFile): number {
    let end = size;
    const first = this.#waiting.findIndex(({ bytes }) => {
      if (end >= this.#limit) return true;
      end += bytes.length;
      return false;
    });
    return first === -1 ? this.#waiting.length : first;
  }

  async #fileWithRoom(): Promise<OpenFile> {
    if (this.#file && this.#file.size < this.#limit) return this.#file;
    await this.#closeFile();
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
    const name = `nianbao-${stamp}-${String(this.#serial++).padStart(5, '0')}-${randomUUID().slice(0, 8)}.warc.gz`;
    this.#options.onFile?.(name);
    const path = join(this.#folder, name);
    const file = { name, handle: await open(path, 'wx'), size: 0 };
    try {
      const info = infoMember(name, this.#options.software);
      await append(file, (await this.#packer.pack([info.record])).bytes);
      await syncFolder(this.#folder);
    } catch (error) {
      // Nothing goes into a file that does not begin with what it is.
      await file.handle.close();
      await rm(path, { force: true });
      throw error;
    }
    this.#file = file;
    return file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    this.#file = null;
    // Whoever asks for a sync meanwhile waits for this one.
    this.#syncing = this.#syncing.then(() => file.handle.sync());
    await this.#syncing.finally(() => file.handle.close());
    // Before it counts as ended: the captures of a file that does not are indexed when it is repaired.
    if (this.#index.length > 0) await mergeIndex(this.#folder, this.#index.splice(0));
    this.#options.onClosed?.({ file: file.name, size: file.size });
  }
}

async function append(file: OpenFile, bytes: Uint8Array): Promise<void> {
  try {
    // A disk that is nearly full takes a part and reports no error.
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await file.handle.write(bytes, written, bytes.length - written, file.size + written);
      written += bytesWritten;
    }
  } catch (error) {
    // A full disk leaves half a record, after which no reader would find the next one.
    await file.handle.truncate(file.size);
    throw error;
  }
  file.size += bytes.length;
}
