// One WARC record as a gzip member (IIPC, "The WARC Format 1.1", annex D). Written by hand because header lines must stay
// the bytes that came; the library that reads these files re-encodes them.
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { requestBytes, responseHeadBytes } from './http.js';
import type { Exchange, Rendering, WriteOptions } from './types.js';

const pack = promisify(gzip);
// Packing so little takes less time than handing it to another thread.
const SMALL_BYTES = 4096;

export interface Member {
  readonly recordId: string;
  readonly digest: string;
  readonly bytes: Buffer;
}

/** `sha256:` digest of these bytes one after the other, as WARC headers and records of reports hold it. */
export function digestOf(...parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}

/** The response, or where its body is known the record that says so. */
export async function responseMember(exchange: Exchange, options: WriteOptions): Promise<Member> {
  const { original } = options;
  const { body, status } = exchange.response;
  const digest = options.digest ?? digestOf(body);
  const profile = status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  const repeats = original && {
    'WARC-Profile': `http://netpreserve.org/warc/1.1/revisit/${profile}`,
    'WARC-Refers-To': original.recordId,
    'WARC-Refers-To-Target-URI': original.url,
    'WARC-Refers-To-Date': original.date,
  };
  return member(
    original ? 'revisit' : 'response',
    {
      ...aboutOf(exchange),
      ...repeats,
      'WARC-Payload-Digest': digest,
      'Content-Type': 'application/http;msgtype=response',
    },
    original ? [responseHeadBytes(exchange)] : [responseHeadBytes(exchange), body],
    digest,
  );
}

export function requestMember(exchange: Exchange, responseId: string): Promise<Member> {
  const headers = {
    ...aboutOf(exchange),
    'WARC-Concurrent-To': responseId,
    'Content-Type': 'application/http;msgtype=request',
  };
  return member('request', headers, [requestBytes(exchange)]);
}

export function renderingMember({ url, renderedAt, html, concurrentTo, drawnBy }: Rendering): Promise<Member> {
  const body = Buffer.from(html, 'utf8');
  const digest = digestOf(body);
  const headers = {
    'WARC-Target-URI': url,
    'WARC-Date': renderedAt.toISOString(),
    'WARC-Concurrent-To': concurrentTo,
    'Nianbao-Drawn-By': drawnBy,
    'WARC-Payload-Digest': digest,
    'Content-Type': 'text/html;charset=utf-8',
  };
  return member('resource', headers, [body], digest);
}

export function infoMember(name: string, software: string): Promise<Member> {
  const info = [`software: ${software}`, 'format: WARC File Format 1.1', 'robots: obey', ''].join('\r\n');
  const headers = {
    'WARC-Date': new Date().toISOString(),
    'WARC-Filename': name,
    'Content-Type': 'application/warc-fields',
  };
  return member('warcinfo', headers, [Buffer.from(info)]);
}

function aboutOf({ url, fetchedAt, remoteAddress, transport, tls }: Exchange): Record<string, string> {
  return {
    'WARC-Target-URI': url,
    'WARC-Date': fetchedAt.toISOString(),
    ...(remoteAddress === undefined ? {} : { 'WARC-IP-Address': remoteAddress }),
    ...(tls ? { 'WARC-Protocol': tls.protocol, 'WARC-Cipher-Suite': tls.cipher } : {}),
    ...(transport && transport.length > 0 ? { 'Nianbao-Transport': transport.join(', ') } : {}),
  };
}

async function member(
  type: string,
  headers: Readonly<Record<string, string>>,
  block: readonly Buffer[],
  digest = '',
): Promise<Member> {
  const recordId = `<urn:uuid:${randomUUID()}>`;
  const lines = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: ${recordId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `WARC-Block-Digest: ${digestOf(...block)}`,
    `Content-Length: ${block.reduce((length, part) => length + part.length, 0)}`,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  const whole = Buffer.concat([head, ...block, Buffer.from('\r\n\r\n')]);
  return { recordId, digest, bytes: whole.length > SMALL_BYTES ? await pack(whole) : gzipSync(whole) };
}
