// The answers of a WARC file with what was asked for: a crawl can be gone through again from its own captures.
import { parseRequest, parseResponse } from './http.js';
import { captureOf } from './reader.js';
import { type PlacedRecord, recordsOf } from './records.js';
import type { Capture } from './types.js';

/** A response with what was sent for it, or a document that was drawn from one. */
export interface ArchivedExchange {
  /** Of a repeated body with the body and the snapshot of the first one. */
  readonly capture: Capture;
  /** What a POST sent after its head; null for a GET, and of a drawn document. */
  readonly requestBody: Buffer | null;
}

/**
 * Every response, repeated body and drawn document of a WARC file in which a request stands behind its response, as in
 * those that `openArchive` writes.
 *
 * @throws {ArchiveError} after the whole records of a file that is cut or broken
 */
export async function* readExchanges(path: string): AsyncGenerator<ArchivedExchange> {
  const originals = new Map<string, Capture>();
  let waiting: Capture | null = null;
  for await (const placed of recordsOf(path)) {
    const { warcType } = placed.record;
    if (warcType !== 'request' && waiting) yield { capture: waiting, requestBody: null };
    if (warcType === 'request' && waiting) {
      const { method, body } = parseRequest(await placed.readBlock());
      yield { capture: waiting, requestBody: method === 'POST' ? body : null };
    }
    waiting = null;
    if (warcType === 'response' || warcType === 'resource') {
      waiting = await captureOf(placed, path);
      originals.set(waiting.snapshot.recordId, waiting);
    } else if (warcType === 'revisit') {
      const original = originals.get(placed.record.warcHeader('WARC-Refers-To') ?? '');
      waiting = original ? await repeatOf(placed, original) : null;
    }
  }
  if (waiting) yield { capture: waiting, requestBody: null };
}

/** A body that came again: what was said of it then, with the body and the snapshot of the first one. */
export async function repeatOf({ record, readBlock }: PlacedRecord, original: Capture): Promise<Capture> {
  const { status, headers } = parseResponse(await readBlock());
  return { ...original, url: record.warcTargetURI ?? null, status, headers, fetchedAt: record.warcDate ?? null };
}
