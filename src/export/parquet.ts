// Parquet, one file a table, by groups of rows so that only one of a table is held in memory.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { keptFor, type Sink, type SinkOptions } from './sink.js';
import type { Cell, Column, ColumnType, Row, Table } from './table.js';

// Cells of a row group: some 16,000 rows of the long table. More take more memory while they are gathered, fewer make more
// groups, of which each leaves two kilobytes a column until the file ends.
const GROUP_CELLS = 800_000;

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
  #cells: unknown[][];

  constructor(table: Table, folder: string, createdBy: string) {
    this.#path = join(folder, parquetName(table));
    this.#columns = table.columns;
    this.#groupRows = Math.floor(GROUP_CELLS / table.columns.length);
    this.#cells = table.columns.map(() => []);
    this.#writer = new ParquetWriter({
      writer: fileWriter(this.#path),
      schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(elementOf)],
      kvMetadata: [{ key: 'table', value: table.title }],
      createdBy,
    });
  }

  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      for (const [index, { type }] of this.#columns.entries())
        this.#cells[index]?.push(storedAs(type, row[index] ?? null));
      if (this.#cells[0]?.length === this.#groupRows) await this.#flush();
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
    if (this.#cells[0]?.length === 0) return;
    const columnData = this.#columns.map(({ name, type, isRequired }, index) => ({
      name,
      data: this.#cells[index] ?? [],
      // What is kept of each column of each group until the file ends: only what a reader looks for rows by.
      statistics: type !== 'text' || isRequired === true,
      offsetIndex: false,
    }));
    await this.#writer.write({ columnData, rowGroupSize: this.#groupRows });
    this.#cells = this.#columns.map(() => []);
  }
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
