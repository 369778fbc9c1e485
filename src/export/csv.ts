// CSV as RFC 4180 has it, in UTF-8, one file a table.
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { csvOptions } from './csv-options.js';
import { keptFor, type Sink, type SinkOptions } from './sink.js';
import type { Row, Table } from './table.js';

/** A file that has been written. */
export interface CsvFile {
  readonly table: Table;
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

export interface CsvSink extends Sink {
  /** The files; whole after `finish`. */
  files(): CsvFile[];
}

// Fewer and larger writes; a report has about 100 KB in the long table.
const CHUNK = 256 * 1024;

export function csvName({ name }: Table): string {
  return `${name}.csv`;
}

/** Opens a CSV file for each table in `folder`. */
export async function openCsv(folder: string, { tables, isForExcel }: SinkOptions): Promise<CsvSink> {
  const options = { ...csvOptions, escape_formulas: isForExcel };
  const files = new Map<Table, OpenFile>();
  const abort = async () => {
    for (const { handle } of files.values()) await handle.close();
  };
  try {
    for (const table of tables) {
      const file = new OpenFile(await open(join(folder, csvName(table)), 'wx'));
      files.set(table, file);
      const heads = stringify([table.columns.map(({ name }) => name)], options);
      await file.add(isForExcel ? `\ufeff${heads}` : heads, 0);
    }
  } catch (error) {
    await abort();
    throw error;
  }
  return {
    cutTexts: 0,
    async write(table: Table, rows: readonly Row[]) {
      // The types of the library ask for arrays that may be written to.
      await keptFor(files, table).add(stringify(rows as Row[], options), rows.length);
    },
    async finish() {
      for (const file of files.values()) await file.end();
    },
    abort,
    files: () => [...files].map(([table, file]) => ({ table, name: csvName(table), ...file.written })),
  };
}

class OpenFile {
  readonly #hash = createHash('sha256');
  #pending = '';
  #bytes = 0;
  #rows = 0;
  #sha256 = '';

  constructor(readonly handle: FileHandle) {}

  async add(text: string, rows: number): Promise<void> {
    this.#pending += text;
    this.#rows += rows;
    if (this.#pending.length > CHUNK) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
    this.#sha256 = this.#hash.digest('hex');
  }

  get written() {
    return { bytes: this.#bytes, rows: this.#rows, sha256: this.#sha256 };
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    this.#bytes += bytes.length;
    this.#hash.update(bytes);
    await this.handle.appendFile(bytes);
  }
}
