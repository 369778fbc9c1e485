// nianbao ledger: which report is due, there, late, missing, withdrawn or revised.
import { type Entry, readLedger } from '../ledger/index.js';
import { type CheckOptions, reportsOf } from './check-options.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print } from './run.js';
import { alignColumns, clean } from './terminal.js';

export type LedgerOptions = Pick<CheckOptions, 'cities' | 'years' | 'json' | 'csv'> & { readonly evidence?: boolean };

// What somebody has to look at.
const findings: ReadonlySet<Entry['presence']> = new Set(['not_found', 'withdrawn', 'unreachable']);

/** Prints the ledger; 1 where a report is missing, withdrawn, late or revised, or could not be had or its record used. */
export async function ledger(folder: string, { json, csv, evidence, ...options }: LedgerOptions): Promise<number> {
  const { entries, broken } = await readLedger(folder, await reportsOf(options));
  for (const { path, error } of broken) complain(`${path}: ${error}`);
  if (json) for (const entry of entries) await print(`${JSON.stringify(entry)}\n`);
  else if (csv) await print((await import('./csv.js')).csvOf(rowsOf(entries)));
  else await print(`${tableOf(entries, evidence ?? false).join('\n')}\n`);
  const isFinding = ({ presence, timeliness, revised }: Entry) =>
    findings.has(presence) || timeliness === 'late' || revised;
  return broken.length > 0 || entries.some(isFinding) ? EXIT_PROBLEM : EXIT_OK;
}

const columns = [
  'region',
  'body',
  'kind',
  'year',
  'due',
  'presence',
  'timeliness',
  'revised',
  'record',
  'url',
] as const;

function rowsOf(entries: readonly Entry[]): unknown[][] {
  const rows = entries.map((entry) => [...columns.map((column) => entry[column]), entry.evidence.join(' | ')]);
  return [[...columns, 'evidence'], ...rows];
}

function tableOf(entries: readonly Entry[], withEvidence: boolean): string[] {
  const rows = entries.map(({ region, body, year, due, presence, timeliness, revised }) => [
    region,
    body,
    String(year),
    due ?? '-',
    presence,
    timeliness ?? '-',
    revised ? 'revised' : '',
  ]);
  const sides = Array.from({ length: 7 }, () => 'start' as const);
  const [heads = '', ...lines] = alignColumns(
    [['code', 'body', 'year', 'due', 'presence', 'timeliness', ''], ...rows],
    sides,
  );
  const told = lines.flatMap((line, at) => [
    line,
    ...(withEvidence ? (entries[at]?.evidence ?? []).map((sentence) => `    ${clean(sentence)}`) : []),
  ]);
  const counts = new Map<string, number>();
  for (const { presence } of entries) counts.set(presence, (counts.get(presence) ?? 0) + 1);
  return [
    heads,
    ...told,
    '',
    `${entries.length} reports: ${[...counts].map(([name, count]) => `${count} ${name}`).join(', ')}`,
  ];
}
