// Between the network and what is remembered: every answer is archived and noted before anything looks at it, and what
// the run has had already is not asked for again.
import {
  type Archive,
  ArchiveError,
  BodyError,
  decodeBody,
  digestOf,
  type Exchange,
  readPayload,
} from '../archive/index.js';
import type { Knowledge, KnownAnswer, Original } from '../state/index.js';
import { type Fetched, type HeaderLines, headerOf } from './fetched.js';
import { keyOf } from './key.js';
import { FetchError, isOutcome } from './outcome.js';

export interface RecorderOptions {
  readonly archive: Archive;
  /** The archive's folder. */
  readonly snapshots: string;
  readonly known: Knowledge;
  /** Bound on a decoded body, in bytes. */
  readonly maxBodyBytes: number;
}

export class Recorder {
  readonly #options: RecorderOptions;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /**
   * What this run has had under a key of an address, its body read from the archive; null where it is still to be fetched.
   *
   * @param maxAgeMs an older answer does not count
   * @throws {FetchError} where it came to nothing
   */
  async recall(key: string, maxAgeMs = Number.POSITIVE_INFINITY): Promise<Fetched | null> {
    const fetch = this.#options.known.fetched(key);
    if (fetch?.kind === 'failure') {
      const { outcome, detail, status } = fetch.failure;
      throw new FetchError(isOutcome(outcome) ? outcome : 'network_error', detail, { status });
    }
    if (!fetch || Date.now() - Date.parse(fetch.answer.fetchedAt) > maxAgeMs) return null;
    return this.#open(fetch.answer);
  }

  /** Headers that ask an address only for what has changed since an earlier run. */
  async conditions(url: string): Promise<HeaderLines> {
    const earlier = this.#options.known.earlier(url);
    // Who has moved the captures away needs the page itself again.
    if (!earlier || !(await this.#isThere(earlier.body))) return [];
    const etag = headerOf(earlier, 'etag');
    const modified = headerOf(earlier, 'last-modified');
    return [
      ...(etag ? [['If-None-Match', etag] as const] : []),
      ...(modified ? [['If-Modified-Since', modified] as const] : []),
    ];
  }

  /**
   * Archives an exchange and notes it; `settled` of what is known tells when that would outlive a power cut.
   *
   * @param isFinal whether no other attempt is going to follow
   * @throws {FetchError} where the body of a success cannot be decoded; the exchange is archived all the same
   */
  async record(exchange: Exchange, isFinal: boolean): Promise<Fetched> {
    const { status, headers } = exchange.response;
    const isUnchanged = status === 304 && !exchange.request.body;
    const earlier = isUnchanged ? this.#options.known.earlier(exchange.url) : null;
    if (!earlier)
      return this.#decode(await this.#write(exchange, { status, headers }, isFinal), exchange.response.body);
    const { status: was, headers: had } = earlier;
    const answer = await this.#write(exchange, { status: was, headers: had }, isFinal, earlier.body);
    const opened = await this.#open(answer);
    if (opened) return opened;
    throw new FetchError('broken_body', `${exchange.url} has not changed, but its earlier capture is gone`);
  }

  /** Notes that an address came to nothing in this run. */
  noteFailure(key: string, { outcome, message: detail, status }: FetchError): void {
    void this.#options.known.noteFailure(key, { outcome, detail, status });
  }

  async #write(
    exchange: Exchange,
    as: Pick<KnownAnswer, 'status' | 'headers'>,
    isFinal: boolean,
    unmodified?: Original,
  ): Promise<KnownAnswer> {
    const { archive, known } = this.#options;
    const digest = unmodified?.digest ?? digestOf(exchange.response.body);
    const before = unmodified ?? known.payload(digest);
    const original = before && (unmodified || (await this.#isThere(before))) ? before : undefined;
    const { snapshot, extent } = await archive.write(exchange, { digest, ...(original ? { original } : {}) });
    const { url } = exchange;
    const fetchedAt = exchange.fetchedAt.toISOString();
    const body = original ?? { ...snapshot, url, date: fetchedAt, digest };
    const answer = { url, ...as, fetchedAt, body };
    // Not waited for: what is kept of it is, and its unit is not finished before.
    const isBodyLost = before !== null && !original;
    void known.noteAnswer({ key: keyOf(url, exchange.request.body), answer, isFinal, extent, isBodyLost });
    return answer;
  }

  /** Whether the record of a body can be read: a file may have been moved away or damaged. */
  async #isThere(body: Original): Promise<boolean> {
    try {
      await readPayload(this.#options.snapshots, body);
      return true;
    } catch (error) {
      if (error instanceof ArchiveError) return false;
      throw error;
    }
  }

  /**
   * An answer with its body from the archive; null where that is gone.
   *
   * @throws {FetchError} where the body of a success cannot be decoded
   */
  async #open(answer: KnownAnswer): Promise<Fetched | null> {
    let wire: Buffer;
    try {
      wire = await readPayload(this.#options.snapshots, answer.body);
    } catch (error) {
      if (error instanceof ArchiveError) return isSuccess(answer) ? null : fetchedOf(answer, Buffer.alloc(0));
      throw error;
    }
    return this.#decode(answer, wire);
  }

  async #decode(answer: KnownAnswer, wire: Buffer): Promise<Fetched> {
    try {
      const coding = headerOf(answer, 'content-encoding');
      return fetchedOf(answer, await decodeBody(wire, coding, this.#options.maxBodyBytes));
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      if (!isSuccess(answer)) return fetchedOf(answer, Buffer.alloc(0));
      throw new FetchError(error.isTooLarge ? 'too_large' : 'broken_body', `${answer.url}: ${error.message}`);
    }
  }
}

function isSuccess({ status }: KnownAnswer): boolean {
  return status >= 200 && status < 300;
}

function fetchedOf({ url, status, headers, fetchedAt, body: place }: KnownAnswer, body: Buffer): Fetched {
  const { file, offset, recordId } = place;
  return { url, status, headers, body, fetchedAt, snapshot: { file, offset, recordId } };
}
