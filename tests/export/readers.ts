// Exports read back by programs that know nothing of the writers: as tables of texts, numbers, booleans and nulls.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { read, utils } from '@e965/xlsx';
import { DatabaseSync } from '@photostructure/sqlite';
import { parse } from 'csv-parse/sync';
import { Package } from 'datapackage';
import type { Cell, FormatName } from '../../src/export/index.js';

export type ReadRow = Record<string, Cell>;
export type ReadTables = Readonly<Record<string, readonly ReadRow[]>>;

const asText = (value: unknown): Cell => (value === null || value === undefined ? null : String(value));

/** CSV has texts only: what each is meant to be stands in the export's own table of columns. */
async function readCsv(folder: string): Promise<ReadTables> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const texts = await Promise.all(
    names.map(async (name) => {
      const rows = parse(await readFile(join(folder, name)), {
        columns: true,
        bom: true,
        record_delimiter: '\r\n',
        cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
      });
      return [basename(name, '.csv'), rows as ReadRow[]] as const;
    }),
  );
  return typed(Object.fromEntries(texts));
}

function typed(tables: ReadTables): ReadTables {
  const types = new Map(tables.columns?.map((row) => [`${row.table_name} ${row.column_name}`, row.type]));
  const cell = (type: unknown, value: Cell): Cell => {
    if (value === null) return null;
    if (type === 'integer' || type === 'number') return Number(value);
    return type === 'boolean' ? value === 'true' : value;
  };
  return mapTables(tables, (table, column, value) => cell(types.get(`${table} ${column}`), value));
}

function mapTables(tables: ReadTables, change: (table: string, column: string, value: Cell) => Cell): ReadTables {
  const changed = Object.entries(tables).map(([table, rows]) => [
    table,
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(table, column, value)])),
    ),
  ]);
  return Object.fromEntries(changed) as ReadTables;
}

async function readXlsx(file: string): Promise<ReadTables> {
  const book = read(await readFile(file), { dense: true });
  const sheets = book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    if (!sheet) throw new Error(`no sheet ${name}`);
    return [name, utils.sheet_to_json<ReadRow>(sheet, { raw: true, defval: null })] as const;
  });
  return Object.fromEntries(sheets);
}

async function readParquet(folder: string): Promise<ReadTables> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const tables: Record<string, ReadRow[]> = {};
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // As bytes, because a text loses a byte order mark at its beginning on the way into JavaScript.
    const described = await connection.runAndReadAll('DESCRIBE SELECT * FROM read_parquet($1)', [file]);
    const columns = described.getRowObjectsJS().map(({ column_name: column, column_type: type }) => {
      const quoted = `"${String(column)}"`;
      return type === 'VARCHAR' ? `encode(${quoted}) AS ${quoted}` : quoted;
    });
    const reader = await connection.runAndReadAll(`SELECT ${columns.join(', ')} FROM read_parquet($1)`, [file]);
    tables[basename(name, '.parquet')] = reader.getRowObjectsJS().map((row) => mapRow(row, plain));
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}

function mapRow(row: Record<string, unknown>, change: (value: unknown, column: string) => Cell): ReadRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(value, column)]));
}

function plain(value: unknown, column: string): Cell {
  if (value instanceof Date) return column.endsWith('_at') ? value.toISOString() : value.toISOString().slice(0, 10);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : asText(value);
}

async function readSqlite(file: string): Promise<ReadTables> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    expectNothing(database.prepare('PRAGMA foreign_key_check').all());
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[];
    const tables = names.map(({ name }) => {
      const columns = database.prepare(`PRAGMA table_info("${name}")`).all() as { name: string; type: string }[];
      // As bytes, because the driver ends a text at its first NUL.
      const read = columns.map((one) =>
        one.type === 'TEXT' ? `CAST("${one.name}" AS BLOB) AS "${one.name}"` : `"${one.name}"`,
      );
      const rows = database.prepare(`SELECT ${read.join(', ')} FROM "${name}"`).all() as Record<string, unknown>[];
      return [name, rows.map((row) => mapRow(row, plain))];
    });
    // SQLite has no booleans.
    return mapTables(Object.fromEntries(tables) as ReadTables, (_, column, value) =>
      ['is_primary', 'holds', 'decision_stale'].includes(column) && value !== null ? value === 1 : value,
    );
  } finally {
    database.close();
  }
}

function expectNothing(found: readonly unknown[]): void {
  if (found.length > 0) throw new Error(`unexpected: ${JSON.stringify(found.slice(0, 3))}`);
}

/** The package is validated, each cell against its field, each row against those that it belongs to. */
async function readDataPackage(folder: string): Promise<ReadTables> {
  const loaded = await Package.load(join(folder, 'datapackage.json'));
  expectNothing(loaded.errors.map(({ message }) => message));
  const tables: Record<string, ReadRow[]> = {};
  for (const resource of loaded.resources) {
    const rows = await resource.read({ keyed: true, relations: true });
    // A row that belongs to another comes with that one in place of the key.
    tables[resource.name] = rows.map((row) => mapRow(row, (value, column) => plain(unrelated(value, column), column)));
  }
  return tables;
}

function unrelated(value: unknown, column: string): unknown {
  const isRelated = typeof value === 'object' && value !== null && !(value instanceof Date);
  return isRelated ? (value as Record<string, unknown>)[column] : value;
}

const readers: Readonly<Record<FormatName, (path: string) => Promise<ReadTables>>> = {
  csv: readCsv,
  xlsx: readXlsx,
  parquet: readParquet,
  sqlite: readSqlite,
  datapackage: readDataPackage,
};

export function readBack(format: FormatName, path: string): Promise<ReadTables> {
  return readers[format](path);
}
