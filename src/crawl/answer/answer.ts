// What is judged, and what is said of it.
import type { Outcome } from '../outcome.js';

/** An answer of any status, at the end of its redirects. */
export interface Answer {
  /** The address that was asked for. */
  readonly asked: string;
  /** The address that answered in the end. */
  readonly url: string;
  readonly status: number;
  /** The first header line of a name in lower case, one byte a character (latin1). */
  header(name: string): string | null;
  /** Every header line of a name in lower case, such as `set-cookie`. */
  headers(name: string): readonly string[];
  /** The body with its codings removed, of any status. */
  readonly body: Buffer;
}

export interface Judgement {
  readonly outcome: Outcome;
  /** One line for a person: what was seen, and at which address. */
  readonly detail: string;
  /** Addresses of the attached documents, for `attachment_only`. */
  readonly attachments?: readonly string[];
  /** Whether the page has scripts that could draw a report, and is no block page, missing page or file. */
  readonly mayBeDrawn: boolean;
}
