import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Exchange, readCapture, type Snapshot } from '../../src/archive/index.js';
import type { CrawlItem } from '../../src/crawl/index.js';
import { outcomes } from '../../src/crawl/index.js';
import { membersOf } from '../archive/support.js';
import { type Answer, freePort, startSecureServer, startServer, startSocketServer } from '../support/server.js';
import { fetchAll, outcomeOf, report } from './support.js';

/** A server with one page, and no robots.txt. */
const withPage = (answer: Answer) => startServer(({ url }) => (url === '/robots.txt' ? undefined : answer));
const html = { 'Content-Type': 'text/html' };

function drip(socket: Socket, start: string): void {
  socket.write(start);
  const drops = setInterval(() => socket.write('x'), 5);
  socket.on('close', () => clearInterval(drops));
}

describe('redirects', () => {
  it('are followed, and the document bears the address where it lay', async () => {
    const server = await startServer(({ url }) => {
      if (url === '/a') return { status: 301, headers: { Location: '/b?c=1#d' } };
      // As some servers send it: the bytes of the path, not escaped.
      if (url === '/b?c=1') return { status: 302, headers: { Location: Buffer.from('/年报').toString('latin1') } };
      return url === '/%E5%B9%B4%E6%8A%A5' ? { body: report } : undefined;
    });
    const item = await outcomeOf(`${server.url}/a#top`);
    expect([item.outcome, item.document?.url]).toEqual(['ok', `${server.url}/%E5%B9%B4%E6%8A%A5`]);
  });

  it.each([
    // What was had is not asked for again.
    ['in a circle', ({ url }: IncomingMessage) => (url === '/a' ? '/b' : '/a'), 2],
    ['to itself', () => '/a', 1],
    ['without end', ({ url }: IncomingMessage) => `${url}/x`, 6],
  ])('%s end at the limit', async (_what, next, asked) => {
    const server = await startServer((request) =>
      request.url === '/robots.txt' ? undefined : { status: 302, headers: { Location: next(request) } },
    );
    const item = await outcomeOf(`${server.url}/a`);
    expect([item.outcome, item.detail]).toEqual(['too_many_redirects', `${server.url}/a: more than 5 redirects`]);
    expect(server.paths).toHaveLength(1 + asked);
  });

  it.each(['http://', '//:80', 'ftp://example.test/', 'javascript:alert(1)'])(
    'to %s lead nowhere',
    async (location) => {
      const server = await withPage({ status: 302, headers: { Location: location } });
      expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('refused_address');
    },
  );

  it('to an address without end lead nowhere, and the message is no page of it', async () => {
    // Three characters for each letter, once it is escaped.
    const server = await withPage({ status: 302, headers: { Location: `/${'\xe5\xb9\xb4'.repeat(1000)}` } });
    const item = await outcomeOf(`${server.url}/a`);
    expect([item.outcome, item.detail]).toEqual([
      'refused_address',
      expect.stringMatching(/^http:.{300,800} \(9\d\d\d characters\): the address is over 8192 characters$/),
    ]);
    expect(server.paths).toEqual(['/robots.txt', '/a']);
  });

  it('without an address are errors', async () => {
    const server = await withPage({ status: 302 });
    expect((await outcomeOf(`${server.url}/a`)).detail).toBe(`${server.url}/a answered 302`);
  });

  it('to another site are bound by its robots.txt', async () => {
    const server = await startServer(({ url }) => {
      if (url === '/robots.txt')
        return { body: 'User-agent: *\nDisallow: /closed', headers: { 'Content-Type': 'text/plain' } };
      return url === '/a' ? { status: 302, headers: { Location: `${server.otherHost}/closed` } } : { body: report };
    });
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('robots_disallowed');
    expect(server.paths).toEqual(['/robots.txt', '/a', '/robots.txt']);
  });
});

describe('answers that come to nothing', () => {
  it.each<[string, Answer, CrawlItem['outcome'], RegExp]>([
    ['an error', { status: 403 }, 'http_error', /\/a answered 403$/],
    ['nothing', { body: '' }, 'empty_body', /\/a answered with an empty body$/],
    ['nothing, and says so', { status: 204 }, 'empty_body', /empty body$/],
    [
      'a PDF file',
      { body: '%PDF-1.7', headers: { 'Content-Type': 'application/pdf' } },
      'attachment_only',
      /\/a is a PDF file$/,
    ],
    ['a page without a report', { body: '<p>通知</p>' }, 'no_report', /\/a holds no report$/],
    [
      'a body over the limit',
      { body: Buffer.alloc(5001) },
      'too_large',
      /\/a: the body is over the limit of 5000 bytes$/,
    ],
    [
      'a body that unpacks to more than the limit',
      { body: gzipSync(Buffer.alloc(5001)), headers: { ...html, 'Content-Encoding': 'gzip' } },
      'too_large',
      /\/a: the decoded body is over the limit of 5000 bytes$/,
    ],
    [
      'a broken body',
      { body: 'no', headers: { ...html, 'Content-Encoding': 'br' } },
      'broken_body',
      /\/a: the br body is broken$/,
    ],
  ])('%s', async (_what, answer, outcome, detail) => {
    const server = await withPage(answer);
    const item = await outcomeOf(`${server.url}/a`, { settings: { maxBody: 5000 } });
    expect([item.outcome, item.detail]).toEqual([outcome, expect.stringMatching(detail)]);
    expect(item.url).toBe(`${server.url}/a`);
  });

  it('a page whose content type is not told is looked at', async () => {
    const server = await withPage({ body: report, headers: {} });
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('ok');
  });

  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['says nothing', () => undefined, /^127\.0\.0\.1:\d+: no whole answer within 60 ms$/],
    [
      'sends its head in drops',
      (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nX-Long: '),
      /^127\.0\.0\.1:\d+: no whole answer within 60 ms$/,
    ],
    [
      'sends its body in drops, without a length',
      (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
      /^127\.0\.0\.1:\d+: no whole answer within 60 ms$/,
    ],
  ])('a server that %s runs out of time', async (_what, serve, detail) => {
    const server = await startSocketServer((socket) => socket.once('data', () => serve(socket)));
    const item = await outcomeOf(`${server.url}/a`, { settings: { timeout: 60, headerTimeout: 60, attempts: 2 } });
    expect([item.outcome, item.detail]).toEqual(['timeout', expect.stringMatching(detail)]);
  });

  it('a port where nobody answers', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const item = await outcomeOf(`http://${host}/a`);
    expect([item.outcome, item.detail]).toEqual(['network_error', `${host}: connection refused`]);
  });

  it.each(['Content-Length: 100\r\n\r\n', 'Transfer-Encoding: chunked\r\n\r\n1000\r\n', '\r\n'])(
    'an answer that is reset in the middle of its body (%j)',
    async (length) => {
      const server = await startSocketServer((socket) =>
        socket.once('data', () => {
          socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}${report}`);
          setTimeout(() => socket.resetAndDestroy(), 10);
        }),
      );
      const item = await outcomeOf(`${server.url}/a`);
      expect([item.outcome, item.detail]).toEqual([
        'network_error',
        `${new URL(server.url).host}: the connection broke`,
      ]);
    },
  );

  it('a certificate that nobody has signed', async () => {
    const { url } = await startSecureServer(report);
    const item = await outcomeOf(`${url}/a`);
    expect([item.outcome, item.detail]).toEqual([
      'tls_error',
      `${new URL(url).host}: self-signed certificate; --insecure-tls 127.0.0.1 accepts it all the same`,
    ]);
  });

  it('an answer cut short, or no HTTP', async () => {
    const cut = await startSocketServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort')),
    );
    const item = await outcomeOf(`${cut.url}/a`);
    expect([item.outcome, item.detail]).toEqual(['network_error', `${new URL(cut.url).host}: the connection broke`]);
    const odd = await startSocketServer((socket) => socket.once('data', () => socket.end('220 mail.test ESMTP\r\n')));
    expect((await outcomeOf(`${odd.url}/a`)).detail).toMatch(/^127\.0\.0\.1:\d+: the answer is no proper HTTP/);
  });

  it('are each one of the documented outcomes', () => {
    expect(Object.values(outcomes).every((meaning) => meaning.length > 10 && !meaning.includes('\n'))).toBe(true);
  });
});

describe('the archive of a crawl', () => {
  it('holds every request and response as they went over the wire', async () => {
    const body = Buffer.from([0x3c, 0x70, 0x3e, 0xd5, 0xfe, 0xb8, 0xae, 0x3c, 0x2f, 0x70, 0x3e]);
    const asked: string[] = [];
    const server = await startSocketServer((socket) => {
      socket.on('data', (chunk) => {
        asked.push(chunk.toString('latin1'));
        if (chunk.toString().startsWith('GET /robots.txt'))
          return socket.write('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n');
        socket.write(
          'HTTP/1.0 200 \xd5\xfe\r\nSERVER: x\r\nX-Title: \xd5\xfe\xb8\xae\r\nSet-Cookie: a\r\nset-cookie: b\r\n',
          'latin1',
        );
        socket.write('Content-type: text/html\r\n\r\n');
        socket.end(body);
      });
    });
    const { items, snapshots } = await fetchAll([`${server.url}/a?b=%E6%94%BF`]);
    expect(items[0]?.outcome).toBe('no_report');
    const [name = ''] = (await readdir(snapshots)).filter((file) => file.endsWith('.gz'));
    const records = (await membersOf(join(snapshots, name))).map(({ record }) => record.toString('latin1'));
    const blocks = records.map((record) => record.slice(record.indexOf('\r\n\r\n') + 4, -4));
    expect(blocks.slice(1)).toEqual([
      'HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n',
      asked[0],
      'HTTP/1.0 200 \xd5\xfe\r\nSERVER: x\r\nX-Title: \xd5\xfe\xb8\xae\r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-type: text/html\r\n\r\n' +
        body.toString('latin1'),
      asked[1],
    ]);
    expect(asked[1]).toMatch(
      /^GET \/a\?b=%E6%94%BF HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: keep-alive\r\nuser-agent: nianbao\//,
    );
    expect(records.slice(1).every((record) => record.includes('\r\nWARC-IP-Address: 127.0.0.1\r\n'))).toBe(true);
  });

  it('keeps bodies in their content coding, also those that are no use', async () => {
    const packed = brotliCompressSync(report);
    const server = await startServer(({ url }) => {
      if (url === '/a')
        return { body: packed, headers: { ...html, 'Content-Encoding': 'br', 'Transfer-Encoding': 'chunked' } };
      return url === '/b' ? { status: 500, body: 'down' } : undefined;
    });
    const { items, snapshots } = await fetchAll([`${server.url}/a`, `${server.url}/b`], { settings: { attempts: 1 } });
    expect(items[0]?.document?.bytes.toString()).toBe(report);
    const capture = await readCapture(snapshots, items[0]?.document?.snapshot as Snapshot);
    expect([capture.body.toString(), capture.payloadIntact]).toEqual([report, true]);
    const [name = ''] = (await readdir(snapshots)).filter((file) => file.endsWith('.gz'));
    const records = (await membersOf(join(snapshots, name))).map(({ record }) => record);
    const block = records.find((record) => record.includes('\r\nContent-Encoding: br\r\n'));
    expect(block?.subarray(-packed.length - 4, -4).equals(packed)).toBe(true);
    expect(block?.includes('\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n')).toBe(true);
    expect(records.some((record) => record.includes('500 Internal Server Error') && record.includes('down'))).toBe(
      true,
    );
    const index = (await readFile(join(snapshots, 'index.cdxj'), 'utf8')).trimEnd().split('\n');
    expect(index.map((line) => /"status":"(\d+)"/.exec(line)?.[1]).sort()).toEqual(['200', '404', '500']);
  });
});

describe('a run that is stopped', () => {
  it('finishes what is under way, leaves the rest for later, and goes on from there', async () => {
    const stop = new AbortController();
    const server = await startServer(async ({ url }) => {
      if (url === '/robots.txt') return undefined;
      if (url === '/2') stop.abort();
      return { body: report };
    });
    const urls = ['/0', '/1', '/2', '/3', '/4'].map((path) => server.url + path);
    const { items, left, folder } = await fetchAll(urls, { signal: stop.signal });
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
    expect([left, server.paths]).toEqual([2, ['/robots.txt', '/0', '/1', '/2']]);
    const rest = await fetchAll(urls, { folder });
    expect(rest.items.map(({ url, outcome }) => [url, outcome])).toEqual(urls.slice(3).map((url) => [url, 'ok']));
    expect(server.paths).toEqual(['/robots.txt', '/0', '/1', '/2', '/3', '/4']);
  });

  it('by an error of whoever takes its items, ends before its archive is closed', async () => {
    const server = await withPage({ body: report });
    let isClosed = false;
    const late: Exchange[] = [];
    const urls = Array.from({ length: 20 }, (_, index) => `${server.url}/${index}`);
    const crawled = fetchAll(urls, {
      take: () => Promise.reject(new Error('the disk is gone')),
      wrap: (archive) => ({
        sync: () => archive.sync(),
        close: () => archive.close(),
        writeRendering: (rendering) => archive.writeRendering(rendering),
        write: (exchange, options) => {
          if (isClosed) late.push(exchange);
          return archive.write(exchange, options);
        },
      }),
    });
    await expect(crawled).rejects.toThrow('the disk is gone');
    isClosed = true;
    const asked = server.paths.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([late, server.paths.length]).toEqual([[], asked]);
  });
});
