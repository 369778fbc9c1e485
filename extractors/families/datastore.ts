// Rows in XML, each a piece of HTML in CDATA, as Hanweb's proxy gives them and those made in its way.
import { type ListRow, linksIn, type SitePage } from '../../src/site/index.js';

export interface Datastore {
  readonly rows: readonly ListRow[];
  /** Rows of the whole list; 0 where it is not told. */
  readonly total: number;
  /** Pages of the whole list; 0 where it is not told. */
  readonly pages: number;
  /** Address of the next group, where it is told. */
  readonly next: string | null;
}

/** The store in a text; null where there is none. */
export function datastoreIn(text: string, page: SitePage): Datastore | null {
  if (!text.includes('<recordset>')) return null;
  const records = text
    .split('<record>')
    .slice(1)
    .map((record) => /^<!\[CDATA\[(.*?)\]\]>/s.exec(record)?.[1] ?? '')
    .map((html) => (/<(?:li|tr|dd)\b/i.test(html) ? html : `<li>${html}</li>`));
  const html = records.join('\n');
  // A row of a table is one only inside of it.
  const rows = linksIn(page.parse(/^\s*<tr\b/i.test(html) ? `<table>${html}</table>` : html), page.url);
  const [, next = null] = /<nextgroup><!\[CDATA\[[^\]]{0,4000}?href="([^"]+)"/s.exec(text) ?? [];
  return { rows, total: numberIn(text, 'totalrecord'), pages: numberIn(text, 'totalpage'), next };
}

function numberIn(text: string, element: string): number {
  return Number(new RegExp(`<${element}>(\\d+)</${element}>`).exec(text)?.[1] ?? 0);
}
