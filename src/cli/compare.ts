// nianbao compare: the records of one report that were read from several documents.
import { type CitedValue, type Comparison, type CopyAbout, compareCopies } from '../review/index.js';
import { type CheckOptions, reportsOf } from './check-options.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print } from './run.js';
import { alignColumns, clean } from './terminal.js';

export type CompareOptions = Pick<CheckOptions, 'cities' | 'years' | 'json'>;

/** Prints how the records of each report differ; 1 if any do, or a file could not be used. */
export async function compare(folder: string, { json, ...options }: CompareOptions): Promise<number> {
  const filter = await reportsOf(options);
  let reports = 0;
  let problems = 0;
  let values = 0;
  let forms = 0;
  for await (const compared of compareCopies(folder, filter)) {
    if ('error' in compared) {
      problems++;
      complain(`${compared.path}: ${compared.error}`);
      continue;
    }
    reports++;
    for (const { differences, form } of compared.copies) {
      values += differences.length;
      if (form !== compared.standing.form) forms++;
    }
    await print(json ? `${JSON.stringify(compared)}\n` : `${linesOf(compared).join('\n')}\n\n`);
  }
  if (!json)
    await print(
      `reports with several records: ${reports}; values that differ: ${values}; forms that differ: ${forms}\n`,
    );
  return values + forms + problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}

const grounds = {
  trust: 'it stands because its document is the most trusted',
  latest: 'it stands because its address gave it last',
  values: 'it stands because more of its values are read',
  first: 'it stands because it came first; none is better',
  none: 'another is better: the next crawl into the folder puts that one in its place',
} as const;

function linesOf({ report, standing, by, copies }: Comparison): string[] {
  return [
    report,
    ...alignColumns(
      [aboutRow('stands', standing), ...copies.map((copy) => aboutRow('copy', copy))],
      ['start', 'start', 'end', 'start', 'start'],
    ).map((line) => `  ${line}`),
    `  ${by === null ? grounds.none : grounds[by]}`,
    ...copies.flatMap((copy) => [
      ...(copy.form === standing.form
        ? []
        : [`  on form ${copy.form ?? '-'}, not ${standing.form ?? '-'}; what both have is compared: ${copy.record}`]),
      ...differenceLines(copy),
    ]),
  ].map(clean);
}

function differenceLines({ record, differences }: Comparison['copies'][number]): string[] {
  if (differences.length === 0) return [`  no value differs: ${record}`];
  const rows = differences.map(({ id, kind, standing, copy }) => [id, kind, ...cells(standing), ...cells(copy)]);
  const heads = ['value', 'difference', 'stands', 'at', 'copy', 'at'];
  const table = alignColumns([heads, ...rows], ['start', 'start', 'end', 'start', 'end', 'start']);
  return [`  ${record}:`, ...table.map((line) => `    ${line}`)];
}

function aboutRow(role: string, { record, trust, readValues, url, signals }: CopyAbout): string[] {
  const shown = signals.length > 0 ? `${trust} (${signals.join(', ')})` : trust;
  return [role, shown, `${readValues} read`, record, url ?? '-'];
}

function cells({ value, status, cite }: CitedValue): string[] {
  return [String(value ?? status), cite ? `${cite.start}–${cite.end}` : ''];
}
