// A host that keeps failing: rested, given up with its reason, and others go on.
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it } from 'vitest';
import { startServer } from '../support/server.js';
import { fetchAll, report } from './support.js';

const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`);
const settings = { attempts: 1, restAfter: 3, rest: 40, rests: 1 };

it('rests it, and goes on where it left off when it answers again', async () => {
  let pages = 0;
  const server = await startServer(({ url }) => {
    if (url === '/robots.txt') return undefined;
    pages++;
    // The first answer is good, the next three are not, and all others are.
    return pages > 1 && pages < 5 ? { status: 503 } : { body: report };
  });
  const rests: number[] = [];
  const { items } = await fetchAll(
    paths(8).map((path) => server.url + path),
    { settings, onPause: (_host, ms, reason) => reason === 'rest' && rests.push(ms) },
  );
  expect(items.map(({ outcome }) => outcome)).toEqual(['ok', ...Array(3).fill('http_error'), ...Array(4).fill('ok')]);
  expect(rests).toEqual([40]);
  expect(server.paths).toEqual(['/robots.txt', ...paths(8)]);
});

it('lets another host have its place meanwhile', async () => {
  const asked: string[] = [];
  const server = await startServer(({ url, headers }) => {
    if (url === '/robots.txt') return undefined;
    const host = headers.host?.split(':')[0];
    asked.push(`${host}${url}`);
    return asked.length > 1 && asked.length < 5 ? { status: 503 } : { body: report };
  });
  const one = paths(5).map((path) => server.url + path);
  const other = paths(3).map((path) => server.otherHost + path);
  const { items } = await fetchAll([...one, ...other], { settings: { ...settings, hosts: 1 } });
  expect(items.map(({ outcome }) => outcome)).toEqual(['ok', ...Array(3).fill('http_error'), ...Array(4).fill('ok')]);
  const before = paths(4).map((path) => `127.0.0.1${path}`);
  expect(asked).toEqual([...before, ...paths(3).map((path) => `localhost${path}`), '127.0.0.1/4']);
});

it('gives it up when it fails again after its rests, and asks it for nothing more', async () => {
  let pages = 0;
  const server = await startServer(({ url }) => {
    if (url === '/robots.txt') return undefined;
    return pages++ === 0 ? { body: report } : { status: 500 };
  });
  const other = await startServer(() => ({ body: report }));
  const urls = [...paths(8).map((path) => server.url + path), `${other.otherHost}/a`];
  const { items } = await fetchAll(urls, { settings });
  const outcomes = items.map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['ok', ...Array(4).fill('http_error'), ...Array(3).fill('host_given_up'), 'ok']);
  expect(items[7]?.detail).toBe(`127.0.0.1 was given up after 3 failures: ${server.url}/4 answered 500`);
  expect(server.paths).toEqual(['/robots.txt', ...paths(5)]);
});

it('gives a host up at once that has never answered', async () => {
  const server = await startServer(({ url }) => (url === '/robots.txt' ? undefined : { status: 503 }));
  const dead = await startServer(({ socket }) => {
    socket.destroy();
    return undefined;
  });
  const rests: string[] = [];
  const { items } = await fetchAll([...paths(4).map((path) => dead.otherHost + path), `${server.url}/a`], {
    settings,
    onPause: (host, _ms, reason) => reason === 'rest' && rests.push(host),
  });
  // Without robots.txt nothing is asked of a host: one failure stands for all its addresses.
  expect(new Set(items.slice(0, 4).map(({ outcome }) => outcome))).toEqual(new Set(['network_error']));
  expect(new Set(dead.paths)).toEqual(new Set(['/robots.txt']));
  expect(rests).toEqual([]);
});

it('leaves it alone as long as it asks, and comes back', async () => {
  const server = await startServer(({ url }, nth) => {
    if (url === '/robots.txt') return undefined;
    const soon = new Date(Date.now() + 62_000).toUTCString();
    return url === '/0' && nth === 1 ? { status: 429, headers: { 'Retry-After': soon } } : { body: report };
  });
  const stop = new AbortController();
  const rests: number[] = [];
  const { items, left } = await fetchAll([`${server.url}/0`, `${server.url}/1`], {
    signal: stop.signal,
    onPause: (_host, ms, reason) => {
      if (reason !== 'rest') return;
      rests.push(ms);
      stop.abort();
    },
  });
  // Longer than a pause between two attempts: the host is rested, and both are left for later.
  expect([items, left]).toEqual([[], 2]);
  expect(rests[0]).toBeGreaterThan(60_000);
});

it('gives up a host that asks for patience again and again', async () => {
  const server = await startServer(({ url }) =>
    url === '/robots.txt' ? undefined : { status: 429, headers: { 'Retry-After': '61' } },
  );
  const { items } = await fetchAll([`${server.url}/a`], { settings: { rests: 0 } });
  const detail = '127.0.0.1 answered 429 and asks to be left alone for 61 s';
  expect(items.map((item) => [item.outcome, item.detail])).toEqual([['host_given_up', detail]]);
});

it('asks again after a rest, also where the last attempt asked for it', async () => {
  const server = await startServer(({ url }, nth) => {
    if (url === '/robots.txt') return undefined;
    return nth === 1 ? { status: 503, headers: { 'Retry-After': '61' } } : { body: report };
  });
  const stop = new AbortController();
  const first = await fetchAll([`${server.url}/a`], {
    settings: { attempts: 1 },
    signal: stop.signal,
    onPause: (_host, _ms, reason) => reason === 'rest' && stop.abort(),
  });
  expect(first.left).toBe(1);
  const database = new DatabaseSync(join(first.folder, 'crawl.sqlite'));
  database.exec('UPDATE work SET not_before = 0');
  database.close();
  const { items } = await fetchAll([`${server.url}/a`], { folder: first.folder });
  expect(items.map(({ outcome }) => outcome)).toEqual(['ok']);
});
