// What bounds a request and whom it may reach.

/** The proxy for a URL; null: none. */
export type ProxyFor = (url: URL) => URL | null;

export interface HttpOptions {
  readonly allowPrivate: boolean;
  /** From the start of a request to the last byte of its response, in ms; the wait for its turn does not count. */
  readonly totalTimeoutMs: number;
  /** From the request to the end of the response's head, in ms. */
  readonly headerTimeoutMs: number;
  /** Until a name is resolved, and again until a connection stands (TCP, proxy and TLS), in ms. */
  readonly connectTimeoutMs: number;
  /** Bound on the body as sent, in bytes. */
  readonly maxBodyBytes: number;
  /** Bound on status line and header lines, in bytes. */
  readonly maxHeaderBytes: number;
  /** Requests at one time to one address, whatever the names that lead to it. */
  readonly maxPerAddress: number;
  /**
   * The proxy for a URL. Its own address is not guarded, because the operator chose it. The guard holds for what is
   * fetched through it: always for addresses, and for names as they are resolved here; a name that cannot be resolved
   * here is left to the proxy.
   */
  readonly proxy: ProxyFor;
  /** Host names, as in a parsed URL, whose certificates are not verified. */
  readonly insecureTls: ReadonlySet<string>;
  /** An address or URL of the operator, put into the User-Agent. */
  readonly contact: string | null;
}
