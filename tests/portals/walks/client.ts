// Asks a portal, and finds the links in what it answers.

export interface Listed {
  readonly path: string;
  readonly title: string;
}

export async function get(url: string): Promise<string> {
  return (await fetch(url)).text();
}

export async function post(url: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<string> {
  return (await fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body })).text();
}

/** The links that carry a title, as rows of lists do and menus do not. */
export function rowsIn(html: string, base: string): Listed[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]+)"[^>]*? title="([^"]+)"/g)].map(([, href = '', title = '']) => ({
    path: pathOf(href, base),
    title,
  }));
}

export function pathOf(href: string, base: string): string {
  const { pathname, search } = new URL(href, base);
  return pathname + search;
}

/** What a pattern's first group finds in a page. */
export function found(text: string, pattern: RegExp): string {
  const [, inside] = pattern.exec(text) ?? [];
  if (inside === undefined) throw new Error(`${pattern} is not found`);
  return inside;
}

/** The rows of pages until one brings none that is new. */
export async function untilNothingNew(first: number, page: (number: number) => Promise<Listed[]>): Promise<Listed[]> {
  const all = new Map<string, Listed>();
  for (let number = first; ; number++) {
    const before = all.size;
    for (const row of await page(number)) all.set(row.path, row);
    if (all.size === before) return [...all.values()];
  }
}
