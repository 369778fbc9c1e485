// A change of what a body publishes, as it is kept and told.
import type { CitedValue } from '../review/index.js';

/**
 * `published`: captured for the first time. `added`: another document of a report that is there. `moved`: at another address,
 * and no longer at its own. `revised`: an address prints other values than before. `withdrawn`: the column that listed it
 * does not any more. `returned`: it lists it again. `overdue`: its day is over, and its column lacks it. `needs_look`:
 * something that a person has to look at.
 */
export const changeKinds = [
  'published',
  'added',
  'moved',
  'revised',
  'withdrawn',
  'returned',
  'overdue',
  'needs_look',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A document that a change speaks of. */
export interface Document {
  readonly url: string | null;
  /** When it was fetched. */
  readonly fetchedAt: string | null;
  /** Its record, as it was named when the change was found; null where none was read. */
  readonly record: string | null;
  /** `sha256:` digest of the document; it leads to the record for good. */
  readonly digest: string | null;
  readonly charset: string | null;
  readonly snapshot: { readonly file: string; readonly offset: number; readonly recordId: string } | null;
}

/** A value before and after; the places are offsets into the decoded documents (docs/record.md). */
export interface ChangedValue {
  readonly id: string;
  /** The official label of its row and column. */
  readonly label: string;
  readonly before: SideOfValue;
  readonly after: SideOfValue;
}

export type SideOfValue = Pick<CitedValue, 'value' | 'status' | 'cite'>;

export interface Change {
  /** The same whenever it is worked out: nothing is told twice. */
  readonly id: string;
  readonly kind: ChangeKind;
  /** GB/T 2260 code of the division. */
  readonly region: string;
  /** The division as it was asked for. */
  readonly body: string;
  readonly year: number;
  /** When the run began that has seen it. */
  readonly seenAt: string;
  /** The report, or where it was looked for. */
  readonly url: string | null;
  /** What it rests on, in one sentence. */
  readonly detail: string;
  readonly before: Document | null;
  readonly after: Document | null;
  /** Of `revised`, and of `moved`, `returned` and `added` where the documents differ. */
  readonly values: readonly ChangedValue[];
}
