// A portal held against its fixture: from the fixture's own captures, or as it answers now.
import { dirname, join } from 'node:path';
import { openReplay, type Tools } from '../crawl/index.js';
import { showsTable } from '../harvest/index.js';
import { regionByCode } from '../region/index.js';
import type { Site } from '../site/index.js';
import { type ExamineOptions, Examiner, type Reading } from './examine.js';
import { type ExpectedReport, expectedOfAll, readExpected } from './expected.js';

/** Name of a fixture's WARC file. */
export const CAPTURE = 'capture.warc.gz';
/** Name of what is expected of it. */
export const EXPECTED = 'expected.json';

export interface Comparison {
  /** Who has reviewed the fixture, and when; null: nobody yet. */
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** Reports that were compared. */
  readonly reports: number;
  /** Values that were compared. */
  readonly values: number;
  /** One line each; none where all is as expected. */
  readonly differences: readonly string[];
}

type CheckOptions = Omit<ExamineOptions, 'tools' | 'region'>;

/** Where a site's fixture lies. */
export function fixtureOf(site: Site): string {
  return join(dirname(site.file ?? ''), 'fixtures', site.name);
}

/**
 * Reads a site's fixture again from its captures.
 *
 * @throws {Error} one line, where there is no fixture or it cannot be read
 */
export async function checkFixture(site: Site, options: CheckOptions): Promise<Comparison> {
  const tools = await openReplay(fixtureOf(site), CAPTURE, { hasReport: showsTable });
  return checkLive(site, tools, options);
}

/**
 * Reads what a site gives now of the years that its fixture holds.
 *
 * @throws {Error} one line, where there is no fixture
 */
export async function checkLive(site: Site, tools: Tools, options: CheckOptions): Promise<Comparison> {
  const { reviewed, reports } = await readExpected(join(fixtureOf(site), EXPECTED));
  const region = { code: site.region, name: regionByCode(site.region)?.name ?? site.title };
  const examiner = new Examiner(site, { ...options, tools, region });
  const readings: Reading[] = [];
  for (const year of new Set(reports.map((report) => report.year))) readings.push(...(await examiner.read(year)));
  const read = new Map(expectedOfAll(readings).map((report) => [keyOf(report), report]));
  const differences = reports.flatMap((report) => {
    const found = read.get(keyOf(report));
    if (found) return differencesOf(report, found);
    const reasons = readings
      .filter(({ year }) => year === report.year)
      .map(({ outcome, detail }) => `${outcome}: ${detail}`);
    return [`${report.year}: ${report.url} did not come (${reasons.join('; ')})`];
  });
  const values = reports.reduce((sum, report) => sum + Object.keys(report.values).length, 0);
  return { reviewed, reports: reports.length, values, differences };
}

function keyOf({ year, url }: ExpectedReport): string {
  return `${year} ${url}`;
}

function differencesOf(expected: ExpectedReport, found: ExpectedReport): string[] {
  const heads = (['id', 'issuer', 'form'] as const)
    .filter((key) => expected[key] !== found[key])
    .map((key) => `${expected.year} ${key}: expected ${expected[key]}, found ${found[key]}`);
  const ids = new Set([...Object.keys(expected.values), ...Object.keys(found.values)]);
  const values = [...ids].flatMap((id) => {
    const [was, is] = [shown(expected.values[id]), shown(found.values[id])];
    return was === is ? [] : [`${expected.year} ${id}: expected ${was}, found ${is}`];
  });
  return [...heads, ...values];
}

function shown(value: ExpectedReport['values'][string] | undefined): string {
  if (!value) return 'no such value';
  const [status, number, raw] = value;
  return `${status} ${number} (${raw === null ? 'nothing printed' : `printed ${raw}`})`;
}
