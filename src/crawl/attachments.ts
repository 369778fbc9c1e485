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

/**
 * The documents that could be had, by their first bytes.
 *
 * @throws {HostRest} while the host is rested
 * @throws {FetchError} `stopped`
 */
export async function fetchAttachments(
  fetcher: Pick<Fetcher, 'fetch'>,
  urls: readonly string[],
): Promise<Attachment[]> {
  const attached: Attachment[] = [];
  await eachAttachment(fetcher, urls, (attachment) => attached.push(attachment));
  return attached;
}

/**
 * The documents beside a report, and what to tell of those that are not kept. They are no reason to lose the report: where
 * the host asks for a rest, it is not waited for.
 *
 * @throws {FetchError} `stopped`
 */
export async function fetchBeside(
  fetcher: Pick<Fetcher, 'fetch'>,
  urls: readonly string[],
): Promise<{ readonly attachments: readonly Attachment[]; readonly lacks: string }> {
  const attachments: Attachment[] = [];
  try {
    await eachAttachment(fetcher, urls, (attachment) => attachments.push(attachment));
  } catch (error) {
    if (!(error instanceof HostRest)) throw error;
  }
  return { attachments, lacks: lacksOf(attachments, urls) };
}

/** What to tell of documents that are not kept, behind what else is told. */
export function lacksOf(kept: readonly Attachment[], urls: readonly string[]): string {
  return kept.length === urls.length ? '' : `; ${kept.length} of ${urls.length} attached documents are kept`;
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
