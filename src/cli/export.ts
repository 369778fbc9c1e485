// nianbao export: the records of a folder as tables.
import { readRecords, recordPaths } from '../dataset/index.js';
import {
  type ExportResult,
  exportRecords,
  type FormatName,
  formatNames,
  type LeftOut,
  layouts,
  NOT_SPECIFIED,
  NothingToExportError,
  OccupiedError,
} from '../export/index.js';
import type { ReportRecord } from '../report/index.js';
import { reportsOf } from './check-options.js';
import { decisionsIn } from './decisions.js';
import { complain, EXIT_OK, EXIT_PROBLEM, EXIT_STOPPED, print, UsageError } from './run.js';
import { startSteps } from './steps.js';
import { packageVersion } from './version.js';

export interface ExportCommand {
  readonly format: string;
  readonly to: string;
  readonly layout?: string;
  readonly cities?: string;
  readonly years?: string;
  readonly excel?: boolean;
  readonly licence?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** Exports the records under `folder`; 1 if a record file had to be left out. */
export async function exportFolder(folder: string, command: ExportCommand): Promise<number> {
  const format = oneOf(formatNames, '--format', command.format);
  const layout = oneOf(layouts, '--layout', command.layout ?? 'long');
  const licence = command.licence ?? NOT_SPECIFIED;
  if (command.excel && format !== 'csv') throw new UsageError('--excel is for --format csv');
  if (!/^[\w.-]+$/.test(licence)) throw new UsageError(`--licence ${licence}: the id of a licence, such as CC-BY-4.0`);
  const { wants, selection } = await selectionOf(command);
  const { length } = await recordPaths(folder);
  const decisions = await decisionsIn(folder);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  const steps = startSteps(length, 'records');
  try {
    const result = await exportRecords(readRecords(folder), {
      format,
      layout,
      to: command.to,
      overwrite: command.overwrite ?? false,
      isForExcel: command.excel ?? false,
      licence,
      decisions,
      maker: { name: 'nianbao', version: packageVersion() },
      wants,
      selection,
      onFile: () => steps.done(),
      onPutBack: () => {
        steps.clear();
        complain(`${command.to}: a command that was killed had put the export there aside; it is back`);
      },
      signal: stop.signal,
    });
    steps.clear();
    await tell(result, format, command);
    return result.leftOut.length === 0 ? EXIT_OK : EXIT_PROBLEM;
  } catch (error) {
    steps.clear();
    if (error === stop.signal.reason) {
      complain('stopped; nothing was written');
      return EXIT_STOPPED;
    }
    if (error instanceof OccupiedError) throw new UsageError(`--to ${error.message}`);
    if (!(error instanceof NothingToExportError)) throw error;
    complainOf(error.leftOut);
    throw new Error(`${folder}: no records in it${selection === null ? '' : ` that are asked for (${selection})`}`);
  }
}

function oneOf<Word extends string>(words: readonly Word[], option: string, given: string): Word {
  const word = words.find((one) => one === given);
  if (word === undefined) throw new UsageError(`${option} ${given}: one of ${words.join(', ')}`);
  return word;
}

async function selectionOf(command: ExportCommand) {
  const { regions, years } = await reportsOf(command);
  const told = [
    ...(regions ? [`cities ${[...regions].join(', ')}`] : []),
    ...(years ? [`years ${[...years].join(', ')}`] : []),
  ];
  return {
    wants: ({ report }: ReportRecord) =>
      (regions?.has(report.issuer.region?.code ?? '') ?? true) && (years?.has(report.year ?? 0) ?? true),
    selection: told.length === 0 ? null : told.join('; '),
  };
}

async function tell(result: ExportResult, format: FormatName, { to, json }: ExportCommand): Promise<void> {
  const { reports, documents, values, leftOut, cutTexts, mendedTexts } = result;
  complainOf(leftOut);
  if (cutTexts > 0)
    complain(`${cutTexts} texts are longer than a cell of a sheet may be and were cut; other formats have them whole`);
  if (mendedTexts > 0)
    complain(`${mendedTexts} texts have halves of characters, which no file can hold; U+FFFD stands for each`);
  const line = json
    ? JSON.stringify({ format, to, reports, documents, values, leftOut, cutTexts, mendedTexts })
    : `${reports} reports in ${documents} documents, ${values} values: written to ${to}`;
  await print(`${line}\n`);
}

function complainOf(leftOut: readonly LeftOut[]): void {
  for (const { record, reason } of leftOut) complain(`${record} is left out: ${reason}`);
}
