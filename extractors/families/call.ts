// The address of a call that a page's script makes.
import { resolveLink, type SitePage } from '../../src/site/index.js';

/** What a pattern's first group finds in a page, as an address; null where it finds none. */
export function callIn({ text, url }: SitePage, pattern: RegExp): string | null {
  return resolveLink(pattern.exec(text)?.[1] ?? '', url);
}

/** The address with these parameters in its query. */
export function withQuery(address: string, parameters: Readonly<Record<string, string | number>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.href;
}
