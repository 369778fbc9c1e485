// What the crawl is held against: the same pages over as many connections, and nothing that a crawl owes to anybody.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Agent } from 'undici';

const compress = promisify(gzip);

/** Appends bodies to one file as they came. */
export const fetchOnly = (urls: readonly string[], folder: string) => fetchAll(urls, folder, async (body) => body);

/** Appends a gzip member of each body behind the line with its digest. */
export const fetchAndPack = (urls: readonly string[], folder: string) =>
  fetchAll(urls, folder, (body) => {
    const digest = createHash('sha256').update(body).digest('hex');
    return compress(Buffer.concat([Buffer.from(`${digest}\r\n`), body]));
  });

async function fetchAll(
  urls: readonly string[],
  folder: string,
  pack: (body: Buffer) => Promise<Buffer>,
): Promise<number> {
  const agent = new Agent({ connections: 1, pipelining: 1 });
  const file = await open(join(folder, 'bodies'), 'w');
  const byHost = new Map<string, URL[]>();
  for (const url of urls.map((text) => new URL(text))) byHost.set(url.origin, [...(byHost.get(url.origin) ?? []), url]);
  let size = 0;
  let fetched = 0;
  const host = async (own: readonly URL[]) => {
    for (const { origin, pathname } of own) {
      const { statusCode, body } = await agent.request({ origin, path: pathname, method: 'GET' });
      const bytes = await pack(Buffer.from(await body.arrayBuffer()));
      const offset = size;
      size += bytes.length;
      await file.write(bytes, 0, bytes.length, offset);
      if (statusCode === 200) fetched++;
    }
  };
  await Promise.all([...byHost.values()].map(host));
  await agent.close();
  await file.close();
  return fetched;
}
