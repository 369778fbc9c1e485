// The divisions that a command line asks for: --cities, --province, --all-prefectures.
import {
  findRegion,
  isWithin,
  levelOf,
  membersOf,
  pathOf,
  prefecturesAndMunicipalities,
  type Region,
  type RegionSearch,
} from '../region/index.js';
import { isCityFile, namesInFile } from './city-file.js';
import { complain, UsageError } from './run.js';

export interface DivisionOptions {
  readonly cities?: string | undefined;
  readonly province?: string | undefined;
  readonly allPrefectures?: boolean | undefined;
}

/** Whether any division is asked for. */
export function asksForDivisions({ cities, province, allPrefectures }: DivisionOptions): boolean {
  return cities !== undefined || province !== undefined || allPrefectures === true;
}

/**
 * The divisions asked for, each once, in the order in which they are named; those of a province or of all China in the
 * order of codes.
 *
 * @throws {UsageError} where a name is nobody's or may be several divisions'
 */
export async function divisionsFor(options: DivisionOptions): Promise<readonly AskedDivision[]> {
  const { cities, allPrefectures = false } = options;
  if (allPrefectures && (cities !== undefined || options.province !== undefined))
    throw new UsageError('--all-prefectures stands alone, without --cities and --province');
  if (allPrefectures) return prefecturesAndMunicipalities().map(withoutRoot);
  const province = options.province === undefined ? null : provinceCalled(options.province);
  if (cities === undefined) return province ? membersOf(province.code).map(withoutRoot) : [];
  const names = await namesIn(cities);
  const asked = names.map(({ name, place, root }) => ({ region: divisionCalled(name, place, province), root }));
  return [...new Map(asked.map((one) => [one.region.code, one])).values()];
}

/** A division that is asked for. */
export interface AskedDivision {
  readonly region: Region;
  /** Root of its portal, where the file of cities has one. */
  readonly root: string | null;
}

function withoutRoot(region: Region): AskedDivision {
  return { region, root: null };
}

interface Name {
  readonly name: string;
  /** Where it stands, as the beginning of a complaint. */
  readonly place: string;
  readonly root: string | null;
}

async function namesIn(list: string): Promise<readonly Name[]> {
  const names = isCityFile(list)
    ? (await namesInFile(list)).map(({ name, line, root }) => ({ name, place: `${list}:${line}: `, root }))
    : list
        .split(/[,，、;；\r\n]+/)
        .flatMap((part) => wordsOf(part.trim()).map((name) => ({ name, place: '', root: null })));
  if (names.length === 0) throw new UsageError('--cities names no city');
  return names;
}

/** Latin names have blanks in them; Chinese ones and codes have them between. */
function wordsOf(part: string): string[] {
  const words = /\p{sc=Han}|\d/u.test(part) ? part.split(/\s+/) : [part];
  return words.filter((word) => word !== '');
}

function provinceCalled(name: string): Region {
  const search = findRegion(name);
  const bearers = [search.region, ...search.others].filter((one) => one !== null);
  const province = bearers.find(({ code }) => levelOf(code) === 'province');
  if (province) return province;
  const [other] = bearers;
  if (other) throw new UsageError(`--province ${name}: ${described(other, [])} is no province`);
  throw new UsageError(`--province ${name}: ${noneCalled(name, search)}`);
}

function divisionCalled(name: string, place: string, province: Region | null): Region {
  const search = findRegion(name, province?.code);
  const { region, others, former } = search;
  const went = former.map((one) => `${one.name} (${one.code}, until ${one.year})`).join(' and ');
  const gone = `${place}${went} ${former.length > 1 ? 'are' : 'is'} no longer in force`;
  if (!region && former.length > 0) throw new UsageError(`${gone}; instead there are ${listed(others)}: give the code`);
  if (!region && others.length > 0) throw new UsageError(`${place}${name} may be ${listed(others)}: give the code`);
  if (!region) throw new UsageError(place + noneCalled(name, search, province));
  if (province && !isWithin(region.code, province.code))
    throw new UsageError(`${place}${name}: ${listed([region])} does not lie in ${province.name}`);
  if (former.length > 0) complain(`${gone}; taken for ${listed([region])}`);
  else if (others.length > 0 && region.name !== name)
    complain(`${place}${name} is taken for ${listed([region])}; others: ${listed(others)}`);
  return region;
}

function noneCalled(name: string, { nearest }: RegionSearch, province: Region | null = null): string {
  const where = province ? ` in ${province.name}` : '';
  const guess = nearest.length > 0 ? `; is one of these meant? ${listed(nearest)}` : '';
  return `no division${where} ${/^\d+$/.test(name) ? 'has the code' : 'is called'} ${name}${guess}`;
}

function listed(regions: readonly Region[]): string {
  return regions.map((region) => described(region, regions)).join(', ');
}

/** Name and code; where another one listed has the name too, what it lies in stands before it. */
function described({ code, name }: Region, among: readonly Region[]): string {
  const shared = among.some((other) => other.code !== code && other.name === name);
  return `${shared ? pathOf(code) : ''}${name} (${code})`;
}
