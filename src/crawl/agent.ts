// How the crawler names itself.
import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('nianbao/package.json') as { version: string };

/** Program and version, as archives and servers see them. */
export const software = `nianbao/${version}`;

/** The User-Agent of every request; robots.txt is asked under its first word. */
export const userAgent = `${software} (research crawler for yearly reports on government information disclosure)`;
export const robotsAgent = 'nianbao';
