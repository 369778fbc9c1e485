// What can become of a document that was asked for: one documented vocabulary.

/** Every outcome with its meaning. */
export const outcomes = {
  ok: 'a report was read',
  other_report: 'a report was read, but of another body or year than was asked for, or nothing says of whom',
  not_listed: 'the column lists no report of that body and year',
  listed_unclear: 'the column lists what may be that report, without the name of its body or as pictures of it',
  no_list: 'the column is no list that can be read to its end',
  no_site: 'no portal is known for that division',
  no_column: 'no column of its yearly reports, or none for that year, was found on the portal',
  family_unknown: 'what looks like the column is a list of no make that is known',
  robots_disallowed: 'robots.txt does not allow the address, or could not be had',
  refused_address: 'the address is private, too long, or no http(s) address',
  network_error: 'nobody answered, or the connection broke',
  tls_error: 'no secure connection: the certificate does not verify, or the TLS settings have nothing in common',
  timeout: 'the answer took longer than the limit',
  host_given_up: 'the host kept failing and was given up for this run',
  http_error: 'the server answered with an error status',
  challenge: 'a challenge or block page of a protection product, named where it is known',
  ip_block: 'the server says that it refuses this address or region',
  soft_404: 'the page is not there, though the status does not say so',
  redirected_home: 'the address redirects to the home page of a portal',
  too_many_redirects: 'the address redirects without end',
  too_large: 'the body is over the limit',
  broken_body: 'the body could not be decoded',
  empty_body: 'the server answered with nothing',
  wrong_content_type: 'the document is neither HTML nor text',
  attachment_only: 'the page holds no report but attached documents, or is a document itself: PDF, DOC ...',
  image_only: 'the page holds no text but pictures, or is a picture itself',
  title_only: 'the page shows no more than a title',
  script_stub: 'the page is short, all script, and shows no text',
  script_drawn: 'only scripts could draw the page, and what they drew holds no report',
  no_report: 'the page holds no report, drawn by script or not',
  browser_missing: 'only a browser could draw the page, and there is none',
  render_failed: 'the browser could not draw the page',
  unreadable: 'the page shows a table of the form, but cannot be read as a report',
  stopped: 'the run was stopped before',
} as const;

export type Outcome = keyof typeof outcomes;

export function isOutcome(name: string): name is Outcome {
  return Object.hasOwn(outcomes, name);
}

/** A fetch that came to nothing; the message is one line for a person. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  /** Whether a later attempt may succeed. */
  readonly isTransient: boolean;
  /** The HTTP status, for `http_error`. */
  readonly status: number | null;

  constructor(
    readonly outcome: Outcome,
    message: string,
    { isTransient = false, status = null }: { isTransient?: boolean; status?: number | null } = {},
  ) {
    super(message);
    this.isTransient = isTransient;
    this.status = status;
  }
}

/** What a run that is stopped says of everything that it has not come to. */
export function stopped(): FetchError {
  return new FetchError('stopped', 'the run was stopped before it was fetched');
}
