// Parquet, one file a table, by groups of rows so that only one of a table is held in memory.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { keptFor, type Sink, type SinkOptions } from './sink.js';
import type { Cell, Column, ColumnType, Row, Table } from './table.js';

// Cells of a row group: some 9,000 rows of the long table. More take more memory while they are gathered, fewer make more
// groups, of which each leaves four hundred bytes a column until the file ends.
const GROUP_CELLS = 400_000;

const physical: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

export function parquetName({ name }: Table): string {
  return `${name}.parquet`;
}

/** Opens a Parquet file for each table in `folder`. */
export async function openParquet(folder: string, { tables, maker }: SinkOptions): Promise<Sink> {
  const createdBy = `${maker.name} version ${maker.version}`;
  const files = new Map(tables.map((table) => [table, new ParquetFile(table, folder, createdBy)]));
  return {
    cutTexts: 0,
    async write(table: Table, rows: readonly Row[]) {
      await keptFor(files, table).add(rows);
    },
    async finish() {
      for (const file of files.values()) await file.end();
    },
    async abort() {},
  };
}

class ParquetFile {
  readonly #path: string;
  readonly #columns: readonly Column[];
  readonly #groupRows: number;
  readonly #writer: ParquetWriter;
  readonly #alike = new Map<string, unknown>();
  #rows: Row[] = [];

  constructor(table: Table, folder: string, createdBy: string) {
    this.#path = join(folder, parquetName(table));
    this.#columns = table.columns;
    this.#groupRows = groupRowsOf(table.columns);
    this.#writer = new ParquetWriter({
      writer: fileWriter(this.#path),
      schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(elementOf)],
      kvMetadata: [{ key: 'table', value: table.title }],
      createdBy,
    });
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.#rows.push(row);
      if (this.#rows.length === this.#groupRows) await this.#flush();
    }
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#writer.finish();
    const handle = await open(this.#path, 'r+');
    await handle.sync();
    await handle.close();
  }

  async #flush(): Promise<void> {
    const rows = this.#rows;
    if (rows.length === 0) return;
    const columnData = this.#columns.map(({ name, type, isRequired }, index) => ({
      name,
      // Made when the column's turn comes, so that only one is held as the library wants it.
      get data() {
        return rows.map((row) => storedAs(type, row[index] ?? null));
      },
      // Kept of each group until the file ends: only for what a reader looks for rows by.
      statistics: isRequired === true,
      offsetIndex: false,
    }));
    await this.#writer.write({ columnData, rowGroupSize: this.#groupRows });
    this.#rows = [];
    for (const { meta_data } of this.#writer.row_groups.at(-1)?.columns ?? []) {
      if (!meta_data) continue;
      meta_data.path_in_schema = this.#shared(meta_data.path_in_schema);
      meta_data.encodings = this.#shared(meta_data.encodings);
      if (meta_data.encoding_stats) meta_data.encoding_stats = this.#shared(meta_data.encoding_stats);
    }
  }

  /** The first of all that are alike: half of what the library keeps of a group until the file ends is the same in all. */
  #shared<T>(one: T): T {
    const key = JSON.stringify(one);
    if (!this.#alike.has(key)) this.#alike.set(key, one);
    return this.#alike.get(key) as T;
  }
}

/** Rows of a group of a table. */
export function groupRowsOf(columns: readonly Column[]): number {
  return Math.floor(GROUP_CELLS / columns.length);
}

export function elementOf({ name, type, isRequired }: Column): SchemaElement {
  return { name, ...physical[type], repetition_type: isRequired ? 'REQUIRED' : 'OPTIONAL' };
}

/** A cell as the library wants it for its type. */
export function storedAs(type: ColumnType, cell: Cell): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell);
  return type === 'date' || type === 'time' ? new Date(String(cell)) : cell;
}
