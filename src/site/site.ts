// What is said of a portal, and what a list of reports is.
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

/** The makes of portals that are known. */
export interface Families {
  /** The family that reads the lists of a column, by its first page; null where fewer than two marks of any are there. */
  of(page: SitePage): ListFamily | null;
  /** The family of that name; null where there is none. */
  named(name: string): ListFamily | null;
}

/** Whose reports a portal lists: its division's alone, or also those of the divisions below it, down to a level. */
export type Coverage = 'own' | 'prefectures' | 'counties';

/** Where a report is that the column does not lead to. */
export interface Override {
  /** GB/T 2260 code of the division. */
  readonly region: string;
  readonly year: number;
  readonly url: string;
  /** Why the column does not lead to it, for the next person. */
  readonly reason: string;
}

/** One portal, as its site file tells of it. */
export interface Site {
  /** Name of its file without the code. */
  readonly name: string;
  /** Its site file; null where it has none. */
  readonly file: string | null;
  /** Chinese name of the portal. */
  readonly title: string;
  /** GB/T 2260 code of the division whose portal it is. */
  readonly region: string;
  readonly lists: Coverage;
  /** Address that the columns' paths are resolved against. */
  readonly root: string;
  /** What reads its lists; null: told by the first page of a column. */
  readonly family: ListFamily | null;
  /** Paths of the list pages that hold the reports for a year; none: the column is to be found from the root. */
  columns(year: number): readonly string[];
  readonly overrides: readonly Override[];
  /** Date on which it was seen answering; null: never by us. */
  readonly seen: string | null;
  /** Where its addresses come from. */
  readonly source: string;
}

/** Whether a portal is one that lists the reports of a division. */
export function listsDivision({ region, lists }: Pick<Site, 'region' | 'lists'>, code: string): boolean {
  if (code === region) return true;
  const isBelow = code.startsWith(region.replace(/(?:00)+$/, ''));
  return isBelow && (lists === 'counties' || (lists === 'prefectures' && code.endsWith('00')));
}
