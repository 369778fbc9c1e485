// What the present program says of a published record.
import type { Check, Claim, ReportRecord, ReportValue } from '../report/index.js';

/**
 * Why something differs: the page of the address is another one, the program reads the same page otherwise, or the report is
 * now recognised as one on another form.
 */
export const causes = ['source', 'extractor', 'form'] as const;
export type Cause = (typeof causes)[number];

/**
 * Where it came to differ: `reading` from the published record to its own capture as it is read now, `page` from there to the
 * newest capture of the address, read by the same program.
 */
export type Step = 'reading' | 'page';

/** A place in a document that can be looked up. */
export interface Place {
  /** The record that holds it, relative to the dataset's folder; null where none does. */
  readonly record: string | null;
  readonly url: string | null;
  readonly fetchedAt: string | null;
  readonly capture: ReportRecord['source']['snapshot'];
  readonly charset: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ValueSide extends Omit<ReportValue, 'cite' | 'candidates'> {
  readonly candidates?: readonly { readonly value: number; readonly raw: string }[];
  readonly cite: Place | null;
}

export type CheckSide = Pick<Check, 'kind' | 'holds' | 'left' | 'right'>;

export interface ClaimSide extends Omit<Claim, 'cite'> {
  readonly cite: Place;
}

interface Differing<Kind extends string, Side> {
  readonly kind: Kind;
  readonly cause: Cause;
  readonly step: Step;
  /** Id of the value; of a check its rule, of a claim its subject, else the part of the record. */
  readonly id: string;
  /** Official Chinese label of the value. */
  readonly label: string | null;
  /** Null where it was not there. */
  readonly from: Side | null;
  /** Null where it is not there any more. */
  readonly to: Side | null;
}

export type ValueDifference = Differing<'value' | 'citation', ValueSide>;
export type Difference =
  | ValueDifference
  | Differing<'check', CheckSide>
  | Differing<'claim', ClaimSide>
  | Differing<'report', string>;

/** What could not be compared, or is no report any more. */
export interface Problem {
  /**
   * `record`: the file holds no record; `capture`: what it was read from is missing or damaged; `unreadable`: no report is read
   * from a capture any more; `other_report`: the newest capture is of another report; `undrawn`: the page came again and was
   * not drawn by a browser; `index`: the newest capture cannot be looked up.
   */
  readonly code: 'record' | 'capture' | 'unreadable' | 'other_report' | 'undrawn' | 'index';
  /** Null where nothing can be told. */
  readonly cause: Cause | null;
  /** One line for a person. */
  readonly message: string;
}

/** A capture of the address that is newer than what is published, or holds something else. */
export interface Newest {
  readonly fetchedAt: string | null;
  readonly digest: string;
  readonly capture: ReportRecord['source']['snapshot'];
  /** The record of the dataset that was read from the same document, relative to its folder; null where there is none. */
  readonly record: string | null;
}

/** What is said of one record. */
export interface Reextraction {
  /** Relative to the dataset's folder. */
  readonly record: string;
  /** Id of the report; null where the file holds no record. */
  readonly report: string | null;
  /** `sha256:` digest of the document that it was read from. */
  readonly digest: string | null;
  /** `schemaVersion` of the published record; the present one is the program's. */
  readonly schemaVersion: string | null;
  readonly newest: Newest | null;
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
  /** Whether its own capture gives another record now, which can be published. */
  readonly isOutdated: boolean;
}

/** A record and where it is told of. */
export interface Reading {
  readonly record: ReportRecord;
  /** Its file, relative to the dataset's folder; null where it is not published. */
  readonly path: string | null;
}
