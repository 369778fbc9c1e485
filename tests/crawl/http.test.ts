import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../src/crawl/http/index.js';
import { freePort, startServer, startSocketServer } from '../support/server.js';
import { get, httpDefaults, response, startClient, startRawServer } from './http-support.js';

describe('an exchange', () => {
  it('tells the request as the server sees it', async () => {
    const server = await startRawServer([response('x')]);
    const client = startClient({ contact: 'https://example.test/who' });
    for (const [path, headers] of [
      ['/a?b=%E6%94%BF#c', []],
      ['//b', [['If-None-Match', '"\xd5\xfe"']]],
    ] as const) {
      const { url, request } = await client.exchange(new URL(server.url + path), headers);
      const lines = [`GET ${request.target} HTTP/1.1`, ...request.headers.map((line) => line.join(': '))];
      expect(server.requests.at(-1)).toBe(`${lines.join('\r\n')}\r\n\r\n`);
      expect(url).toBe(server.url + path.replace('#c', ''));
    }
    expect(server.requests[0]).toMatch(/^GET \/a\?b=%E6%94%BF HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\n/);
    expect(server.requests[0]).toMatch(/user-agent: nianbao\/[\d.]+ \(research .*; \+https:\/\/example\.test\/who\)/);
    expect(server.requests[0]).toMatch(/accept-language: zh-CN.*\r\naccept-encoding: gzip, deflate, br\r\n/);
    expect(server.requests[1]).toMatch(/if-none-match: "\xd5\xfe"/i);
    expect(server.connections()).toBe(1);
  });

  it('leaves a validator away that no header line can carry', async () => {
    const server = await startRawServer([response('x')]);
    await startClient().exchange(new URL(server.url), [['If-None-Match', 'a\r\nX-Other: b']]);
    expect(server.requests[0]).not.toMatch(/if-none-match|x-other/i);
  });

  it('holds status line, header lines and body as they came', async () => {
    const head = 'HTTP/1.1 200 \xd5\xfe\r\nSERVER: x\r\nX-Title: \xd5\xfe\xb8\xae\r\nSet-Cookie: a\r\nset-cookie: b';
    const server = await startRawServer([
      `${head}\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\xff\x00`,
    ]);
    const exchange = await get(server.url);
    expect(exchange.response).toMatchObject({ httpVersion: '1.1', status: 200, statusText: '\xd5\xfe' });
    expect(exchange.response.headers).toEqual([
      ['SERVER', 'x'],
      ['X-Title', '\xd5\xfe\xb8\xae'],
      ['Set-Cookie', 'a'],
      ['set-cookie', 'b'],
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '4'],
    ]);
    expect(exchange.response.body.toString('latin1')).toBe('\x1f\x8b\xff\x00');
    expect(exchange.remoteAddress).toBe('127.0.0.1');
    expect([exchange.transport, exchange.tls]).toEqual([undefined, undefined]);
  });

  it('reads a head that comes byte by byte', async () => {
    const bytes = 'HTTP/1.1 404 Nicht da\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n0\r\n\r\n';
    const { url } = await startSocketServer((socket) => {
      socket.setNoDelay(true);
      const next = (at: number) => {
        if (at >= bytes.length) return;
        socket.write(bytes.charAt(at));
        setImmediate(() => next(at + 1));
      };
      socket.once('data', () => next(0));
    });
    const { response: answer } = await get(url);
    expect(answer).toMatchObject({ httpVersion: '1.1', status: 404, statusText: 'Nicht da' });
    expect(answer.body.toString()).toBe('xy');
  });

  it.each([
    ['HTTP/1.0, to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nold', '1.0', 200, 'old'],
    ['an error', response('broken', 'HTTP/1.1 503 Busy'), '1.1', 503, 'broken'],
    ['a redirect', response('there', 'HTTP/1.1 302 Found\r\nLocation: /b'), '1.1', 302, 'there'],
    ['no body by its status', 'HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n', '1.1', 304, ''],
    ['an empty line first', `\r\n${response('late')}`, '1.1', 200, 'late'],
    [
      'hints before the answer',
      `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Wait\r\n\r\n${response('x', 'HTTP/1.1 200 Fine')}`,
      '1.1',
      200,
      'x',
    ],
  ])('takes %s', async (_what, bytes, httpVersion, status, body) => {
    const server = await startRawServer([bytes], 'end');
    const { response: answer, transport } = await get(server.url);
    expect([answer.httpVersion, answer.status, answer.body.toString()]).toEqual([httpVersion, status, body]);
    expect(transport).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  it('asks once more where a kept connection was closed at the moment of the request', async () => {
    let connections = 0;
    let requests = 0;
    const { url } = await startSocketServer((socket) => {
      connections++;
      const isFirst = connections === 1;
      socket.on('data', () => {
        requests++;
        if (isFirst && requests === 2) socket.resetAndDestroy();
        else socket.write(response('x'));
      });
    });
    const client = startClient();
    for (let nth = 0; nth < 3; nth++) await client.exchange(new URL(url));
    expect([connections, requests]).toEqual([2, 4]);
  });

  it('ends a body at its length, and gives the connection with the rest up', async () => {
    const longer = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nlonger';
    const server = await startRawServer([longer]);
    const client = startClient();
    for (let nth = 0; nth < 2; nth++) {
      const { response: answer, transport } = await client.exchange(new URL(server.url));
      expect([answer.body.toString(), transport]).toEqual(['lon', undefined]);
    }
    expect(server.connections()).toBe(2);
  });

  it('asks once more where a kept connection holds something left over', async () => {
    const server = await startRawServer([response('a'), `rest${response('a')}`, response('b')]);
    const client = startClient();
    await client.exchange(new URL(server.url));
    const { response: answer, transport } = await client.exchange(new URL(server.url));
    expect([answer.body.toString(), transport, server.connections()]).toEqual(['b', undefined, 2]);
  });

  it('opens a new connection where the server closes each', async () => {
    const server = await startRawServer([response('x', 'HTTP/1.1 200 OK\r\nConnection: close')], 'end');
    const client = startClient();
    for (let nth = 0; nth < 3; nth++) await client.exchange(new URL(server.url));
    expect(server.connections()).toBe(3);
  });
});

describe('an answer that is none', () => {
  const waiting = () => undefined;
  const failure = async (url: string, options = {}) =>
    await get(url, options).then(
      () => 'an answer',
      ({ outcome, message, isTransient }) => [outcome, message.replace(/127\.0\.0\.1:\d+/g, 'HOST'), isTransient],
    );

  it.each([
    ['with a length', 'Content-Length: 100\r\n'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n'],
    ['without a length', ''],
  ])('is reset in the middle of its body, %s', async (_what, length) => {
    const server = await startRawServer([`HTTP/1.1 200 OK\r\n${length}\r\n1000\r\nbody`], 'reset');
    expect(await failure(server.url)).toEqual(['network_error', 'HOST: the connection broke', true]);
  });

  it.each([
    ['shorter than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'],
    ['shorter, on a connection to be closed', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nshort'],
    ['a chunk too short', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\nshort'],
    [
      'a chunk too short, on a connection to be closed',
      'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\nshort',
    ],
    ['nothing', ''],
  ])('is %s', async (_what, bytes) => {
    const server = await startRawServer([bytes], 'end');
    expect(await failure(server.url)).toEqual(['network_error', 'HOST: the connection broke', true]);
  });

  it.each([
    ['no HTTP', '220 mail.test ESMTP\r\n'],
    ['of chunks without sense', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n'],
    ['of two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nbody'],
  ])('is %s', async (_what, bytes) => {
    const server = await startRawServer([bytes], 'end');
    expect(await failure(server.url)).toEqual(['network_error', 'HOST: the answer is no proper HTTP', false]);
  });

  it('is longer than the limit, in 20 MB of chunks', async () => {
    const chunk = `${(1 << 16).toString(16)}\r\n${'x'.repeat(1 << 16)}\r\n`;
    let sent = 0;
    const { url } = await startSocketServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        const more = () => {
          while (sent < 320) {
            sent++;
            if (!socket.write(chunk)) return;
          }
          socket.end('0\r\n\r\n');
        };
        socket.on('drain', more);
        more();
      });
    });
    const expected = ['too_large', 'http://HOST/: the body is over the limit of 1000000 bytes', false];
    expect(await failure(url, { maxBodyBytes: 1_000_000 })).toEqual(expected);
    expect(sent).toBeLessThan(320);
  });

  it.each([
    ['header lines', `HTTP/1.1 200 OK\r\n${'X-Long: 0123456789\r\n'.repeat(1000)}\r\n`],
    ['a status line', `HTTP/1.1 200 ${'x'.repeat(9000)}`],
  ])('begins with %s without end', async (_what, bytes) => {
    const { url } = await startSocketServer((socket) => {
      socket.setNoDelay(true);
      socket.once('data', () => {
        socket.write(bytes.slice(0, 5000));
        setTimeout(() => socket.write(bytes.slice(5000, 9000)), 5);
        setTimeout(() => socket.write(bytes.slice(9000)), 10);
      });
    });
    expect(await failure(url, { maxHeaderBytes: 4096 })).toEqual([
      'too_large',
      'http://HOST/: the head of the answer is over the limit of 4096 bytes',
      false,
    ]);
  });

  it.each([
    ['says nothing', waiting, { headerTimeoutMs: 60 }, 'HOST: no answer within 60 ms'],
    ['says nothing for the whole time', waiting, { totalTimeoutMs: 60 }, 'HOST: no whole answer within 60 ms'],
    ['drips its head', () => 'HTTP/1.1 200 OK\r\nX-Long: ', { headerTimeoutMs: 60 }, 'HOST: no answer within 60 ms'],
    ['drips its body', () => 'HTTP/1.1 200 OK\r\n\r\n', { totalTimeoutMs: 60 }, 'HOST: no whole answer within 60 ms'],
    [
      'drips a body that is read leniently',
      () => 'HTTP/1.1 200 OK\nA: b\n\n',
      { totalTimeoutMs: 80 },
      'HOST: no whole answer within 80 ms',
    ],
  ])('runs out of time where the server %s', async (_what, start, options, message) => {
    const { url } = await startSocketServer((socket) =>
      socket.once('data', () => {
        const head = start();
        if (head === undefined) return;
        socket.write(head);
        const drops = setInterval(() => socket.write('x'), 5);
        socket.on('close', () => clearInterval(drops));
      }),
    );
    expect(await failure(url, options)).toEqual(['timeout', message, true]);
  });

  it('never comes from a port where nobody listens, or from a name that is none', async () => {
    expect(await failure(`http://127.0.0.1:${await freePort()}/`)).toEqual([
      'network_error',
      'HOST: connection refused',
      true,
    ]);
    const client = startClient(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) },
    );
    await expect(client.exchange(new URL('http://none.test/'))).rejects.toMatchObject({
      outcome: 'network_error',
      message: 'none.test: no such host',
      isTransient: false,
    });
  });

  it('leaves the next request alone', async () => {
    const server = await startRawServer(['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort', response('whole')]);
    const client = startClient({ totalTimeoutMs: 400 });
    await expect(client.exchange(new URL(server.url))).rejects.toMatchObject({ outcome: 'timeout' });
    expect((await client.exchange(new URL(server.url))).response.body.toString()).toBe('whole');
  });
});

describe('a stop', () => {
  it('ends what is under way, what waits, and what would follow', async () => {
    const client = startClient();
    const server = await startServer(async () => {
      setTimeout(() => void client.close(), 10);
      return await new Promise(() => undefined);
    });
    const urls = ['/a', '/b'].map((path) => new URL(server.url + path));
    const ends = await Promise.allSettled(urls.map((url) => client.exchange(url)));
    const late = client.exchange(new URL(server.url));
    await expect(late).rejects.toMatchObject({ outcome: 'stopped' });
    for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { outcome: 'stopped' } });
    expect(server.paths).toEqual(['/a']);
  });

  it('may have come before the first request', async () => {
    const client = startClient();
    await client.close();
    await expect(client.exchange(new URL('http://127.0.0.1/'))).rejects.toMatchObject({ outcome: 'stopped' });
  });
});

it('refuses a contact that no header line can carry', () => {
  for (const contact of ['a\r\nb', '政府', ''])
    expect(() => new HttpClient({ ...httpDefaults, contact })).toThrow('a contact is printable ASCII');
});
