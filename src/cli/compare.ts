// nianbao compare: the records of one report that were read from several documents.
import { type CitedValue, type Comparison, type CopyAbout, compareCopies } from '../review/index.js';
import { divisionsFor } from './divisions.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print } from './run.js';
import { alignColumns, clean } from './terminal.js';
import { yearsOf } from './years.js';

export interface CompareOptions {
  readonly cities?: string;
  readonly years?: string;
  readonly json?: boolean;
}

/** Prints how the records of each report differ; 1 if any do, or a file could not be used. */
export async function compare(folder: string, { cities, years, json }: CompareOptions): Promise<number> {
  const filter = {
    regions: cities === undefined ? null : new Set((await divisionsFor({ cities })).map(({ code }) => code)),
    years: years === undefined ? null : new Set(yearsOf(years)),
  };
  let reports = 0;
  let problems = 0;
  let values = 0;
  for await (const compared of compareCopies(folder, filter)) {
    if ('error' in compared) {
      problems++;
      complain(`${compared.path}: ${compared.error}`);
      continue;
    }
    reports++;
    for (const { differences } of compared.copies) values += differences.length;
    await print(json ? `${JSON.stringify(compared)}\n` : `${linesOf(compared).join('\n')}\n\n`);
  }
  if (!json) await print(`reports with several records: ${reports}; values that differ: ${values}\n`);
  return values + problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}

const grounds = {
  trust: 'it stands because its document is the most trusted',
  values: 'it stands because more of its values are read',
  first: 'it stands because it came first; none is better',
  none: 'another is better: the next crawl into the folder puts that one in its place',
} as const;

function linesOf({ report, standing, by, copies }: Comparison): string[] {
  return [
    clean(report),
    ...alignColumns(
      [aboutRow('stands', standing), ...copies.map((copy) => aboutRow('copy', copy))],
      ['start', 'start', 'end', 'start', 'start'],
    ).map((line) => `  ${line}`),
    `  ${by === null ? grounds.none : grounds[by]}`,
    ...copies.flatMap(({ record, differences }) => {
      if (differences.length === 0) return [clean(`  ${record}: no value differs`)];
      const rows = differences.map(({ id, kind, standing: own, copy }) => [id, kind, ...cells(own), ...cells(copy)]);
      const heads = ['value', 'difference', 'stands', 'at', 'copy', 'at'];
      return [
        clean(`  ${record}:`),
        ...alignColumns([heads, ...rows], ['start', 'start', 'end', 'start', 'end', 'start']).map(
          (line) => `    ${line}`,
        ),
      ];
    }),
  ];
}

function aboutRow(role: string, { record, trust, readValues, url, signals }: CopyAbout): string[] {
  const shown = signals.length > 0 ? `${trust} (${signals.join(', ')})` : trust;
  return [role, shown, `${readValues} read`, record, url ?? '-'];
}

function cells({ value, status, cite }: CitedValue): string[] {
  return [String(value ?? status ?? 'not on its form'), cite ? `${cite.start}–${cite.end}` : ''];
}
