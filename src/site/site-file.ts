// A site file: JSON that says where a portal keeps its reports, checked before it is believed.
import { z } from 'zod';
import type { ListFamily, Site } from './site.js';

const code = z.string().regex(/^\d{6}$/, 'a code of six digits');
const year = z.int().min(2008).max(2100);
const address = z.url({ protocol: /^https?$/ });

const column = z.strictObject({
  /** May hold `{year}`, the year reported on, and `{year+1}`, in which it is published. */
  path: z.string().startsWith('/'),
  from: year.optional(),
  to: year.optional(),
});

const override = z.strictObject({ region: code, year, url: address, reason: z.string().min(10) });

const siteFile = z.strictObject({
  title: z.string().min(2),
  region: code,
  lists: z.enum(['own', 'prefectures', 'counties']).default('own'),
  root: address.endsWith('/'),
  family: z.string().optional(),
  columns: z.array(column).default([]),
  overrides: z.array(override).default([]),
  seen: z.iso.date().nullable(),
  source: z.string().min(3),
});

/** What a site file holds, as it is written. */
export type SiteFile = z.input<typeof siteFile>;

/**
 * A portal out of its file.
 *
 * @param file path or name of the file, `<code>-<name>.json`, for messages
 * @param familyNamed loads the family that the file names
 * @throws {Error} one line that names the file and what is wrong in it
 */
export async function parseSite(
  file: string,
  text: string,
  familyNamed: (name: string) => Promise<ListFamily | null>,
): Promise<Site> {
  const parsed = siteFile.safeParse(jsonOf(file, text));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map(described).join('; ')}`);
  const { family: named, columns, ...about } = parsed.data;
  const [, region = '', name = ''] = /(?:^|[/\\])(\d{6})-([a-z0-9-]+)\.json$/.exec(file) ?? [];
  if (region !== about.region)
    throw new Error(`${file}: its name begins with the code of its region and a hyphen, "${about.region}-"`);
  const family = named === undefined ? null : await familyNamed(named);
  if (named !== undefined && !family) throw new Error(`${file}: family: no family is named ${named}`);
  return {
    ...about,
    name,
    file,
    family,
    columns: (wanted) =>
      columns
        .filter(({ from = 0, to = Number.POSITIVE_INFINITY }) => from <= wanted && wanted <= to)
        .map(({ path }) => path.replaceAll('{year}', String(wanted)).replaceAll('{year+1}', String(wanted + 1))),
  };
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function described({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
