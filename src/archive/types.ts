// What the crawler hands to the archive, and what the archive gives back.

/** One request and its response, as they went over the wire. */
export interface Exchange {
  /** Absolute URL without fragment. */
  readonly url: string;
  /** When the request was sent. */
  readonly fetchedAt: Date;
  readonly request: {
    readonly method: string;
    /** As in the request line: path and query, or the whole URL where a proxy was asked. */
    readonly target: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** What a POST sent after them. */
    readonly body?: Buffer;
  };
  readonly response: {
    /** As in the status line: `1.1`, `1.0`. */
    readonly httpVersion: string;
    readonly status: number;
    /** The reason phrase, one byte a character (latin1). */
    readonly statusText: string;
    /** Header lines in order, names in their own case, values as they came, one byte a character (latin1). */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** The body after the transfer coding was removed and before any content coding is. */
    readonly body: Buffer;
  };
  /** IP address that answered. */
  readonly remoteAddress?: string;
  /** What was unusual on the way, such as `legacy-tls`. */
  readonly transport?: readonly string[];
  /** The TLS version and cipher suite, where there was TLS. */
  readonly tls?: { readonly protocol: string; readonly cipher: string };
}

/** A record whose body another one repeats. */
export interface Original {
  readonly recordId: string;
  readonly url: string;
  /** Its WARC-Date. */
  readonly date: string;
}

/** How an exchange is to be written. */
export interface WriteOptions {
  /** `sha256:` digest of the body as sent, where it is known already; of an answer 304 that of the body it stands for. */
  readonly digest?: string;
  /** The record that holds the same body, or for 304 the body that was not modified: then a revisit record is written. */
  readonly original?: Original;
}

/** What was written. */
export interface Written {
  /** The record itself, the response or the one that says it came again. */
  readonly snapshot: Snapshot;
  /** `sha256:` digest of its payload. */
  readonly digest: string;
  /** How far the file reaches with it and its request. */
  readonly extent: { readonly file: string; readonly size: number };
}

/** A document drawn from an archived response. */
export interface Rendering {
  readonly url: string;
  readonly renderedAt: Date;
  /** The serialised document, UTF-8. */
  readonly html: string;
  /** WARC-Record-ID of the response that it was drawn from. */
  readonly concurrentTo: string;
  /** By a browser, or by putting a string of the page's script in the place of that script. */
  readonly drawnBy: 'browser' | 'script_string';
}

/** Where a capture lies. */
export interface Snapshot {
  /** WARC file name inside the archive's folder. */
  readonly file: string;
  readonly offset: number;
  /** WARC-Record-ID with its angle brackets. */
  readonly recordId: string;
}

/** A capture read back from a WARC file. */
export interface Capture {
  readonly snapshot: Snapshot;
  readonly type: 'response' | 'resource';
  /** WARC-Target-URI; null where the record has none. */
  readonly url: string | null;
  /** WARC-Date, where it is a full one. */
  readonly fetchedAt: string | null;
  /** HTTP status; null for a resource record. */
  readonly status: number | null;
  /** Header lines of a response in order, one byte a character (latin1). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Content-Type as sent; for a resource record, the record's own. */
  readonly contentType: string | null;
  /** The body with its transfer and content codings removed; empty where there is a fault. */
  readonly body: Buffer;
  /** Why the body cannot be had, in one line; null where it can. */
  readonly fault: string | null;
  /** Whether the payload has the digest that was recorded with it; null where none was, or none in SHA-256. */
  readonly payloadIntact: boolean | null;
}

export interface ArchiveOptions {
  /** Name and version of the program, for the warcinfo record. */
  readonly software: string;
  /** Size past which a new file is begun; 1 GB unless told. */
  readonly maxFileBytes?: number;
  /** Told of a new file before it is made. */
  readonly onFile?: (file: string) => void;
  /** Told of a file to which nothing more is added, when it is on disk. */
  readonly onClosed?: (extent: { readonly file: string; readonly size: number }) => void;
}

/** A folder of WARC files that captures are added to. */
export interface Archive {
  /** Writes a response and its request. */
  write(exchange: Exchange, options?: WriteOptions): Promise<Written>;
  /** Writes a drawn document. */
  writeRendering(rendering: Rendering): Promise<Written>;
  /** Brings to disk everything whose writing has been told of. */
  sync(): Promise<void>;
  /** Ends the file and brings the index up to date. */
  close(): Promise<void>;
}

/** What a search of the archive could not give; the message is one line for a person. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';

  /** @param end where the last whole record of a broken file ends, in bytes */
  constructor(
    message: string,
    readonly end: number | null = null,
  ) {
    super(message);
  }
}
