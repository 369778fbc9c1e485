import { readFile } from 'node:fs/promises';
import { createServer, type ServerOptions } from 'node:https';
import { connect as connectTcp, createServer as createSocketServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpOptions, HttpSurroundings } from '../../src/crawl/http/index.js';
import { certificate, fixture, listen } from '../support/server.js';
import { get, response, startClient, startRawServer } from './http-support.js';

describe('a second try with the lenient parser', () => {
  it.each([
    ['lines that end in LF only', 'HTTP/1.1 200 Fein\nX-A: \xd5\xfe\nContent-Length: 4\n\nbody', 'body'],
    [
      'a length beside chunks',
      'HTTP/1.1 200 Fein\r\nX-A: \xd5\xfe\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n',
      'body',
    ],
    [
      'control characters in a header',
      'HTTP/1.1 200 Fein\r\nX-A: \xd5\xfe\r\nX-Bad: a\x01b\r\nContent-Length: 4\r\n\r\nbody',
      'body',
    ],
    [
      'a 100 Continue that nobody asked for',
      `HTTP/1.1 100 Continue\r\n\r\n${response('body', 'HTTP/1.1 200 Fein\r\nX-A: \xd5\xfe')}`,
      'body',
    ],
    [
      'chunks without an end of line',
      'HTTP/1.1 200 Fein\r\nX-A: \xd5\xfe\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody0\r\n\r\n',
      'body',
    ],
  ])('reads %s', async (_what, bytes, body) => {
    const server = await startRawServer([bytes]);
    const client = startClient();
    const exchange = await client.exchange(new URL(server.url));
    expect(exchange.response).toMatchObject({ httpVersion: '1.1', status: 200, statusText: 'Fein' });
    expect(exchange.response.body.toString()).toBe(body);
    expect(exchange.response.headers[0]).toEqual(['X-A', '\xd5\xfe']);
    expect([exchange.transport, exchange.remoteAddress]).toEqual([['lenient-parser'], '127.0.0.1']);
    const lines = exchange.request.headers.map((line) => `${line.join(': ')}\r\n`);
    expect(server.requests[1]).toBe(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`);
    // The origin is remembered: one request for the next answer, not two.
    await client.exchange(new URL(server.url));
    expect(server.requests).toHaveLength(3);
  });

  it('keeps to the bounds', async () => {
    const long = await startRawServer([`HTTP/1.1 200 OK\nA: b\n\n${'x'.repeat(5001)}`], 'end');
    await expect(get(long.url, { maxBodyBytes: 5000 })).rejects.toMatchObject({ outcome: 'too_large' });
    const head = await startRawServer([`HTTP/1.1 200 OK\n${'X-Long: 0123456789\n'.repeat(1000)}\n`]);
    await expect(get(head.url, { maxHeaderBytes: 4096 })).rejects.toMatchObject({ outcome: 'too_large' });
    const cut = await startRawServer(['HTTP/1.1 200 OK\nContent-Length: 9\n\nshort'], 'reset');
    await expect(get(cut.url)).rejects.toMatchObject({ outcome: 'network_error', isTransient: true });
    const open = await startRawServer(['HTTP/1.1 200 OK\nA: b\n\nshort'], 'reset');
    await expect(get(open.url)).rejects.toMatchObject({ outcome: 'network_error', isTransient: true });
  });

  it('holds more header lines than Node keeps by itself', async () => {
    const server = await startRawServer([`HTTP/1.1 200 OK\n${'A: b\n'.repeat(3000)}\n`], 'end');
    expect((await get(server.url)).response.headers).toHaveLength(3000);
  });
});

const old: ServerOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };

async function startTlsServer(options: ServerOptions = {}): Promise<{ url: string; refused: () => number }> {
  const [cert, key] = await Promise.all([readFile(certificate), readFile(fixture('loopback-key.pem'))]);
  let refused = 0;
  const server = createServer({ cert, key, ...options }, (_, answer) => answer.end('secret'));
  server.on('tlsClientError', () => refused++);
  return { url: `https://localhost:${await listen(server)}`, refused: () => refused };
}

/** A client that trusts the certificate of the test servers, for the name that it is made out for. */
async function trusting(options: Partial<HttpOptions> = {}, more: HttpSurroundings = {}) {
  return startClient(options, { ca: await readFile(certificate, 'utf8'), resolve: async () => ['127.0.0.1'], ...more });
}

describe('a secure connection', () => {
  it('tells its protocol and cipher', async () => {
    const { url } = await startTlsServer();
    const { tls, transport, response: answer } = await (await trusting()).exchange(new URL(url));
    expect([tls, transport, answer.body.toString()]).toEqual([
      { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      undefined,
      'secret',
    ]);
  });

  it('to an old server comes about with relaxed settings, at once the next time', async () => {
    const { url, refused } = await startTlsServer(old);
    const client = await trusting();
    for (let nth = 0; nth < 2; nth++) {
      const { tls, transport } = await client.exchange(new URL(url));
      expect([tls?.protocol, transport]).toEqual(['TLSv1', ['legacy-tls']]);
    }
    expect(refused()).toBe(1);
  });

  it('to a server that hangs up on what it does not understand comes about the second time', async () => {
    const { url } = await startTlsServer(old);
    let connections = 0;
    const surly = createSocketServer((socket) => {
      connections++;
      if (connections === 1) return socket.once('data', () => socket.destroy());
      const behind = connectTcp(Number(new URL(url).port), '127.0.0.1');
      socket.pipe(behind).pipe(socket);
      for (const end of [socket, behind]) end.on('error', () => undefined);
      onTestFinished(() => void behind.destroy());
    });
    const port = await listen(surly);
    const { transport } = await (await trusting()).exchange(new URL(`https://localhost:${port}/`));
    expect(transport).toEqual(['legacy-tls']);
  });

  it('verifies the certificate of an old server too', async () => {
    const { url } = await startTlsServer(old);
    await expect(get(url)).rejects.toMatchObject({
      outcome: 'tls_error',
      message: `${new URL(url).host}: self-signed certificate; --insecure-tls localhost accepts it all the same`,
      isTransient: false,
    });
    const { transport } = await get(url, { insecureTls: new Set(['localhost']) });
    expect(transport).toEqual(['legacy-tls', 'insecure-tls']);
  });

  it('does not come about with a certificate that does not verify, unless the operator says so', async () => {
    const { url } = await startTlsServer();
    await expect(get(url)).rejects.toMatchObject({ outcome: 'tls_error', isTransient: false });
    await expect(get(url, { insecureTls: new Set(['other.test']) })).rejects.toMatchObject({ outcome: 'tls_error' });
    const { transport, response: answer } = await get(url, { insecureTls: new Set(['localhost']) });
    expect([transport, answer.body.toString()]).toEqual([['insecure-tls'], 'secret']);
  });

  it('is for the host that was asked', async () => {
    const url = (await startTlsServer()).url.replace('localhost', 'other.test');
    await expect((await trusting()).exchange(new URL(url))).rejects.toMatchObject({
      outcome: 'tls_error',
      message: expect.stringMatching(
        /^other\.test:\d+: the certificate is for another host; --insecure-tls other\.test/,
      ),
    });
    const insecure = await trusting({ insecureTls: new Set(['other.test']) });
    expect((await insecure.exchange(new URL(url))).transport).toEqual(['insecure-tls']);
    const dotted = url.replace('other.test', 'localhost.');
    expect((await (await trusting()).exchange(new URL(dotted))).transport).toBeUndefined();
    const address = url.replace('other.test', '127.0.0.1');
    expect((await (await trusting()).exchange(new URL(address))).transport).toBeUndefined();
  });

  it('does not come about where nothing is in common, or no TLS is spoken', async () => {
    const strange = await startTlsServer({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' });
    await expect((await trusting()).exchange(new URL(strange.url))).rejects.toMatchObject({
      outcome: 'tls_error',
      message: expect.stringMatching(/: no TLS settings in common$/),
    });
    const plain = await startRawServer(['HTTP/1.1 400 Bad Request\r\n\r\n'], 'end');
    await expect(get(plain.url.replace('http:', 'https:'))).rejects.toMatchObject({
      outcome: 'tls_error',
      message: expect.stringMatching(/: no TLS is spoken on this port$/),
    });
  });

  it('is waited for no longer than the limit', async () => {
    const mute = await listen(createSocketServer());
    await expect(get(`https://127.0.0.1:${mute}/`, { connectTimeoutMs: 60 })).rejects.toMatchObject({
      outcome: 'timeout',
      message: `127.0.0.1:${mute}: no connection within 60 ms`,
    });
  });
});
