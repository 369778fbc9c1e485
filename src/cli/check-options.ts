// What nianbao check is asked for, from its options.
import type { Language, ReviewFilter, Verdict } from '../review/index.js';
import { isNamed, ruleFamilies, verdicts } from '../review/index.js';
import { divisionsFor } from './divisions.js';
import { UsageError } from './run.js';
import { yearsOf } from './years.js';

export interface CheckOptions {
  readonly cities?: string;
  readonly years?: string;
  readonly rule?: string;
  readonly verdict?: string;
  readonly lang?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly listRules?: boolean;
}

/** Which findings are asked for. */
export async function filterOf({ rule, ...options }: CheckOptions): Promise<ReviewFilter> {
  return { ...(await reportsOf(options)), rules: rule === undefined ? null : rulesIn(rule) };
}

/** Which reports are asked for. */
export async function reportsOf({
  cities,
  years,
}: Pick<CheckOptions, 'cities' | 'years'>): Promise<Pick<ReviewFilter, 'regions' | 'years'>> {
  return {
    regions: cities === undefined ? null : new Set((await divisionsFor({ cities })).map(({ region }) => region.code)),
    years: years === undefined ? null : new Set(yearsOf(years)),
  };
}

/** Which verdicts are printed: to a person those that are to be looked at, to a program all. */
export function verdictsOf({ verdict, json, csv }: CheckOptions): ReadonlySet<Verdict> {
  if (verdict === undefined) return new Set(json || csv ? verdicts : (['failed', 'warning'] as const));
  const words = wordsIn(verdict);
  const unknown = words.find((word) => word !== 'all' && !isVerdict(word));
  if (unknown !== undefined || words.length === 0)
    throw new UsageError(`--verdict ${unknown ?? ''}: one or more of ${verdicts.join(', ')}, or all`);
  return new Set(words.includes('all') ? verdicts : words.filter(isVerdict));
}

function isVerdict(word: string): word is Verdict {
  return (verdicts as readonly string[]).includes(word);
}

/** The language that a person is spoken to in: the one asked for, else the one of the environment, else English. */
export function languageOf(lang: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (lang === 'en' || lang === 'zh') return lang;
  if (lang !== undefined) throw new UsageError(`--lang ${lang}: en or zh`);
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';
}

function rulesIn(list: string): string[] {
  const names = wordsIn(list);
  const unknown = names.find((name) => !ruleFamilies.some(({ rule }) => isNamed(rule, name) || isNamed(name, rule)));
  if (unknown !== undefined || names.length === 0)
    throw new UsageError(`--rule ${unknown ?? ''}: no such rule; nianbao check --list-rules names them`);
  return names;
}

function wordsIn(list: string): string[] {
  return list.split(/[,，\s]+/).filter((word) => word !== '');
}
