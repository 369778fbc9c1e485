// Records to an export: one at a time, so that the memory it takes does not grow with their number.
import type { Decisions, RecordFile } from '../dataset/index.js';
import type { ReportRecord } from '../report/index.js';
import { about, leftOut } from './about-tables.js';
import { entryOf, UnusableRecordError } from './entry.js';
import { type FormatName, loadFormat } from './formats.js';
import { type Facts, type Maker, Provenance } from './provenance.js';
import type { Sink } from './sink.js';
import type { Cell, Row } from './table.js';
import { type Layout, layouts, tablesOf } from './tables.js';
import { openTarget } from './target.js';

export interface ExportOptions {
  readonly format: FormatName;
  readonly layout: Layout;
  /** File or folder that the export becomes. */
  readonly to: string;
  /** Whether an earlier export there may be replaced. */
  readonly overwrite: boolean;
  /** CSV for Excel: a byte order mark, and an apostrophe before what looks like a formula. */
  readonly isForExcel: boolean;
  readonly licence: string;
  readonly maker: Maker;
  /** What a person has decided about the values of the records; nothing where it is left out. */
  readonly decisions?: Decisions;
  /** Which records are exported; all where it is left out. */
  readonly wants?: (record: ReportRecord) => boolean;
  /** What `wants` takes, told in the export. */
  readonly selection: string | null;
  /** Told of each record file that has been read. */
  readonly onFile?: () => void;
  /** Told where an earlier export was put back that a killed process had put aside. */
  readonly onPutBack?: () => void;
  /** Ends the export before its end; what was made is taken away. */
  readonly signal?: AbortSignal;
}

/** A record file that could not be exported. */
export interface LeftOut {
  /** Its path, relative to the folder that was exported. */
  readonly record: string;
  readonly reason: string;
}

export interface ExportResult extends Facts {
  readonly leftOut: readonly LeftOut[];
  /** Texts that a cell of a spreadsheet has no room for; a note in the cell says so. */
  readonly cutTexts: number;
  /** Texts with halves of characters (lone surrogates), which no file in UTF-8 can hold: U+FFFD stands for each. */
  readonly mendedTexts: number;
}

/** No record to export. */
export class NothingToExportError extends Error {
  override readonly name = 'NothingToExportError';

  constructor(readonly leftOut: readonly LeftOut[]) {
    super('no record to export');
  }
}

/**
 * Writes the records of `files` to a file or folder, whole or not at all.
 *
 * @throws {OccupiedError} where something is at `to` that is not to be replaced
 * @throws {SheetFullError} where a sheet of a workbook has no room for the rows
 * @throws {NothingToExportError} where there is no record to export
 */
export async function exportRecords(files: AsyncIterable<RecordFile>, options: ExportOptions): Promise<ExportResult> {
  const { format: name, layout, to, overwrite, maker, licence, isForExcel } = options;
  const format = await loadFormat(name);
  const names = new Set(layouts.flatMap((one) => format.namesFor(tablesOf[one].all)));
  const target = await openTarget(to, {
    isFolder: format.isFolder,
    overwrite,
    names,
    isOwnFile: (path) => format.isOwnFile(path, maker.name, names),
    onPutBack: options.onPutBack,
  });
  try {
    const sink = await format.open(target.path, { tables: tablesOf[layout].all, maker, licence, isForExcel });
    let result: ExportResult;
    try {
      result = await fill(sink, files, options);
    } catch (error) {
      await sink.abort();
      throw error;
    }
    await target.commit();
    return result;
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

async function fill(sink: Sink, files: AsyncIterable<RecordFile>, options: ExportOptions): Promise<ExportResult> {
  const { records, fixed } = tablesOf[options.layout];
  const provenance = new Provenance(options.maker);
  const left: LeftOut[] = [];
  const decisions = options.decisions && options.decisions.all.length > 0 ? options.decisions : null;
  const mender = new Mender();
  for await (const file of files) {
    options.signal?.throwIfAborted();
    try {
      const entry = await entryOf(file, decisions);
      if (options.wants?.(entry.record) ?? true) {
        for (const table of records) await sink.write(table, mender.mend(table.rowsOf(entry)));
        provenance.add(entry);
      }
    } catch (error) {
      if (!(error instanceof UnusableRecordError)) throw error;
      left.push({ record: file.path, reason: error.message });
    }
    options.onFile?.();
  }
  const { facts } = provenance;
  if (facts.documents === 0) throw new NothingToExportError(left);
  for (const table of fixed) await sink.write(table, table.rows);
  await sink.write(leftOut, mender.mend(left.map(({ record, reason }) => [record, reason])));
  const [cutTexts, mendedTexts] = [sink.cutTexts, mender.mended];
  const told = provenance.rows({
    layout: options.layout,
    selection: options.selection,
    licence: options.licence,
    left_out: String(left.length),
    cut_texts: String(cutTexts),
    mended_texts: String(mendedTexts),
  });
  await sink.write(about, told);
  await sink.finish(facts);
  return { ...facts, leftOut: left, cutTexts, mendedTexts };
}

/** Puts U+FFFD in place of halves of characters, which no file in UTF-8 can hold. */
class Mender {
  mended = 0;

  mend(rows: readonly Row[]): readonly Row[] {
    const isWhole = (cell: Cell) => typeof cell !== 'string' || cell.isWellFormed();
    return rows.map((row) => {
      if (row.every(isWhole)) return row;
      return row.map((cell) => {
        if (isWhole(cell)) return cell;
        this.mended++;
        return String(cell).toWellFormed();
      });
    });
  }
}
