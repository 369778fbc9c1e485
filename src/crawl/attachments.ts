// Documents attached to a page, archived as they came.
import type { Snapshot } from '../archive/index.js';
import { type FileKind, kindOf } from '../page/index.js';
import type { Fetcher } from './fetcher.js';
import { HostRest } from './host.js';
import { FetchError } from './outcome.js';

export interface Attachment {
  readonly url: string;
  readonly kind: FileKind;
  readonly snapshot: Snapshot;
}

const MAX_ATTACHMENTS = 5;

/** Documents that are kept, and what to tell of those that are not. */
export interface Kept {
  readonly attachments: readonly Attachment[];
  readonly lacks: string;
}

/**
 * The documents that could be had, by their first bytes.
 *
 * @throws {HostRest} while the host is rested
 * @throws {FetchError} `stopped`
 */
export async function fetchAttachments(fetcher: Pick<Fetcher, 'fetch'>, urls: readonly string[]): Promise<Kept> {
  const attachments: Attachment[] = [];
  await eachAttachment(fetcher, urls, (attachment) => attachments.push(attachment));
  return keptOf(attachments, urls);
}

/**
 * The documents beside a report. They are no reason to lose the report: where the host asks for a rest, it is not waited for.
 *
 * @throws {FetchError} `stopped`
 */
export async function fetchBeside(fetcher: Pick<Fetcher, 'fetch'>, urls: readonly string[]): Promise<Kept> {
  const attachments: Attachment[] = [];
  try {
    await eachAttachment(fetcher, urls, (attachment) => attachments.push(attachment));
  } catch (error) {
    if (!(error instanceof HostRest)) throw error;
  }
  return keptOf(attachments, urls);
}

function keptOf(attachments: readonly Attachment[], urls: readonly string[]): Kept {
  const isAll = attachments.length === urls.length;
  return { attachments, lacks: isAll ? '' : `; ${attachments.length} of ${urls.length} attached documents are kept` };
}

async function eachAttachment(
  fetcher: Pick<Fetcher, 'fetch'>,
  urls: readonly string[],
  take: (attachment: Attachment) => void,
): Promise<void> {
  for (const url of urls.slice(0, MAX_ATTACHMENTS)) {
    try {
      const { status, body, snapshot } = await fetcher.fetch(url);
      const kind = kindOf(body);
      if (status >= 200 && status < 300 && kind !== null) take({ url, kind, snapshot });
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
    }
  }
}
