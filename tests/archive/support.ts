// Exchanges to write, and WARC files taken apart without the library that reads them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Capture, Exchange } from '../../src/archive/index.js';
import { openArchive, readCaptures } from '../../src/archive/index.js';

export function exchange(url: string, body: string | Buffer, headers: Exchange['response']['headers'] = []): Exchange {
  return {
    url,
    fetchedAt: new Date('2026-03-01T02:03:04.567Z'),
    request: { method: 'GET', target: new URL(url).pathname, headers: [['Host', new URL(url).host]] },
    response: {
      httpVersion: '1.1',
      status: 200,
      statusText: 'OK',
      headers: headers.length > 0 ? headers : [['Content-Type', 'text/html; charset=utf-8']],
      body: Buffer.from(body),
    },
  };
}

/** Writes exchanges to one file; its path. */
export async function writeAll(folder: string, exchanges: readonly Exchange[]): Promise<string> {
  const archive = await openArchive(folder, { software: 'test/1' });
  for (const one of exchanges) await archive.write(one);
  await archive.close();
  const [name] = (await readdir(folder)).filter((file) => file.endsWith('.warc.gz'));
  if (name === undefined) throw new Error('no file was written');
  return join(folder, name);
}

/** The gzip members of a file, each with its place. */
export async function membersOf(path: string): Promise<{ offset: number; packed: Buffer; record: Buffer }[]> {
  const bytes = await readFile(path);
  const members: { offset: number; packed: Buffer; record: Buffer }[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    // The next member begins where the bytes of a gzip head stand and everything before it unpacks.
    let end = bytes.length;
    for (let at = bytes.indexOf('1f8b08', offset + 1, 'hex'); at !== -1; at = bytes.indexOf('1f8b08', at + 1, 'hex'))
      if (unpacks(bytes.subarray(offset, at))) {
        end = at;
        break;
      }
    const packed = bytes.subarray(offset, end);
    members.push({ offset, packed, record: gunzipSync(packed) });
    offset = end;
  }
  return members;
}

function unpacks(bytes: Buffer): boolean {
  try {
    gunzipSync(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A record as another program might write it, packed or not. */
export function foreignRecord(fields: Record<string, string>, block: string | Buffer, isPacked = true): Buffer {
  const lines = ['WARC/1.0', ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`)];
  const record = Buffer.concat([
    Buffer.from(`${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n`),
    Buffer.from(block),
    Buffer.from('\r\n\r\n'),
  ]);
  return isPacked ? gzipSync(record) : record;
}

export function foreignResponse(id: string, head: string, body: string | Buffer, isPacked = true): Buffer {
  return foreignRecord(
    {
      'WARC-Type': 'response',
      'WARC-Record-ID': `<urn:uuid:${id}>`,
      'WARC-Target-URI': `http://example.test/${id}`,
      'WARC-Date': '2020-01-02T03:04:05Z',
      'Content-Type': 'application/http; msgtype=response',
    },
    Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body)]),
    isPacked,
  );
}

/** The captures of a file as far as it can be read, and the error that ended the reading. */
export async function readAll(path: string): Promise<{ captures: Capture[]; error: string | null }> {
  const captures: Capture[] = [];
  try {
    for await (const capture of readCaptures(path)) captures.push(capture);
    return { captures, error: null };
  } catch (error) {
    return { captures, error: (error as Error).message };
  }
}
