// Lists that are asked for with a body: archived with it, told apart by it, and remembered.
import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { membersOf } from '../archive/support.js';
import { inspectArchive } from '../lab/warc.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { fetchingIn } from './fetching.js';
import { response, startClient, startRawServer } from './http-support.js';

const form = (text: string) => ({ contentType: 'application/x-www-form-urlencoded', bytes: Buffer.from(text) });

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

it('a POST is archived with its body and recalled by it when the run goes on', async () => {
  const server = await startServer(async (request) => {
    if (request.url === '/robots.txt') return undefined;
    return { body: `${request.method} ${request.headers['content-type']} ${await read(request)}` };
  });
  const folder = await temporaryFolder();
  const url = `${server.url}/queryList`;
  const ask = async () => {
    const { fetcher, snapshots, close } = await fetchingIn(folder);
    try {
      const pages = [
        await fetcher.fetch(url, form('current=1')),
        await fetcher.fetch(url, form('current=2')),
        await fetcher.fetch(url),
      ];
      return { answers: pages.map((page) => [page.url, page.body.toString()]), snapshots };
    } finally {
      await close();
    }
  };
  const first = await ask();
  const type = 'application/x-www-form-urlencoded';
  expect(first.answers).toEqual([
    [url, `POST ${type} current=1`],
    [url, `POST ${type} current=2`],
    [url, 'GET undefined '],
  ]);
  expect(await ask()).toEqual(first);
  expect(server.paths).toEqual(['/robots.txt', '/queryList', '/queryList', '/queryList']);

  expect((await inspectArchive(first.snapshots)).faults).toEqual([]);
  const files = (await readdir(first.snapshots)).filter((name) => name.endsWith('.gz'));
  const members = (await Promise.all(files.map((name) => membersOf(join(first.snapshots, name))))).flat();
  const records = members.map(({ record }) => record.toString().split('\r\n\r\n'));
  const requests = records.filter(
    ([head]) => /^WARC-Type: request$/m.test(head ?? '') && head?.includes(` ${url}\r\n`),
  );
  expect(requests.map(([, head, body]) => [head?.split(' ')[0], body])).toEqual([
    ['POST', 'current=1'],
    ['POST', 'current=2'],
    ['GET', ''],
  ]);
});

it('a redirect of a POST is followed by a GET', async () => {
  const server = await startServer(async (request) => {
    if (request.url === '/a') return { status: 302, headers: { Location: '/b' } };
    return request.url === '/b' ? { body: `${request.method} ${await read(request)}` } : undefined;
  });
  const { fetcher, close } = await fetchingIn(await temporaryFolder());
  const page = await fetcher.fetch(`${server.url}/a`, form('x=1')).finally(close);
  expect([page.url, page.body.toString()]).toEqual([`${server.url}/b`, 'GET ']);
});

it.each([
  ['one parser', [response('ok')]],
  ['the lenient one', ['HTTP/1.1 200 OK\nContent-Length: 2\n\nok']],
])('what is sent by %s is what is archived', async (_what, answers) => {
  const server = await startRawServer(answers);
  const { request } = await startClient().exchange(new URL(server.url), [], undefined, form('a=1&b=2'));
  const lines = [`POST ${request.target} HTTP/1.1`, ...request.headers.map((line) => line.join(': '))];
  expect(`${lines.join('\r\n')}\r\n\r\n${request.body}`.toLowerCase()).toBe(server.requests.at(-1)?.toLowerCase());
});
