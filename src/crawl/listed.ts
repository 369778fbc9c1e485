// What the columns of a portal list of a division for a year, or why they list nothing.
import { type ListRow, type RowRole, roleOf, type Site } from '../site/index.js';
import type { Column } from './column.js';
import type { FetchError, Outcome } from './outcome.js';

export interface ReadColumn extends Column {
  /** Its first page. */
  readonly url: string;
}

/** A row that was chosen, by its address. */
export interface ListedRow {
  readonly url: string;
  /** The columns that list it; none where its address is known without one. */
  readonly columns: readonly string[];
  /** When the first of them was read; null where there is none. */
  readonly readAt: string | null;
}

export interface ListedReport extends ListedRow {
  /** Whether the list names the body whose report it is; where it does not, the page has to. */
  readonly isNamed: boolean;
}

export interface Listed {
  /** Rows that name the division and its report. */
  readonly named: readonly ListedRow[];
  /** Rows that name a report and nobody whose it is. */
  readonly unnamed: readonly ListedRow[];
  /** Rows that show the division's report in pictures. */
  readonly digests: readonly Pick<ListRow, 'url' | 'title'>[];
  /** Columns that were read to their end. */
  readonly whole: readonly string[];
  /** When the first of those was; null where there is none. */
  readonly readAt: string | null;
  /** A column that could not be read whole, and whether that is because it is not there. */
  readonly unread: { readonly url: string; readonly fault: FetchError; readonly isGone: boolean } | null;
}

/** Why there is no address. */
export interface Nothing {
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  /** The page that it was seen on. */
  readonly url: string | null;
  /** The columns that were read to their end and list nothing of it. */
  readonly columns: readonly string[];
  /** When the first of them was read; null where there is none. */
  readonly readAt: string | null;
}

/** What columns list of a division, by its full name, for a year. */
export function listedIn(columns: readonly ReadColumn[], name: string, year: number): Listed {
  const found: Record<RowRole, Map<string, { row: ListRow; columns: ReadColumn[] }>> = {
    report: new Map(),
    unnamed: new Map(),
    digest: new Map(),
  };
  let unread: Listed['unread'] = null;
  for (const column of columns) {
    const { url, rows, fault } = column;
    for (const row of rows) {
      const role = roleOf(row, name, year);
      if (!role) continue;
      const known = found[role].get(row.url) ?? { row, columns: [] };
      if (!known.columns.includes(column)) known.columns.push(column);
      found[role].set(row.url, known);
    }
    // One that could not be read says more than one that is not there.
    if (fault && (!unread || unread.isGone)) unread = { url, fault, isGone: isGone({ rows, fault }) };
  }
  const listed = (role: RowRole) =>
    [...found[role]].map(([url, { columns: by }]) => ({
      url,
      columns: by.map((column) => column.url),
      readAt: earliest(by.map(({ readAt }) => readAt)),
    }));
  return {
    named: listed('report'),
    unnamed: listed('unnamed'),
    digests: [...found.digest.values()].map(({ row: { url, title } }) => ({ url, title })),
    whole: columns.flatMap(({ url, fault }) => (fault ? [] : [url])),
    readAt: earliest(columns.map(({ readAt, fault }) => (fault ? null : readAt))),
    unread,
  };
}

/** Why none of a portal's columns names a report of a division for a year. */
export function whyNothing(
  { unread, unnamed, digests, whole, readAt }: Listed,
  { title }: Pick<Site, 'title'>,
  year: number,
): Nothing {
  if (unread && !unread.isGone)
    return { outcome: unread.fault.outcome, detail: unread.fault.message, url: unread.url, columns: [], readAt: null };
  const others = [
    ...(unnamed.length > 0 ? [`${unnamed.length} without a body's name`] : []),
    ...(digests.length > 0 ? [`${digests.length} in pictures`] : []),
  ];
  const url = whole[0] ?? null;
  if (others.length > 0) {
    const detail = `${title} lists no report of it for ${year} by its name, but ${others.join(' and ')}`;
    return { outcome: 'listed_unclear', detail, url, columns: [], readAt: null };
  }
  if (unread) {
    const detail = `${title} has no column for ${year} (${unread.fault.message})`;
    return { outcome: 'no_column', detail, url: unread.url, columns: [], readAt: null };
  }
  return { outcome: 'not_listed', detail: `${title} lists no report of it for ${year}`, url, columns: whole, readAt };
}

/** The first of some times. */
export function earliest(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort()[0] ?? null;
}

/** Whether a column is not there; one that breaks off at a later page is. */
export function isGone({ rows, fault }: Pick<Column, 'rows' | 'fault'>): boolean {
  return rows.length === 0 && (fault?.status === 404 || fault?.status === 410);
}
