import { createRequire } from 'node:module';

/** The package's version, found through its own name so that the place of the built file does not matter. */
export function packageVersion(): string {
  const require = createRequire(import.meta.url);
  return (require('nianbao/package.json') as { version: string }).version;
}
