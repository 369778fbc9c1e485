// What an extractor says of a portal, and what a list of reports is.
import type { PageRequest, SitePage } from './page.js';

/** A row of a list page. */
export interface ListRow {
  readonly url: string;
  /** The full title, from the title attribute where the text is cut. */
  readonly title: string;
  /** Date of posting as printed, or null. */
  readonly date: string | null;
}

export interface ListPage {
  /** Empty also where a page only leads to the rows, as one does whose script asks for them. */
  readonly rows: readonly ListRow[];
  /** How many rows the whole list has, where the page tells it. */
  readonly total?: number;
  /** What to ask for next; null on the last page. */
  readonly next: PageRequest | null;
}

/** How a make of portal lists its articles. */
export interface ListFamily {
  readonly name: string;
  /**
   * The marks of this make that the first page of a list carries, independent of each other. One proves nothing, two
   * do; none where its rows cannot be reached from the page.
   */
  marks(page: SitePage): readonly string[];
  /** Reads one list page; only http(s) links are rows. Null where it is no list of this make. */
  readList(page: SitePage): ListPage | null;
}

/** One portal: an access pattern and a few fields. */
export interface Site {
  /** Name of its file. */
  readonly name: string;
  /** Chinese name of the portal. */
  readonly title: string;
  /** GB/T 2260 code of the division whose bodies it lists. */
  readonly region: string;
  /** Address that the columns' paths are resolved against. */
  readonly root: string;
  readonly family: ListFamily;
  /** Paths of the list pages that hold the reports for a year. */
  columns(year: number): readonly string[];
  /** Date on which it was seen answering; null: never by us. */
  readonly seen: string | null;
}
