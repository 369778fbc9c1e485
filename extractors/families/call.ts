// The address of a call that a page's script makes.
import { resolveLink, type SitePage } from '../../src/site/index.js';

// The closing quote stays for the next one to begin with, and nothing is looked at twice: a page may be made to take long.
const quoted = /["']([^"'\s]{1,2000})(?=["'])/g;

/** The first text between quotes that every pattern is found in; null where there is none. */
export function quotedIn(text: string, ...patterns: readonly RegExp[]): string | null {
  for (const [, found = ''] of text.matchAll(quoted))
    if (patterns.every((pattern) => pattern.test(found))) return found;
  return null;
}

/** The first address between quotes that every pattern is found in; null where there is none. */
export function callIn({ text, url }: SitePage, ...patterns: readonly RegExp[]): string | null {
  return resolveLink(quotedIn(text, ...patterns) ?? '', url);
}

/** The address with these parameters in its query. */
export function withQuery(address: string, parameters: Readonly<Record<string, string | number>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.href;
}
