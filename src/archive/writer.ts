// WARC 1.1, one gzip member a record (IIPC, "The WARC Format 1.1"). Written by hand because header lines must stay the
// bytes that came; the library that reads these files re-encodes them.
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type IndexLine, mergeIndex } from './cdxj.js';
import { requestBytes, responseHeadBytes } from './http.js';
import type { Archive, ArchiveOptions, Exchange, Rendering, Snapshot } from './types.js';

const compress = promisify(gzip);
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

  constructor(folder: string, options: ArchiveOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  write(exchange: Exchange): Promise<Snapshot> {
    return this.#inOrder(() => this.#writeExchange(exchange));
  }

  writeRendering(rendering: Rendering): Promise<Snapshot> {
    return this.#inOrder(() => this.#writeRendering(rendering));
  }

  close(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#closeFile();
      if (this.#index.length > 0) await mergeIndex(this.#folder, this.#index.splice(0));
    });
  }

  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #writeExchange(exchange: Exchange): Promise<Snapshot> {
    const { body, status, headers } = exchange.response;
    const responseId = recordId();
    const common = {
      'WARC-Target-URI': exchange.url,
      'WARC-Date': exchange.fetchedAt.toISOString(),
      ...(exchange.remoteAddress === undefined ? {} : { 'WARC-IP-Address': exchange.remoteAddress }),
    };
    const digest = sha256(body);
    const place = await this.#append(
      {
        'WARC-Type': 'response',
        'WARC-Record-ID': responseId,
        ...common,
        'WARC-Payload-Digest': digest,
        'Content-Type': 'application/http;msgtype=response',
      },
      Buffer.concat([responseHeadBytes(exchange), body]),
    );
    await this.#append(
      {
        'WARC-Type': 'request',
        'WARC-Record-ID': recordId(),
        ...common,
        'WARC-Concurrent-To': responseId,
        'Content-Type': 'application/http;msgtype=request',
      },
      requestBytes(exchange),
    );
    const mime =
      headers
        .find(([name]) => /^content-type$/i.test(name))?.[1]
        .split(';')[0]
        ?.trim() ?? 'unk';
    this.#index.push({ ...place, url: exchange.url, date: exchange.fetchedAt, mime, status: String(status), digest });
    return { file: place.file, offset: place.offset, recordId: responseId };
  }

  async #writeRendering(rendering: Rendering): Promise<Snapshot> {
    const id = recordId();
    const body = Buffer.from(rendering.html, 'utf8');
    const digest = sha256(body);
    const place = await this.#append(
      {
        'WARC-Type': 'resource',
        'WARC-Record-ID': id,
        'WARC-Target-URI': rendering.url,
        'WARC-Date': rendering.renderedAt.toISOString(),
        'WARC-Concurrent-To': rendering.concurrentTo,
        'WARC-Payload-Digest': digest,
        'Content-Type': 'text/html;charset=utf-8',
      },
      body,
    );
    this.#index.push({
      ...place,
      url: rendering.url,
      date: rendering.renderedAt,
      mime: 'text/html',
      status: '-',
      digest,
    });
    return { file: place.file, offset: place.offset, recordId: id };
  }

  async #append(headers: Readonly<Record<string, string>>, block: Buffer) {
    const file = await this.#fileWithRoom();
    const member = await compress(recordBytes(headers, block));
    const offset = file.size;
    try {
      await file.handle.write(member, 0, member.length, offset);
    } catch (error) {
      // A full disk leaves half a record, after which no reader would find the next one.
      await file.handle.truncate(offset);
      throw error;
    }
    file.size += member.length;
    return { file: file.name, offset, length: member.length };
  }

  async #fileWithRoom(): Promise<OpenFile> {
    const limit = this.#options.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES;
    if (this.#file && this.#file.size < limit) return this.#file;
    await this.#closeFile();
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
    const name = `nianbao-${stamp}-${String(this.#serial++).padStart(5, '0')}-${randomUUID().slice(0, 8)}.warc.gz`;
    const handle = await open(join(this.#folder, name), 'wx');
    const info = [`software: ${this.#options.software}`, 'format: WARC File Format 1.1', 'robots: obey', ''].join(
      '\r\n',
    );
    const member = await compress(
      recordBytes(
        {
          'WARC-Type': 'warcinfo',
          'WARC-Record-ID': recordId(),
          'WARC-Date': new Date().toISOString(),
          'WARC-Filename': name,
          'Content-Type': 'application/warc-fields',
        },
        Buffer.from(info),
      ),
    );
    await handle.write(member, 0, member.length, 0);
    this.#file = { name, handle, size: member.length };
    return this.#file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    this.#file = null;
    await file.handle.sync();
    await file.handle.close();
  }
}

function recordBytes(headers: Readonly<Record<string, string>>, block: Buffer): Buffer {
  const lines = ['WARC/1.1', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  lines.push(`WARC-Block-Digest: ${sha256(block)}`, `Content-Length: ${block.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), block, Buffer.from('\r\n\r\n')]);
}

function recordId(): string {
  return `<urn:uuid:${randomUUID()}>`;
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
