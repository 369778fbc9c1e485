// Where rows go: one sink for each format.
import type { Facts, Maker } from './provenance.js';
import type { Row, Table } from './table.js';

export interface Sink {
  /** Adds rows to a table; tables may be written in turns. */
  write(table: Table, rows: readonly Row[]): Promise<void>;
  /** Texts that did not fit into a cell and were cut, so far. */
  readonly cutTexts: number;
  /** Ends all files. */
  finish(facts: Facts): Promise<void>;
  /** Lets go of the files, which stay as they are. */
  abort(): Promise<void>;
}

export interface SinkOptions {
  readonly tables: readonly Table[];
  readonly maker: Maker;
  /** Licence that the export is given, by its SPDX or Open Definition id. */
  readonly licence: string;
  /** Whether CSV is made for Excel. */
  readonly isForExcel: boolean;
}

export interface Format {
  /** Whether it is a folder of files, and not one file. */
  readonly isFolder: boolean;
  /** The names of the files in that folder, or of what stands in the file. */
  readonly namesFor: (tables: readonly Table[]) => readonly string[];
  /** For a format that is one file: whether a file is an export by `maker`, with nothing in it but what has these names. */
  readonly isOwnFile: (path: string, maker: string, names: ReadonlySet<string>) => Promise<boolean>;
  /** Opens the format's writer at `path`, an empty folder or a file that is not there yet. */
  readonly open: (path: string, options: SinkOptions) => Promise<Sink>;
}

/** What a sink keeps for a table; a row that has no place must not get lost. */
export function keptFor<Kept>(all: ReadonlyMap<Table, Kept>, table: Table): Kept {
  const kept = all.get(table);
  if (kept === undefined) throw new Error(`the table ${table.name} was not opened`);
  return kept;
}
