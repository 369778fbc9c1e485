// What is known of a portal beforehand, and what is kept of what was asked of it.

export type FormName = 'pre2019' | '2019' | '2021';

/** The figures of a row as its page prints them, after the row's label. */
export type Row = readonly [label: string, figures: readonly string[]];

/** A report of the government itself, in its column. */
export interface OwnReport {
  readonly kind: 'own';
  /** The year reported, not the one of posting. */
  readonly year: number;
  readonly path: string;
  /** The whole title, also where the list cuts it. */
  readonly title: string;
  readonly form: FormName;
  /** Day of posting; it can be years off. */
  readonly posted: string;
  readonly rows: readonly Row[];
}

export type OtherKind = 'office' | 'department' | 'county' | 'town' | 'digest' | 'notice';

/** What stands in the same column and is no report of the government itself. */
export interface Other {
  readonly kind: OtherKind;
  readonly path: string;
  readonly title: string;
  readonly posted: string;
}

/** A column beside the true one. */
export interface Sibling {
  readonly name: string;
  readonly path: string;
  readonly entries: readonly { readonly path: string; readonly title: string }[];
}

/** A request as it came. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
}

export interface Portal {
  /** Of this deployment alone; a family may have several. */
  readonly name: string;
  readonly family: string;
  readonly city: { readonly name: string; readonly code: string };
  /** Root, with a slash at its end. */
  readonly url: string;
  /** Texts of the vendor in the pages and headers, each found there literally while it is not taken out. */
  readonly marks: readonly string[];
  /** Path of the column of yearly reports. */
  readonly column: string;
  readonly columnName: string;
  readonly reports: readonly OwnReport[];
  readonly others: readonly Other[];
  readonly siblings: readonly Sibling[];
  readonly requests: readonly Asked[];
}

/** A family's portals are served without this mark, or without any. */
export interface Without {
  readonly family: string;
  readonly mark: string;
}
