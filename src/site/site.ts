// What an extractor says of a portal, and what a list of reports is.
import type { CheerioAPI } from 'cheerio';

/** A row of a list page. */
export interface ListRow {
  readonly url: string;
  /** The full title, from the title attribute where the text is cut. */
  readonly title: string;
  /** Date of posting as printed, or null. */
  readonly date: string | null;
}

export interface ListPage {
  readonly rows: readonly ListRow[];
  /** Address of the next page; null on the last. */
  readonly next: string | null;
}

/** How a make of portal lists its articles. */
export interface ListFamily {
  readonly name: string;
  /** Reads one list page, given as a document and as its source; only http(s) links are rows. */
  readList($: CheerioAPI, html: string, url: string): ListPage;
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
