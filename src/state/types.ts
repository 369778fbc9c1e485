// The two sides of a crawl's memory, kept apart: what is known, and handing out work. Only the second could be served by
// another engine; what is known always lies in the folder's own database.

/** Where a record lies in an archive. */
export interface Place {
  readonly file: string;
  readonly offset: number;
  readonly recordId: string;
}

/** How far a file of the archive was written. */
export interface Extent {
  readonly file: string;
  readonly size: number;
}

/** A response that was archived. */
export interface KnownAnswer {
  readonly url: string;
  readonly status: number;
  /** Header lines as they came, one byte a character (latin1). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly fetchedAt: string;
  /** The record that holds its body; of a repeated body, the first one. */
  readonly body: Original;
}

/** A record that holds a body. */
export interface Original extends Place {
  readonly url: string;
  /** Its WARC-Date. */
  readonly date: string;
  /** `sha256:` digest of the body as sent. */
  readonly digest: string;
}

/** Why an address could not be had. */
export interface KnownFailure {
  readonly outcome: string;
  readonly detail: string;
  readonly status: number | null;
}

/** What became of an address in one run. */
export type KnownFetch =
  | { readonly kind: 'answer'; readonly answer: KnownAnswer }
  | { readonly kind: 'failure'; readonly failure: KnownFailure };

/** An archived exchange with what is to be known of it. */
export interface Entry {
  /** What it is known by; its address unless told. For a POST `POST`, the digest of what it sent, and the address. */
  readonly key?: string;
  readonly answer: KnownAnswer;
  /** Whether no other attempt is going to follow. */
  readonly isFinal: boolean;
  readonly extent: Extent;
  /** Whether what was known to hold its body is gone, and this record takes its place. */
  readonly isBodyLost?: boolean;
}

/** One run: the same command given again goes on with it until it is finished. */
export interface Run {
  readonly id: number;
  /** Whether it was begun by an earlier process. */
  readonly isResumed: boolean;
}

/** What is known of addresses, captures and archives. */
export interface Knowledge {
  /** What became of an address in this run, or of a POST by its key; null where it is still to be fetched. */
  fetched(key: string): KnownFetch | null;
  /** The last whole answer with success of an earlier run. */
  earlier(url: string): KnownAnswer | null;
  /** The first record of a body. */
  payload(digest: string): Original | null;
  /** The document that was drawn of an address in this run. */
  drawn(url: string): Original | null;
  /** A new file of the archive; told before anything is written to it. */
  noteFile(file: string): void;
  /** A file of the archive to which nothing is added any more. */
  noteClosed(extent: Extent): void;
  /** What is noted counts at once; resolved when it would outlive a power cut, together with all that was noted before. */
  noteAnswer(entry: Entry): Promise<void>;
  noteFailure(key: string, failure: KnownFailure): Promise<void>;
  noteDrawn(body: Original, extent: Extent): Promise<void>;
  /** Resolved when all that was noted up to now would outlive a power cut. */
  settled(): Promise<void>;
}

/** One unit of work. */
export interface Lease {
  /** Its place in the plan, from 0. */
  readonly place: number;
  readonly key: string;
  readonly host: string;
}

export interface WorkUnit {
  readonly key: string;
  /** What it is paced by. */
  readonly host: string;
}

/** Work of one run, handed out by host. */
export interface WorkQueue {
  /** Lays the plan's units down; those that are there stay as they are. */
  add(units: readonly WorkUnit[]): void;
  /** Hosts that have work left, in the order of the plan. */
  hosts(): readonly string[];
  /** The next unit of a host, or how long to wait for one in ms; null where nothing is left of it. */
  lease(host: string): Lease | { readonly waitMs: number } | null;
  /** Resolved when it would outlive a power cut, and all that was noted before. */
  finish(lease: Lease, results: readonly unknown[]): Promise<void>;
  /** For another process, or for later. */
  giveBack(lease: Lease, notBefore: number, reason: string): void;
  /** Finished units with their results, in the order of the plan. */
  done(): IterableIterator<{ readonly place: number; readonly results: readonly unknown[] }>;
}
