// How the crawler names itself.
import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('nianbao/package.json') as { version: string };

/** Program and version, as archives and servers see them. */
export const software = `nianbao/${version}`;

/** The User-Agent of every request; robots.txt is asked under its first word. */
export const userAgent = `${software} (research crawler for yearly reports on government information disclosure)`;
export const robotsAgent = 'nianbao';

/**
 * The User-Agent with an address or URL where the operator can be reached.
 *
 * @throws {TypeError} where no header line can carry it
 */
export function userAgentOf(contact: string | null): string {
  if (contact === null) return userAgent;
  if (!/^[\x20-\x7e]+$/.test(contact)) throw new TypeError('a contact is printable ASCII');
  return `${userAgent.slice(0, -1)}; +${contact})`;
}
