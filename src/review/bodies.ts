// The reports of a dataset by the body that they are of, found without opening them.
import { join } from 'node:path';
import { mainPathBeside, readJson, recordPaths } from '../dataset/index.js';
import { bodyOf } from './finding.js';

/** The records that stand for the reports of one body, by year. */
export interface BodyFiles {
  /** Report id without its year. */
  readonly body: string;
  /** In the order of years; of a year that the page does not say last. */
  readonly files: readonly YearFile[];
}

export interface YearFile {
  readonly year: number | null;
  readonly path: string;
}

export interface Listing {
  /** In the order of their names, which begin with the division's code. */
  readonly bodies: readonly BodyFiles[];
  /** Records of documents beside those that stand for their reports. */
  readonly copies: readonly string[];
}

// A name that had to be cut ends in a digest, and does not tell the year.
const cutName = /~[0-9a-f]{12}$/;

/**
 * @throws {Error} one line, where `folder` has no records
 */
export async function listBodies(folder: string): Promise<Listing> {
  const bodies = new Map<string, YearFile[]>();
  const copies: string[] = [];
  for (const path of await recordPaths(folder)) {
    if (path !== mainPathBeside(path)) {
      copies.push(path);
      continue;
    }
    const [, year = '', name = ''] = path.slice(0, -'.json'.length).split('/');
    const body = bodyOf(cutName.test(name) ? ((await idIn(join(folder, path))) ?? name) : name);
    bodies.set(body, [...(bodies.get(body) ?? []), { year: /^\d{4}$/.test(year) ? Number(year) : null, path }]);
  }
  const sorted = [...bodies].sort(([a], [b]) => (a < b ? -1 : 1));
  return { bodies: sorted.map(([body, files]) => ({ body, files })), copies };
}

async function idIn(path: string): Promise<string | null> {
  const file = await readJson(path);
  if ('error' in file) return null;
  const id = (file.json as { report?: { id?: unknown } } | null)?.report?.id;
  return typeof id === 'string' ? id : null;
}
