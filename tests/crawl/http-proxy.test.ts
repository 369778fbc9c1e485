import { readFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../src/crawl/http/index.js';
import { certificate, fixture, freePort, listen, startSecureServer, startServer } from '../support/server.js';
import { startClient, startRawServer } from './http-support.js';

/** A proxy that takes every name for loopback; `status` for one that refuses. */
async function startProxy(
  status?: number,
  secure?: { cert: string; key: string },
): Promise<{ url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request);
    if (status !== undefined) return response.writeHead(status).end();
    const { port, pathname } = new URL(request.url ?? '');
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = httpRequest({ host: '127.0.0.1', port, path: pathname, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  };
  const server = secure ? createSecureServer(secure, handle) : createServer(handle);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(request);
    socket.on('error', () => undefined);
    if (status !== undefined) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const onward = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Go on\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { url: `${secure ? 'https' : 'http'}://127.0.0.1:${await listen(server)}`, asked };
}

const withCredentials = (url: string) => url.replace('//', '//us%40er:p%3Ass@');
const credentials = `Basic ${Buffer.from('us@er:p:ss').toString('base64')}`;
const unresolvable = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));

describe('through a proxy', () => {
  it('a page is asked for by its whole address', async () => {
    const [server, proxy] = await Promise.all([startServer(() => ({ body: 'page' })), startProxy()]);
    const proxyOf = proxyFor(withCredentials(proxy.url), {});
    const client = startClient({ proxy: proxyOf }, { resolve: unresolvable });
    const url = `http://portal.test:${new URL(server.url).port}/a`;
    const exchange = await client.exchange(new URL(`${url}#b`));
    expect(exchange.response.body.toString()).toBe('page');
    expect([exchange.url, exchange.request.target, proxy.asked[0]?.url]).toEqual([url, url, url]);
    expect([exchange.transport, exchange.remoteAddress]).toEqual([[`proxy=${new URL(proxy.url).host}`], undefined]);
    // For the proxy only, and kept nowhere.
    expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(credentials);
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(JSON.stringify(exchange)).not.toMatch(/authorization|p:ss|Basic/i);
    const kept = exchange.request.headers.map(([name]) => name);
    expect(kept).toEqual(proxy.asked[0]?.rawHeaders.filter((name, nth) => nth % 2 === 0 && !/^proxy-/.test(name)));
  });

  it('a secure page is asked for in a tunnel', async () => {
    const [server, proxy] = await Promise.all([startSecureServer('secret'), startProxy()]);
    const ca = await readFile(certificate, 'utf8');
    const client = startClient({ proxy: proxyFor(withCredentials(proxy.url), {}) }, { ca });
    for (let nth = 0; nth < 2; nth++) {
      const exchange = await client.exchange(new URL(server.url));
      expect(exchange.response.body.toString()).toBe('secret');
      expect(exchange.request.target).toBe('/');
      expect([exchange.transport, exchange.remoteAddress, exchange.tls?.protocol]).toEqual([
        [`proxy=${new URL(proxy.url).host}`],
        undefined,
        'TLSv1.3',
      ]);
    }
    expect(proxy.asked.map(({ method, url }) => [method, url])).toEqual([['CONNECT', new URL(server.url).host]]);
    expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(credentials);
  });

  it('the way to the proxy may be secure itself', async () => {
    const [ca, key] = await Promise.all(
      [certificate, fixture('loopback-key.pem')].map((file) => readFile(file, 'utf8')),
    );
    if (ca === undefined || key === undefined) throw new Error('no fixtures');
    const [open, secret] = await Promise.all([startServer(() => ({ body: 'page' })), startSecureServer('secret')]);
    const proxy = await startProxy(undefined, { cert: ca, key });
    const client = startClient({ proxy: proxyFor(proxy.url, {}) }, { ca });
    for (const [url, body] of [
      [open.url, 'page'],
      [secret.url, 'secret'],
    ] as const)
      expect((await client.exchange(new URL(url))).response.body.toString()).toBe(body);
    expect(proxy.asked.map(({ method }) => method)).toEqual(['GET', 'CONNECT']);
    // The proxy's certificate is verified like any other.
    const untrusting = startClient({ proxy: proxyFor(proxy.url, {}) });
    await expect(untrusting.exchange(new URL(open.url))).rejects.toMatchObject({
      outcome: 'network_error',
      message: `the proxy ${new URL(proxy.url).host}: self-signed certificate`,
    });
  });

  it('an answer that only the lenient parser reads is read', async () => {
    const server = await startRawServer(['HTTP/1.1 200 OK\nContent-Length: 4\n\nbody']);
    const client = startClient({ proxy: proxyFor(server.url, {}) }, { resolve: unresolvable });
    const { transport, request } = await client.exchange(new URL('http://portal.test/a'));
    expect(transport).toEqual([`proxy=${new URL(server.url).host}`, 'lenient-parser']);
    expect([request.target, server.requests[1]]).toEqual([
      'http://portal.test/a',
      expect.stringMatching(/^GET http:\/\/portal\.test\/a HTTP\/1\.1\r\nhost: portal\.test\r\n/),
    ]);
  });

  it.each(['http://127.1:81/', 'https://127.0.0.1/', 'https://[::1]/', 'http://inside.test/', 'https://inside.test/'])(
    'the guard holds for %s',
    async (url) => {
      const proxy = await startProxy();
      const client = startClient(
        { proxy: proxyFor(proxy.url, {}), allowPrivate: false },
        { resolve: async () => ['10.0.0.1'] },
      );
      await expect(client.exchange(new URL(url))).rejects.toMatchObject({ outcome: 'refused_address' });
      expect(proxy.asked).toEqual([]);
    },
  );

  it.each(['http:', 'https:'])('credentials that it refuses are told of, over %s', async (scheme) => {
    const proxy = await startProxy(407);
    const client = startClient({ proxy: proxyFor(proxy.url, {}) });
    await expect(client.exchange(new URL(`${scheme}//127.0.0.1:81/`))).rejects.toMatchObject({
      outcome: 'network_error',
      message: expect.stringMatching(/^the proxy 127\.0\.0\.1:\d+: it (?:asks for other credentials|answered 407)/),
      isTransient: false,
    });
  });

  it('nobody answers where the proxy is not there', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const client = startClient({ proxy: proxyFor(host, {}) });
    await expect(client.exchange(new URL('http://127.0.0.1:81/'))).rejects.toMatchObject({
      outcome: 'network_error',
      message: `the proxy ${host}: connection refused`,
      isTransient: true,
    });
  });
});

describe('the proxy of a URL', () => {
  const of = (url: string, environment: Record<string, string>, flag: string | null = null) =>
    proxyFor(flag, environment)(new URL(url))?.href ?? null;

  it.each<[string, string, Record<string, string>, string | null]>([
    ['none', 'http://a.test/', {}, null],
    ['that of its scheme', 'https://a.test/', { HTTP_PROXY: 'http://h:1', HTTPS_PROXY: 'http://s:2' }, 'http://s:2/'],
    ['that of its scheme', 'http://a.test/', { HTTP_PROXY: 'http://h:1', HTTPS_PROXY: 'http://s:2' }, 'http://h:1/'],
    ['the small spelling first', 'http://a.test/', { http_proxy: 'http://h:1', HTTP_PROXY: 'http://x' }, 'http://h:1/'],
    ['the one for http, without another', 'https://a.test/', { http_proxy: 'http://h:1' }, 'http://h:1/'],
    ['none for http, with one for https', 'http://a.test/', { https_proxy: 'http://h:1' }, null],
    ['also without a scheme', 'http://a.test/', { http_proxy: 'h:1' }, 'http://h:1/'],
    ['none for an exception', 'http://a.test/', { http_proxy: 'http://h:1', NO_PROXY: 'x.test, a.test' }, null],
    ['none below one', 'http://b.a.test/', { http_proxy: 'http://h:1', no_proxy: '.a.test' }, null],
    ['none below one', 'http://b.a.test/', { http_proxy: 'http://h:1', no_proxy: '*.A.test' }, null],
    ['none at all', 'http://b.a.test/', { http_proxy: 'http://h:1', no_proxy: '*' }, null],
    ['none for its port', 'http://a.test/', { http_proxy: 'http://h:1', no_proxy: 'a.test:80' }, null],
    ['one for another port', 'http://a.test/', { http_proxy: 'http://h:1', no_proxy: 'a.test:81' }, 'http://h:1/'],
    ['one for another end', 'http://ba.test/', { http_proxy: 'http://h:1', no_proxy: 'a.test' }, 'http://h:1/'],
  ])('is %s: %s, %j', (_what, url, environment, proxy) => {
    expect(of(url, environment)).toBe(proxy);
  });

  it('is the one that the operator names, whatever the environment says', () => {
    expect(of('https://a.test/', { https_proxy: 'http://h:1', no_proxy: '*' }, 'proxy:3128')).toBe(
      'http://proxy:3128/',
    );
  });

  it('is refused where it is no http(s) address, without a word of what it was', () => {
    for (const flag of ['socks5://user:word@h:1', 'http://', 'ftp://h'])
      expect(() => proxyFor(flag, {})).toThrow('the proxy is no http or https address');
  });
});
