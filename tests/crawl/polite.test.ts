import { describe, expect, it } from 'vitest';
import { retryAfterOf } from '../../src/crawl/host.js';
import { startServer } from '../support/server.js';
import { fetchAll, outcomeOf, report } from './support.js';

const text = { 'Content-Type': 'text/plain' };

describe('robots.txt', () => {
  const withRobots = (body: string, status = 200, headers: Record<string, string> = text) =>
    startServer(({ url }) => (url === '/robots.txt' ? { status, body, headers } : { body: report }));

  it('is asked first, once, and obeyed', async () => {
    const server = await withRobots('User-agent: *\nDisallow: /closed/\nAllow: /closed/open');
    const urls = ['/closed/a', '/closed/open', '/b'].map((path) => server.url + path);
    const { items } = await fetchAll(urls);
    expect(items.map(({ outcome }) => outcome)).toEqual(['robots_disallowed', 'ok', 'ok']);
    expect(items[0]?.detail).toBe(`${server.url}/closed/a: robots.txt does not allow it`);
    expect(server.paths).toEqual(['/robots.txt', '/closed/open', '/b']);
  });

  it('is read for the name that the crawler goes by', async () => {
    const server = await withRobots('User-agent: Nianbao\nDisallow: /\n\nUser-agent: *\nAllow: /');
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('robots_disallowed');
    expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      expect.stringMatching(/^nianbao\/\d+\.\d+\.\d+ \(research crawler/),
    ]);
  });

  it.each([
    ['absent', '', 404],
    ['forbidden', '', 403],
    ['a home page in its place', ' \ufeff<!DOCTYPE html><p>User-agent: *\nDisallow: /', 200],
    ['empty', '', 200],
  ])('%s: everything is open', async (_what, body, status) => {
    const server = await withRobots(body, status);
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('ok');
  });

  it.each([500, 503, 429])('answered with %i: everything is closed', async (status) => {
    const server = await withRobots('', status);
    const { items } = await fetchAll([`${server.url}/a`, `${server.url}/b`], { settings: { attempts: 2 } });
    expect(items.map(({ outcome }) => outcome)).toEqual(['robots_disallowed', 'robots_disallowed']);
    expect(items[0]?.detail).toBe(`${server.url}/robots.txt answered ${status}: kept out for now`);
    expect(server.paths).toEqual(['/robots.txt', '/robots.txt']);
  });

  it('is followed to where it has gone, also on another host', async () => {
    const other = await startServer(() => ({ body: 'User-agent: *\nDisallow: /a', headers: text }));
    const server = await startServer(({ url }) =>
      url === '/robots.txt' ? { status: 301, headers: { Location: `${other.otherHost}/rules` } } : { body: report },
    );
    const { items } = await fetchAll([`${server.url}/a`, `${server.url}/b`]);
    expect(items.map(({ outcome }) => outcome)).toEqual(['robots_disallowed', 'ok']);
  });

  it('that only leads elsewhere counts as absent', async () => {
    const server = await startServer(({ url }) =>
      url === '/a' ? { body: report } : { status: 302, headers: { Location: `${url}x` } },
    );
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('ok');
  });

  it('sets the pause between two requests, and one that no run can wait for closes the site', async () => {
    const slow = await withRobots('User-agent: *\nCrawl-delay: 0.03');
    const pauses: number[] = [];
    const onPause = (_host: string, ms: number) => pauses.push(ms);
    await fetchAll([`${slow.url}/a`, `${slow.url}/b`], { settings: { delay: 0 }, onPause });
    // The first page is asked for when robots.txt is known, and with it the pause after its answer.
    expect(Math.max(...pauses)).toBeGreaterThan(20);
    const asleep = await withRobots('User-agent: *\nCrawl-delay: 3600');
    const item = await outcomeOf(`${asleep.url}/a`);
    expect([item.outcome, item.detail]).toEqual([
      'robots_disallowed',
      `${asleep.url}/robots.txt asks for 3600 s between two requests`,
    ]);
  });
});

describe('pace', () => {
  it('asks one host one thing at a time, over one connection, with a pause before each, in order', async () => {
    const server = await startServer(() => ({ body: report }));
    const paths = Array.from({ length: 12 }, (_, index) => `/${index}`);
    const paces: string[] = [];
    const { items } = await fetchAll(
      paths.map((path) => server.url + path),
      { settings: { delay: 30 }, onPause: (host, _ms, reason) => paces.push(`${host} ${reason}`) },
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'ok'));
    expect(server.paths).toEqual(['/robots.txt', ...paths]);
    expect([server.mostAtOnce(), server.connections()]).toEqual([1, 1]);
    // Where writing down took longer than the pause there is none left to make.
    expect(new Set(paces)).toEqual(new Set(['127.0.0.1 pace']));
  });

  it('gives a host one turn, whatever the port', async () => {
    const open = { now: 0, most: 0 };
    const servers = await Promise.all(
      [1, 2].map(() =>
        startServer((request) => {
          open.most = Math.max(open.most, ++open.now);
          request.on('close', () => open.now--);
          return { body: report };
        }),
      ),
    );
    const urls = servers.flatMap(({ url }) => [`${url}/a`, `${url}/b`, `${url}/c`]);
    const { items } = await fetchAll(urls);
    expect(items.filter(({ outcome }) => outcome === 'ok')).toHaveLength(6);
    expect(open.most).toBe(1);
  });

  it('asks two hosts side by side', async () => {
    let waiting = 0;
    let meet: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const server = await startServer(async ({ url }) => {
      if (url === '/robots.txt') return undefined;
      // Each page is answered only when the other one has been asked for as well.
      if (++waiting === 2) meet();
      await both;
      return { body: report };
    });
    const { items } = await fetchAll([`${server.url}/a`, `${server.otherHost}/b`]);
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });
});

describe('patience', () => {
  it.each([429, 503, 500])('asks again after %i, when the server said', async (status) => {
    const server = await startServer(({ url }, nth) => {
      if (url === '/robots.txt') return undefined;
      return nth < 3 ? { status, headers: { 'Retry-After': '0' } } : { body: report };
    });
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('ok');
    expect(server.paths).toEqual(['/robots.txt', '/a', '/a', '/a']);
  });

  it('waits longer from attempt to attempt, and as long as the server asks', async () => {
    const server = await startServer(({ url }, nth) =>
      url === '/robots.txt' ? undefined : { status: 503, headers: nth === 3 ? { 'Retry-After': '1' } : {} },
    );
    const waits: number[] = [];
    const item = await outcomeOf(`${server.url}/a`, {
      settings: { attempts: 4, backoff: 8 },
      onPause: (_host, ms, reason) => reason === 'retry' && waits.push(ms),
    });
    expect(item).toMatchObject({ outcome: 'http_error', detail: `${server.url}/a answered 503` });
    expect(waits).toHaveLength(3);
    for (const [index, least] of [8, 16, 1000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThanOrEqual(least * 1.3);
    }
  });

  it('leaves a host alone that asks for more patience than a run has', async () => {
    const server = await startServer(({ url }) =>
      url === '/robots.txt' ? undefined : { status: 503, headers: { 'Retry-After': '7200' } },
    );
    const { items } = await fetchAll([`${server.url}/a`, `${server.url}/b`]);
    const detail = '127.0.0.1 answered 503 and asks to be left alone for 7200 s';
    expect(items.map((item) => [item.outcome, item.detail])).toEqual([
      ['host_given_up', detail],
      ['host_given_up', detail],
    ]);
    expect(server.paths).toEqual(['/robots.txt', '/a']);
  });

  it('does not ask again for what is not there', async () => {
    const server = await startServer(({ url }) => (url === '/robots.txt' ? undefined : { status: 404 }));
    expect((await outcomeOf(`${server.url}/a`)).detail).toBe(`${server.url}/a answered 404`);
    expect(server.paths).toEqual(['/robots.txt', '/a']);
  });

  it('asks again where the connection broke', async () => {
    const server = await startServer(({ url, socket }, nth) => {
      if (url === '/a' && nth === 1) socket.destroy();
      return url === '/robots.txt' ? undefined : { body: report };
    });
    expect((await outcomeOf(`${server.url}/a`)).outcome).toBe('ok');
  });

  it('reads Retry-After in both its forms', () => {
    const now = Date.parse('2026-03-01T00:00:00Z');
    expect(
      [null, '5', ' 5 ', 'Sun, 01 Mar 2026 00:00:09 GMT', 'Sun, 01 Mar 2020 00:00:00 GMT', 'soon'].map((header) =>
        retryAfterOf(header, now),
      ),
    ).toEqual([0, 5000, 5000, 9000, 0, 0]);
  });
});
