// What can become of a document that was asked for: one documented vocabulary.

/** Every outcome with its meaning. */
export const outcomes = {
  ok: 'a report was read',
  not_listed: 'the column lists no report of that body and year',
  no_site: 'no portal is known for that division',
  robots_disallowed: 'robots.txt does not allow the address, or could not be had',
  refused_address: 'the address is private, or no http(s) address',
  network_error: 'nobody answered, or the connection broke',
  timeout: 'the answer took longer than the limit',
  http_error: 'the server answered with an error status',
  too_many_redirects: 'the address redirects without end',
  too_large: 'the body is over the limit',
  broken_body: 'the body could not be decoded',
  empty_body: 'the server answered with nothing',
  wrong_content_type: 'the document is neither HTML nor text',
  no_report: 'the page holds no report, drawn by script or not',
  browser_missing: 'only a browser could draw the page, and there is none',
  render_failed: 'the browser could not draw the page',
  unreadable: 'the page is no report that can be read',
} as const;

export type Outcome = keyof typeof outcomes;

/** A fetch that came to nothing; the message is one line for a person. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  constructor(
    readonly outcome: Outcome,
    message: string,
    /** Whether a later attempt may succeed. */
    readonly isTransient = false,
    /** How long the server asked to wait, in ms. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}
