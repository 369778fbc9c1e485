// An answer at hand, fetched just now or in an earlier part of the run.
import type { Snapshot } from '../archive/index.js';

/** Header lines as they came, one byte a character (latin1). */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

export interface Fetched {
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderLines;
  /** The body with its codings removed; empty where it cannot be decoded and the status is no success. */
  readonly body: Buffer;
  readonly fetchedAt: string;
  /** The record that holds the body. */
  readonly snapshot: Snapshot;
}

/** The first header line of a name; null where there is none. */
export function headerOf({ headers }: Pick<Fetched, 'headers'>, name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

/** Whether a Content-Type is one of text, or not told. */
export function isTextType(contentType: string | null): boolean {
  return /^\s*(?:$|text\/|application\/xhtml)/i.test(contentType ?? '');
}
