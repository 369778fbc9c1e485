import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Connector } from '../../src/crawl/http/connect.js';
import type { Resolver } from '../../src/crawl/http/index.js';
import { GuardedResolver } from '../../src/crawl/http/resolve.js';
import { Watch } from '../../src/crawl/http/watch.js';
import { freePort, listen, startServer } from '../support/server.js';
import { httpDefaults, startClient, startRawServer } from './http-support.js';

const portOf = (url: string) => new URL(url).port;

describe('the address guard', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '127.0.0.1.',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '[64:ff9b::127.0.0.1]',
    'localhost',
    'LOCALHOST',
    'user:word@127.0.0.1',
  ])('refuses %s and opens no connection', async (name) => {
    const server = await startServer(() => ({ body: 'x' }));
    const client = startClient({ allowPrivate: false });
    await expect(client.exchange(new URL(`http://${name}:${portOf(server.url)}/`))).rejects.toMatchObject({
      outcome: 'refused_address',
      message: expect.stringMatching(/is a private address; --allow-private permits it$/),
    });
    expect(server.connections()).toBe(0);
  });

  it.each(['http://[fe80::1%25eth0]/', 'http://127.0.0.1%00.test/'])('never meets %s', (url) => {
    expect(URL.canParse(url)).toBe(false);
  });

  it('refuses what is no http(s)', async () => {
    await expect(startClient().exchange(new URL('ftp://example.test/'))).rejects.toMatchObject({
      outcome: 'refused_address',
    });
  });

  it('refuses a name with a dot at its end like the name without', async () => {
    const client = startClient({ allowPrivate: false }, { resolve: async () => ['127.0.0.1'] });
    await expect(client.exchange(new URL('http://inside.test./'))).rejects.toMatchObject({
      outcome: 'refused_address',
      message: 'inside.test. (127.0.0.1) is a private address; --allow-private permits it',
    });
  });

  it('refuses a name that leads to private addresses only, and one that leads nowhere', async () => {
    const server = await startServer(() => ({ body: 'x' }));
    for (const addresses of [['127.0.0.1', '::1', '::ffff:7f00:1', 'fe80::1%lo'], []]) {
      const client = startClient({ allowPrivate: false }, { resolve: async () => addresses });
      await expect(client.exchange(new URL(`http://inside.test:${portOf(server.url)}/`))).rejects.toMatchObject({
        outcome: 'refused_address',
      });
    }
    expect(server.connections()).toBe(0);
  });

  it('leaves the private ones of several addresses out', async () => {
    const resolver = new GuardedResolver(false, async () => ['127.0.0.1', '100::1', '1.2.4.8', '2408:8000::1']);
    expect(await resolver.addresses('mixed.test')).toEqual(['1.2.4.8', '2408:8000::1']);
  });

  it('is not deceived by a name that answers otherwise the second time', async () => {
    const answers = [['1.2.4.8'], ['127.0.0.1']];
    const resolver = new GuardedResolver(false, async () => answers.shift() ?? []);
    for (let nth = 0; nth < 2; nth++) expect(await resolver.addresses('rebound.test')).toEqual(['1.2.4.8']);
  });

  it('looks once more at who is at the other end', async () => {
    const server = await startServer(() => ({ body: 'x' }));
    const connector = new Connector(httpDefaults);
    const route = { url: new URL(server.url), address: '127.0.0.1', proxy: null };
    await expect(connector.open(route, new Watch('a', httpDefaults))).rejects.toMatchObject({
      outcome: 'refused_address',
    });
  });

  it('keeps to the address over several connections, though the name moves', async () => {
    const server = await startRawServer(['HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'], 'end');
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const client = startClient({}, { resolve: async () => answers.shift() ?? [] });
    for (let nth = 0; nth < 2; nth++) {
      const url = new URL(`http://moving.test:${portOf(server.url)}/`);
      expect((await client.exchange(url)).remoteAddress).toBe('127.0.0.1');
    }
    expect([server.connections(), answers.length]).toEqual([2, 1]);
  });

  it('connects to the address that was checked, whatever the name says elsewhere', async () => {
    const server = await startServer(() => ({ body: 'x' }));
    const client = startClient({}, { resolve: async () => ['127.0.0.1'] });
    const { remoteAddress, request } = await client.exchange(new URL(`http://no.such.test:${portOf(server.url)}/`));
    expect(remoteAddress).toBe('127.0.0.1');
    expect(request.headers[0]).toEqual(['host', `no.such.test:${portOf(server.url)}`]);
  });
});

describe('a host with several addresses', () => {
  it('is reached at the first that answers, and there again', async () => {
    const server = await startRawServer(['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n']);
    const client = startClient({}, { resolve: async () => ['127.0.0.9', '127.0.0.8', '127.0.0.1'] });
    for (let nth = 0; nth < 2; nth++) {
      const { remoteAddress } = await client.exchange(new URL(`http://many.test:${portOf(server.url)}/`));
      expect(remoteAddress).toBe('127.0.0.1');
    }
    expect(server.connections()).toBe(1);
  });

  it('is tried in the other family second', async () => {
    const server = await startRawServer(['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n']);
    // More dead addresses than are tried.
    const dead = ['::ffff:127.0.0.9', '::ffff:127.0.0.8', '::ffff:127.0.0.7', '::ffff:127.0.0.6', '::ffff:127.0.0.5'];
    const client = startClient({}, { resolve: async () => [...dead, '127.0.0.1'] });
    const { remoteAddress } = await client.exchange(new URL(`http://both.test:${portOf(server.url)}/`));
    expect(remoteAddress).toBe('127.0.0.1');
  });

  it('is given up where none answers', async () => {
    const client = startClient({}, { resolve: async () => ['127.0.0.9', '127.0.0.8'] });
    await expect(client.exchange(new URL(`http://dead.test:${await freePort()}/`))).rejects.toMatchObject({
      outcome: 'network_error',
      message: expect.stringMatching(/: connection refused$/),
    });
  });

  it('is resolved once a minute, but asked again after a failure', async () => {
    const server = await startServer(() => ({ body: 'x' }));
    let asked = 0;
    const resolve: Resolver = async () => {
      asked++;
      if (asked === 1) throw Object.assign(new Error('later'), { code: 'EAI_AGAIN' });
      return ['127.0.0.1'];
    };
    const client = startClient({}, { resolve });
    const url = new URL(`http://slow.test:${portOf(server.url)}/`);
    await expect(client.exchange(url)).rejects.toMatchObject({ outcome: 'network_error', isTransient: true });
    for (let nth = 0; nth < 3; nth++) await client.exchange(url);
    expect(asked).toBe(2);
  });

  it('whose name is never resolved runs out of time', async () => {
    const client = startClient({ connectTimeoutMs: 50 }, { resolve: () => new Promise(() => undefined) });
    await expect(client.exchange(new URL('http://never.test/'))).rejects.toMatchObject({
      outcome: 'timeout',
      message: 'never.test: the name was not resolved within 50 ms',
    });
  });
});

/** A server on all of loopback that counts the requests that are open at one time, by the address that was asked. */
async function startCountingServer(): Promise<{ port: number; most: Map<string, number> }> {
  const open = new Map<string, number>();
  const most = new Map<string, number>();
  const server = createServer((request, response) => {
    const address = request.socket.localAddress ?? '';
    const now = (open.get(address) ?? 0) + 1;
    open.set(address, now);
    most.set(address, Math.max(most.get(address) ?? 0, now));
    setTimeout(() => {
      open.set(address, (open.get(address) ?? 0) - 1);
      response.end('x');
    }, 15);
  });
  return { port: await listen(server, '0.0.0.0'), most };
}

describe('requests at one time', () => {
  it('are so many to an address, over all the names that lead there, and one to an origin', async () => {
    const { port, most } = await startCountingServer();
    const resolve: Resolver = async (hostname) => [hostname.startsWith('a') ? '127.0.0.2' : '127.0.0.3'];
    const client = startClient({ maxPerAddress: 2 }, { resolve });
    const names = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'a1', 'a2', 'b1', 'b1'];
    await Promise.all(names.map((name) => client.exchange(new URL(`http://${name}.test:${port}/`))));
    expect(Object.fromEntries(most)).toEqual({ '127.0.0.2': 2, '127.0.0.3': 1 });
  });

  it('wait for their turn without using up their time', async () => {
    const { port } = await startCountingServer();
    const client = startClient({ maxPerAddress: 1, totalTimeoutMs: 1000 }, { resolve: async () => ['127.0.0.2'] });
    const names = Array.from({ length: 100 }, (_, nth) => `host${nth}`);
    const exchanges = await Promise.all(names.map((name) => client.exchange(new URL(`http://${name}.test:${port}/`))));
    expect(exchanges.map(({ response }) => response.status)).toEqual(names.map(() => 200));
  });

  it('end with a stop while they wait, and give their places back', async () => {
    const server = await startServer(() => new Promise(() => undefined));
    const resolve: Resolver = async () => ['127.0.0.1'];
    const client = startClient({ maxPerAddress: 1 }, { resolve });
    setTimeout(() => void client.close(), 30);
    const urls = ['a', 'b', 'c'].map((name) => new URL(`http://${name}.test:${portOf(server.url)}/`));
    for (const end of await Promise.allSettled(urls.map((url) => client.exchange(url))))
      expect(end).toMatchObject({ status: 'rejected', reason: { outcome: 'stopped' } });
    expect(server.requests).toHaveLength(1);
  });
});
