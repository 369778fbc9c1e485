// A folder of WARC files that grows: whole members only, a new file past a size, an index brought up to date at the end.
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type IndexLine, mergeIndex } from './cdxj.js';
import { infoMember, type Member, renderingMember, requestMember, responseMember } from './member.js';
import type { Archive, ArchiveOptions, Exchange, Rendering, WriteOptions, Written } from './types.js';

const DEFAULT_MAX_FILE_BYTES = 1_000_000_000;

interface OpenFile {
  readonly name: string;
  readonly handle: FileHandle;
  size: number;
}

/**
 * Opens an archive for writing; the folder is made if it is not there.
 *
 * Concurrent writes are put one after the other. `close` brings the index up to date.
 */
export async function openArchive(folder: string, options: ArchiveOptions): Promise<Archive> {
  await mkdir(folder, { recursive: true });
  return new WarcArchive(folder, options);
}

class WarcArchive implements Archive {
  readonly #folder: string;
  readonly #options: ArchiveOptions;
  readonly #index: IndexLine[] = [];
  #file: OpenFile | null = null;
  #serial = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();

  constructor(folder: string, options: ArchiveOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async write(exchange: Exchange, options: WriteOptions = {}): Promise<Written> {
    const response = await responseMember(exchange, options);
    const request = await requestMember(exchange, response.recordId);
    const { status, headers } = exchange.response;
    const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1];
    return this.#put([response, request], {
      url: exchange.url,
      date: exchange.fetchedAt,
      mime: options.original ? 'warc/revisit' : (type?.split(';')[0]?.trim() ?? 'unk'),
      status: String(status),
    });
  }

  async writeRendering(rendering: Rendering): Promise<Written> {
    const { url, renderedAt: date } = rendering;
    return this.#put([await renderingMember(rendering)], { url, date, mime: 'text/html', status: '-' });
  }

  sync(): Promise<void> {
    const file = this.#file;
    if (file) this.#syncing = this.#syncing.then(() => file.handle.datasync());
    return this.#syncing;
  }

  close(): Promise<void> {
    return this.#inOrder(() => this.#closeFile());
  }

  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #put(
    members: readonly [Member, ...Member[]],
    about: Pick<IndexLine, 'url' | 'date' | 'mime' | 'status'>,
  ): Promise<Written> {
    return this.#inOrder(async () => {
      const file = await this.#fileWithRoom();
      const offset = file.size;
      await append(file, Buffer.concat(members.map(({ bytes }) => bytes)));
      const [{ recordId, digest, bytes }] = members;
      this.#index.push({ ...about, file: file.name, offset, length: bytes.length, digest });
      return {
        snapshot: { file: file.name, offset, recordId },
        digest,
        extent: { file: file.name, size: file.size },
      };
    });
  }

  async #fileWithRoom(): Promise<OpenFile> {
    const limit = this.#options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
    if (this.#file && this.#file.size < limit) return this.#file;
    await this.#closeFile();
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
    const name = `nianbao-${stamp}-${String(this.#serial++).padStart(5, '0')}-${randomUUID().slice(0, 8)}.warc.gz`;
    this.#options.onFile?.(name);
    const file = { name, handle: await open(join(this.#folder, name), 'wx'), size: 0 };
    this.#file = file;
    await append(file, (await infoMember(name, this.#options.software)).bytes);
    await syncFolder(this.#folder);
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

async function append(file: OpenFile, bytes: Buffer): Promise<void> {
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

/** A new file's name is on disk when its folder is; systems that cannot sync a folder write it at once. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(code)) throw error;
  }
}
