// A crawl gone through again from its own captures, without a network.
import { join } from 'node:path';
import { type Capture, readExchanges } from '../archive/index.js';
import type { Original } from '../state/index.js';
import { parseAddress } from './address.js';
import type { Fetched } from './fetched.js';
import type { RequestBody } from './http/index.js';
import { keyOf } from './key.js';
import { FetchError } from './outcome.js';
import { followRedirects } from './redirects.js';
import { Seeker, type SeekerOptions } from './seeker.js';
import type { Tools } from './tools.js';

const MAX_REDIRECTS = 20;

/**
 * Tools that give what a WARC file holds, the last answer of each address; whatever else is asked for comes to nothing.
 *
 * @param folder folder of the WARC file
 * @throws {ArchiveError} where the file cannot be read to its end
 */
export async function openReplay(
  folder: string,
  file: string,
  { hasReport }: Pick<SeekerOptions, 'hasReport'>,
): Promise<Tools> {
  const answers = new Map<string, Fetched>();
  const drawn = new Map<string, Original>();
  for await (const { capture, requestBody } of readExchanges(join(folder, file))) {
    const { type, url } = capture;
    if (url === null || capture.fault !== null) continue;
    if (type === 'resource') drawn.set(url, originalOf(capture, url));
    else answers.set(keyOf(url, requestBody ?? undefined), fetchedOf(capture, url));
  }
  const fetcher = {
    async fetch(address: string, body: RequestBody | null = null): Promise<Fetched> {
      let sent = body?.bytes;
      return followRedirects(parseAddress(address), MAX_REDIRECTS, async (url) => {
        const answer = answers.get(keyOf(url.href, sent));
        sent = undefined;
        if (!answer) throw new FetchError('network_error', `${url.href} is not among the captures of ${file}`);
        return answer;
      });
    },
  };
  const nothingWritten = () => Promise.reject(new FetchError('render_failed', `${file} has no drawing of the page`));
  const seeker = new Seeker({
    archive: { writeRendering: nothingWritten },
    snapshots: folder,
    known: { drawn: (url) => drawn.get(url) ?? null, noteDrawn: nothingWritten },
    fetcher,
    renderer: { render: nothingWritten },
    hasReport,
  });
  return { fetcher, seeker, close: () => Promise.resolve() };
}

function fetchedOf(capture: Capture, url: string): Fetched {
  const { status, headers, body, fetchedAt, snapshot } = capture;
  return { url, status: status ?? 0, headers, body, fetchedAt: fetchedAt ?? '', snapshot };
}

function originalOf({ snapshot, fetchedAt }: Capture, url: string): Original {
  return { ...snapshot, url, date: fetchedAt ?? '', digest: '' };
}
