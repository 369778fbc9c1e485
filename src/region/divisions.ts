// The divisions in force, and how they lie in one another.
import list from './divisions.json' with { type: 'json' };
import { shortName } from './names.js';

export interface Region {
  /** Six digits, GB/T 2260. */
  readonly code: string;
  readonly name: string;
}

interface Divisions {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  readonly byShortName: ReadonlyMap<string, readonly Region[]>;
}

let loaded: Divisions | undefined;

/** All divisions, in the order of codes within each map. */
export function divisions(): Divisions {
  if (loaded) return loaded;
  const byCode = new Map<string, Region>();
  const byName = new Map<string, Region[]>();
  const byShortName = new Map<string, Region[]>();
  for (const [code, name] of Object.entries(list.divisions)) {
    const region = { code, name };
    byCode.set(code, region);
    push(byName, name, region);
    push(byShortName, shortName(name), region);
  }
  loaded = { byCode, byName, byShortName };
  return loaded;
}

/** Adds to the list that stands under a key. */
export function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export type Level = 'province' | 'prefecture' | 'county';

/** The level that a code's digits say. */
export function levelOf(code: string): Level {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

const ranks: Readonly<Record<Level, number>> = { province: 0, prefecture: 1, county: 2 };

/** The level as a number, the province's the lowest. */
export function rankOf(region: Region): number {
  return ranks[levelOf(region.code)];
}

/** The division in force that a code stands for. */
export function regionByCode(code: string): Region | null {
  return divisions().byCode.get(code) ?? null;
}

/** The division that a division belongs to: a county's prefecture, or its province where it has none between. */
export function parentOf(code: string): Region | null {
  const { byCode } = divisions();
  if (levelOf(code) === 'province') return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return (prefecture === code ? undefined : byCode.get(prefecture)) ?? byCode.get(`${code.slice(0, 2)}0000`) ?? null;
}

/** The names of what a division lies in, the highest first: 辽宁省辽阳市 for 辽阳县, nothing for a province. */
export function pathOf(code: string): string {
  const parent = parentOf(code);
  return parent ? pathOf(parent.code) + parent.name : '';
}

/** Whether `code` is the division `ancestor` or lies in it. */
export function isWithin(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor.replace(/(?:00){1,2}$/, ''));
}
