// How the crawler names itself.
import { createRequire } from 'node:module';

const { version } = loadPackage();

function loadPackage(): { version: string } {
  const require = createRequire(import.meta.url);
  // Two folders up from the source, three from the build.
  for (const path of ['../../package.json', '../../../package.json'])
    try {
      const found = require(path) as { name?: string; version: string };
      if (found.name === 'nianbao') return found;
    } catch {
      // The other place has it.
    }
  throw new Error('package.json of nianbao is not where the build expects it');
}

/** Program and version, as archives and servers see them. */
export const software = `nianbao/${version}`;

/** The User-Agent of every request; robots.txt is asked under its first word. */
export const userAgent = `${software} (+https://github.com/nianbao/nianbao; research crawler for yearly reports)`;
export const robotsAgent = 'nianbao';
