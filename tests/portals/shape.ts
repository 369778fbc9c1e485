// What a family gives to a portal: its paths, how its lists answer, how its articles look.
import type { City } from './cities.js';
import type { Column, Entry } from './plan.js';
import type { Asked } from './types.js';

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** A page before the portal's head, menu and foot are put around it. */
export interface Page {
  readonly title: string;
  readonly head?: string;
  readonly main: string;
}

/** What a family knows of the portal that it makes. */
export interface Site {
  /** With a slash at its end. */
  readonly root: string;
  readonly city: City;
  readonly columns: readonly Column[];
  /** A text of the vendor, or what stands in its place where the mark is taken out. */
  mark(name: string, text: string, instead?: string): string;
  page(page: Page): Reply;
}

export interface Shape {
  /** Of the pages that the menu names. */
  readonly sections: Readonly<Record<'affairs' | 'disclosure' | 'news', string>>;
  /** In the head and at the foot of every page. */
  readonly head?: string;
  readonly foot?: string;
  readonly headers?: Readonly<Record<string, string>>;
  columnPath(column: Column): string;
  articlePath(column: Column, entry: Entry): string;
  article(column: Column, entry: Entry): Page;
  /** What answers a request for a list, a script or a call; undefined where nothing of the kind is there. */
  answer(asked: Asked, url: URL): Reply | undefined;
}

export interface Deployment {
  readonly name: string;
  readonly family: string;
  readonly city: City;
  /** The name that the true column bears. */
  readonly columnName: string;
  /** A portal that moved house, and when it did. */
  readonly moved?: { readonly upTo: number; readonly on: string };
  readonly least?: number;
  readonly marks: readonly string[];
  shape(site: Site): Shape;
}
