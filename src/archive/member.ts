// WARC records. Written by hand because header lines must stay the bytes that came; the library that reads these files
// re-encodes them.
import { createHash, randomUUID } from 'node:crypto';
import { requestHead, responseHead } from './http.js';
import type { Unpacked } from './pack-thread.js';
import type { Exchange, Rendering, WriteOptions } from './types.js';

/** A record that is to be written. */
export interface Member {
  readonly recordId: string;
  readonly digest: string;
  readonly record: Unpacked;
}

/** `sha256:` digest of bytes, as WARC headers and records of reports hold it. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The response, or where its body is known the record that says so. */
export function responseMember(exchange: Exchange, options: WriteOptions): Member {
  const { original } = options;
  const { body, status } = exchange.response;
  const digest = options.digest ?? digestOf(body);
  const profile = status === 304 ? 'server-not-modified' : 'identical-payload-digest';
  const repeats = original
    ? [
        `WARC-Profile: http://netpreserve.org/warc/1.1/revisit/${profile}`,
        `WARC-Refers-To: ${original.recordId}`,
        `WARC-Refers-To-Target-URI: ${original.url}`,
        `WARC-Refers-To-Date: ${original.date}`,
      ]
    : [];
  const lines = [
    ...aboutOf(exchange),
    ...repeats,
    `WARC-Payload-Digest: ${digest}`,
    'Content-Type: application/http;msgtype=response',
  ];
  return member(original ? 'revisit' : 'response', lines, responseHead(exchange), original ? nothing : body, digest);
}

export function requestMember(exchange: Exchange, responseId: string): Member {
  const lines = [
    ...aboutOf(exchange),
    `WARC-Concurrent-To: ${responseId}`,
    'Content-Type: application/http;msgtype=request',
  ];
  return member('request', lines, requestHead(exchange), exchange.request.body ?? nothing);
}

export function renderingMember({ url, renderedAt, html, concurrentTo, drawnBy }: Rendering): Member {
  const body = Buffer.from(html, 'utf8');
  const digest = digestOf(body);
  const lines = [
    `WARC-Target-URI: ${url}`,
    `WARC-Date: ${renderedAt.toISOString()}`,
    `WARC-Concurrent-To: ${concurrentTo}`,
    `Nianbao-Drawn-By: ${drawnBy}`,
    `WARC-Payload-Digest: ${digest}`,
    'Content-Type: text/html;charset=utf-8',
  ];
  return member('resource', lines, '', body, digest);
}

export function infoMember(name: string, software: string): Member {
  const info = [`software: ${software}`, 'format: WARC File Format 1.1', 'robots: obey', ''].join('\r\n');
  const lines = [
    `WARC-Date: ${new Date().toISOString()}`,
    `WARC-Filename: ${name}`,
    'Content-Type: application/warc-fields',
  ];
  return member('warcinfo', lines, '', Buffer.from(info));
}

const nothing = Buffer.alloc(0);

function aboutOf({ url, fetchedAt, remoteAddress, transport, tls }: Exchange): string[] {
  return [
    `WARC-Target-URI: ${url}`,
    `WARC-Date: ${fetchedAt.toISOString()}`,
    ...(remoteAddress === undefined ? [] : [`WARC-IP-Address: ${remoteAddress}`]),
    ...(tls ? [`WARC-Protocol: ${tls.protocol}`, `WARC-Cipher-Suite: ${tls.cipher}`] : []),
    ...(transport && transport.length > 0 ? [`Nianbao-Transport: ${transport.join(', ')}`] : []),
  ];
}

function member(type: string, lines: readonly string[], message: string, body: Buffer, digest = ''): Member {
  const recordId = `<urn:uuid:${randomUUID()}>`;
  const head = ['WARC/1.1', `WARC-Type: ${type}`, `WARC-Record-ID: ${recordId}`, ...lines, ''].join('\r\n');
  return { recordId, digest, record: { head, message, body } };
}
