// SQLite, one file with all tables.
import { open } from 'node:fs/promises';
import { DatabaseSync, type StatementSyncInstance as Statement } from '@photostructure/sqlite';
import { headOf } from './head.js';
import { keptFor, type Sink, type SinkOptions } from './sink.js';
import type { Cell, Column, ColumnType, Row, Table } from './table.js';

// NUMERIC keeps a whole number whole and any other as a double.
const affinities: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'NUMERIC',
  boolean: 'INTEGER',
  date: 'TEXT',
  time: 'TEXT',
};

/** Opens a database at `path`, in which nobody looks before it is finished. */
export async function openSqlite(path: string, { tables }: SinkOptions): Promise<Sink> {
  const database = new DatabaseSync(path);
  const inserts = new Map<Table, Statement>();
  try {
    // A database that is not finished is thrown away, so it needs no journal. Reports come after their values.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
    for (const table of tables) database.exec(definitionOf(table));
    for (const table of tables) {
      // Where a text comes as bytes it becomes one here.
      const places = table.columns
        .map(({ type }) => (affinities[type] === 'TEXT' ? 'CAST(? AS TEXT)' : '?'))
        .join(', ');
      inserts.set(table, database.prepare(`INSERT INTO ${quoted(table.name)} VALUES (${places})`));
    }
    database.exec('BEGIN');
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    cutTexts: 0,
    async write(table: Table, rows: readonly Row[]) {
      const insert = keptFor(inserts, table);
      for (const row of rows) insert.run(...row.map(boundAs));
    },
    async finish() {
      database.exec('COMMIT');
      database.close();
      const handle = await open(path, 'r+');
      await handle.sync();
      await handle.close();
    },
    async abort() {
      if (database.isOpen) database.close();
    },
  };
}

const MAGIC = 'SQLite format 3\0';

/**
 * Whether a file is a database as `maker` wrote it, with tables of these names and nothing else. Nothing is written beside
 * it.
 *
 * @throws {Error} where it cannot be read
 */
export async function isOwnSqlite(path: string, maker: string, names: ReadonlySet<string>): Promise<boolean> {
  const head = await headOf(path, 20);
  // Versions of its journal: 1 as we write it, 2 where changes stand in a file of their own.
  if (head.toString('latin1', 0, 16) !== MAGIC || head[18] !== 1 || head[19] !== 1) return false;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const all = database
      .prepare("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
      .all();
    const isOurs = (all as { type: string; name: string }[]).every(
      ({ type, name }) => type === 'table' && names.has(name),
    );
    if (!isOurs) return false;
    const made = database.prepare("SELECT fact FROM about WHERE name = 'made_by'").get() as
      | { fact: string }
      | undefined;
    return made?.fact === maker;
  } finally {
    database.close();
  }
}

/** A cell as the driver takes it whole: of a text it leaves out what follows a NUL. */
function boundAs(cell: Cell): string | number | Uint8Array | null {
  if (typeof cell === 'string' && cell.includes('\0')) return Buffer.from(cell);
  return typeof cell === 'boolean' ? Number(cell) : cell;
}

function definitionOf({ name, columns, key, belongsTo = [] }: Table): string {
  const list = (names: readonly string[]) => names.map(quoted).join(', ');
  const parts = [
    ...columns.map(columnOf),
    `PRIMARY KEY (${list(key)})`,
    ...belongsTo.map(({ table, by }) => `FOREIGN KEY (${list(by)}) REFERENCES ${quoted(table)} (${list(by)})`),
  ];
  return `CREATE TABLE ${quoted(name)} (\n  ${parts.join(',\n  ')}\n)`;
}

function columnOf({ name, type, isRequired }: Column): string {
  return `${quoted(name)} ${affinities[type]}${isRequired ? ' NOT NULL' : ''}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
