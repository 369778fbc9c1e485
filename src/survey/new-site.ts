// A portal that is new: its column found, its make told, a site file and a fixture written for a person to review.
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, findColumn, readColumn, type Tools } from '../crawl/index.js';
import type { Region } from '../region/index.js';
import { type Families, type ListFamily, parseSite, type SiteFile } from '../site/index.js';
import { CAPTURE, EXPECTED } from './check.js';
import { Examiner, type Reading } from './examine.js';
import { expectedOfAll, writeExpected } from './expected.js';
import { type ProbeOptions, withProbe } from './probe.js';
import { familySkeleton } from './skeleton.js';
import { siteNameFor, whosePortal } from './whose.js';

export interface NewSiteOptions extends ProbeOptions {
  /** The portal's root. */
  readonly root: string;
  /** Whose portal it is; null: its home page is to say. */
  readonly region: Region | null;
  /** Name of the site, in small letters; the division's Latin name unless told. */
  readonly name?: string | undefined;
  /** Folder that gets the files. */
  readonly folder: string;
  /** First page of the column, where it need not be looked for. */
  readonly column?: string | undefined;
  /** Name of the family, or its file as `./families/NAME.js` in the folder. */
  readonly family?: string | undefined;
  readonly loadFamilies: () => Promise<Families>;
  readonly loadFamily: (name: string, folder: string) => Promise<ListFamily | null>;
}

/** What was found and written. */
export interface NewSite {
  readonly name: string;
  readonly region: Region;
  readonly finding: Pick<Finding, 'outcome' | 'detail' | 'seen'> & {
    readonly column: { readonly url: string; readonly family: string } | null;
  };
  /** Files that were written, relative to the folder. */
  readonly files: readonly string[];
  /** Reports that were read for the fixture. */
  readonly readings: readonly Reading[];
  /** Whether the lists are of no make that is known: then the file of a family to be written was laid down. */
  readonly needsFamily: boolean;
}

const FIRST_YEAR = 2008;
// The national forms: until 2018, 2019 and 2020, since 2021. The newest report on each shows how the portal renders them.
const periods = [
  { from: 2021, to: Number.POSITIVE_INFINITY },
  { from: 2019, to: 2020 },
  { from: FIRST_YEAR, to: 2018 },
];

/**
 * Probes a portal and writes `<code>-<name>.json` and `fixtures/<name>/` into a folder. Nothing is written over.
 *
 * @throws {Error} one line, where a file of that name is there or nobody knows whose portal it is
 */
export async function newSite(options: NewSiteOptions): Promise<NewSite> {
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, '.probe-'));
  try {
    const { text, ...probed } = await withProbe(work, options, (tools) => probe(tools, options));
    const { name, region, readings } = probed;
    if (text === null) return { ...probed, files: probed.needsFamily ? [await writeSkeleton(folder, name)] : [] };
    const fixture = join('fixtures', name);
    await mkdir(join(folder, fixture), { recursive: true });
    await moveCapture(join(work, 'snapshots'), join(folder, fixture, CAPTURE));
    const expected = { site: name, reviewed: null, reports: expectedOfAll(readings) };
    await writeExpected(join(folder, fixture, EXPECTED), expected);
    const siteFile = fileOf(region, name);
    await writeFile(join(folder, siteFile), text);
    return { ...probed, files: [siteFile, join(fixture, CAPTURE), join(fixture, EXPECTED)] };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

type Probed = Omit<NewSite, 'files'> & {
  /** Of the site file; null where there is none to write. */
  readonly text: string | null;
};

async function probe(tools: Tools, options: NewSiteOptions): Promise<Probed> {
  const { root, loadFamilies, settings } = options;
  const region = options.region ?? (await whosePortal(tools, root));
  if (!region) throw new Error(`${root} does not say whose portal it is: name the division with --city`);
  const name = options.name ?? siteNameFor(region, root);
  await refuseExisting(options.folder, region, name);
  const finding = await (options.column === undefined
    ? lookFor(tools, region, options)
    : look(tools, options.column, options));
  const { column } = finding;
  const about = { name, region, needsFamily: finding.outcome === 'family_unknown' };
  if (!column) return { ...about, finding: { ...finding, column: null }, readings: [], text: null };
  const family = options.family ?? column.family.name;
  const content = contentOf(region, column.url, family, root);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const site = await parseSite(fileOf(region, name), text, async () => column.family);
  const examiner = new Examiner(site, { tools, region, loadFamilies, maxPages: settings.listPages });
  const readings: Reading[] = [];
  for (const year of await sampleYears(examiner)) readings.push(...(await examiner.read(year)));
  // A fixture without a report would prove nothing.
  const isProof = readings.some(({ record }) => record !== null);
  const found = { ...finding, column: { url: column.url, family } };
  return { ...about, finding: found, readings, text: isProof ? text : null };
}

function contentOf({ code, name }: Region, column: string, family: string, root: string): SiteFile {
  const { origin, pathname, search, hash } = new URL(column);
  return {
    title: `${name}人民政府门户网站`,
    region: code,
    root: `${origin}/`,
    family,
    columns: [{ path: pathname + search + hash }],
    seen: new Date().toISOString().slice(0, 10),
    source: `looked for on ${root} by nianbao new-site`,
  };
}

function fileOf({ code }: Region, name: string): string {
  return `${code}-${name}.json`;
}

async function refuseExisting(folder: string, region: Region, name: string): Promise<void> {
  for (const file of [fileOf(region, name), join('fixtures', name)])
    if (await isThere(join(folder, file)))
      throw new Error(`${join(folder, file)} is there already: give another --name, or move it away`);
}

async function lookFor(tools: Tools, region: Region, options: NewSiteOptions): Promise<Finding> {
  const { root, loadFamilies, settings } = options;
  const [known, given] = await Promise.all([loadFamilies(), familyGiven(options)]);
  const of: Families['of'] = (page) => (given && given.marks(page).length > 1 ? given : known.of(page));
  return findColumn(tools.fetcher, root, region.name, { families: { ...known, of }, maxPages: settings.listPages });
}

async function familyGiven({ family, folder, loadFamily }: NewSiteOptions): Promise<ListFamily | null> {
  if (family === undefined) return null;
  const given = await loadFamily(family, folder);
  if (given) return given;
  throw new Error(`no family is named ${family}`);
}

/** A column that the user names, with the family that the user names or its first page tells. */
async function look(tools: Tools, url: string, options: NewSiteOptions): Promise<Finding> {
  const { loadFamilies, settings } = options;
  const given = await familyGiven(options);
  let told = given;
  const families = await loadFamilies();
  const { rows, fault } = await readColumn(
    tools.fetcher,
    given ?? ((page) => (told = families.of(page))),
    url,
    settings.listPages,
  );
  if (fault || !told) {
    const { outcome, message } = fault ?? { outcome: 'no_list' as const, message: `${url} holds no list` };
    return { column: null, outcome, detail: message, seen: [] };
  }
  return { column: { url, family: told }, outcome: 'ok', detail: `${url}: ${rows.length} rows`, seen: [] };
}

/** The newest year of each form that the portal lists a report for. */
async function sampleYears(examiner: Examiner): Promise<readonly number[]> {
  const years: number[] = [];
  for (const { from, to } of periods)
    for (let year = Math.min(to, new Date().getFullYear()); year >= from; year--)
      if ((await examiner.listed(year)).listed.length > 0) {
        years.push(year);
        break;
      }
  return years;
}

/** The one file that a probe's archive has, for it is far below the size at which another is begun. */
async function moveCapture(from: string, to: string): Promise<void> {
  const files = (await readdir(from)).filter((file) => file.endsWith('.warc.gz'));
  const [file] = files;
  if (!file || files.length > 1) throw new Error(`${files.length} WARC files came of the probe: one was expected`);
  await rename(join(from, file), to);
}

async function writeSkeleton(folder: string, name: string): Promise<string> {
  const file = join('families', `${name}.js`);
  await mkdir(join(folder, 'families'), { recursive: true });
  if (!(await isThere(join(folder, file)))) await writeFile(join(folder, file), familySkeleton(name));
  return file;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
