import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Exchange } from '../../src/archive/index.js';
import { Fetcher } from '../../src/crawl/fetcher.js';
import { isPrivateAddress } from '../../src/crawl/guard.js';
import { HttpClient } from '../../src/crawl/http/index.js';
import type { Recorder } from '../../src/crawl/recorder.js';
import { settingsOf } from '../../src/settings/index.js';
import { startServer } from '../support/server.js';
import { httpDefaults } from './http-support.js';
import { outcomeOf, report } from './support.js';

it.each([
  '127.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '[64:ff9b::127.0.0.1]',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
  '127.1',
  '0',
  'localhost',
  'LOCALHOST',
  'user:word@127.0.0.1',
])('refuses %s, whatever the spelling, and sends it nothing', async (name) => {
  const server = await startServer(() => ({ body: report }));
  const { port } = new URL(server.url);
  const item = await outcomeOf(`http://${name}:${port}/`, { http: { allowPrivate: false } });
  expect([item.outcome, item.document]).toEqual(['refused_address', null]);
  expect(item.detail).toMatch(/is a private address; --allow-private permits it$/);
  expect(server.connections()).toBe(0);
});

it('reaches the same addresses where they are permitted', async () => {
  const server = await startServer(() => ({ body: report }));
  const { port } = new URL(server.url);
  for (const name of ['127.0.0.1', '2130706433', '0x7f.1', 'localhost'])
    expect((await outcomeOf(`http://${name}:${port}/`)).outcome).toBe('ok');
});

// What a public server answers cannot be had on loopback, so its one answer is made here; the rest is the real client.
it('refuses a redirect from a public address to a private one, for a page and for robots.txt', async () => {
  const server = await startServer(() => ({ body: report }));
  const redirect = { status: 301, location: `${server.url}/robots.txt` };
  const answers: Record<string, { status: number; location?: string }> = {
    'http://open.test/robots.txt': { status: 404 },
    'http://open.test/': redirect,
    'http://closed.test/robots.txt': redirect,
  };
  const client = new HttpClient({ ...httpDefaults, totalTimeoutMs: 5000 });
  const asked: string[] = [];
  const fetcher = new Fetcher({
    settings: settingsOf({ delay: 0, attempts: 1 }),
    recorder: {
      recall: async () => null,
      conditions: () => [],
      noteFailure: async () => undefined,
      record: async ({ url, response: { status, headers } }: Exchange) => ({
        ...{ url, status, headers, body: Buffer.alloc(0), fetchedAt: '' },
        snapshot: { file: '', offset: 0, recordId: '' },
      }),
    } as unknown as Recorder,
    exchange: async (url) => {
      asked.push(url.href);
      const answer = answers[url.href];
      if (!answer) return client.exchange(url);
      const { status, location } = answer;
      const headers = location === undefined ? [] : [['Location', location] as const];
      const response = { httpVersion: '1.1', status, statusText: '', headers, body: Buffer.alloc(0) };
      return { url: url.href, fetchedAt: new Date(), request: { method: 'GET', target: '/', headers: [] }, response };
    },
  });
  for (const url of ['http://open.test/', 'http://closed.test/'])
    await expect(fetcher.fetch(url)).rejects.toMatchObject({ outcome: 'refused_address' });
  expect(asked).not.toContain('http://closed.test/');
  expect(server.connections()).toBe(0);
  await client.close();
});

it.each(['ftp://example.test/', 'file:///etc/passwd', 'javascript:1', 'nothing', 'http://'])(
  'refuses %s',
  async (url) => {
    expect(await outcomeOf(url)).toMatchObject({ outcome: 'refused_address', document: null });
  },
);

it('knows private networks from public ones', () => {
  const inside = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
  ];
  const inside6 = [
    '::',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '::7f00:1',
  ];
  const outside = [
    '1.2.4.8',
    '172.32.0.1',
    '100.128.0.1',
    '2408:8000::1',
    '::ffff:1.2.4.8',
    '64:ff9b::102:408',
    'a.test',
  ];
  expect([...inside, ...inside6].filter((address) => !isPrivateAddress(address))).toEqual([]);
  expect(outside.filter(isPrivateAddress)).toEqual([]);
});

it('judges an IPv4 address the same in every form that IPv6 gives it', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const hex = address
        .split('.')
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')
        .replace(/(....)(....)/, '$1:$2');
      const expected = isPrivateAddress(address);
      for (const form of [
        `::ffff:${address}`,
        `[::ffff:${hex}]`,
        `64:ff9b::${hex}`,
        new URL(`http://[::ffff:${hex}]`).hostname,
      ])
        expect([form, isPrivateAddress(form)]).toEqual([form, expected]);
    }),
  );
});
