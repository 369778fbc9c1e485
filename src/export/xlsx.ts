// XLSX, one sheet a table. Sheets are written in turns, and a ZIP file holds one part after the other: so each sheet goes
// to a file beside the workbook first.
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { keptFor, type Sink, type SinkOptions } from './sink.js';
import type { Row, Table } from './table.js';
import { workbookParts } from './xlsx-parts.js';
import { Sheet } from './xlsx-sheet.js';

/** Opens a workbook at `path`. */
export async function openXlsx(path: string, { tables, maker }: SinkOptions): Promise<Sink> {
  const sheets = new Map(tables.map((table, index) => [table, new Sheet(table, `${path}.sheet${index + 1}`)]));
  const all = [...sheets.values()];
  const abort = async () => {
    for (const sheet of all) await sheet.close();
  };
  try {
    for (const sheet of all) await sheet.begin();
  } catch (error) {
    await abort();
    throw error;
  }
  return {
    get cutTexts() {
      return all.reduce((sum, sheet) => sum + sheet.cutTexts, 0);
    },
    async write(table: Table, rows: readonly Row[]) {
      await keptFor(sheets, table).add(rows);
    },
    async finish() {
      const parts = [...workbookParts(tables, maker)];
      for (const [index, sheet] of all.entries()) {
        const links = await sheet.end();
        if (links !== null) parts.push([`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, links]);
      }
      await pack(path, parts, all);
      for (const sheet of all) await rm(sheet.path);
    },
    abort,
  };
}

async function pack(path: string, parts: readonly (readonly [string, string])[], sheets: readonly Sheet[]) {
  // The first day that a ZIP file can tell, by the local clock, as ZIP has no time zone: the same bytes everywhere.
  const options = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name, options);
  for (const [index, sheet] of sheets.entries())
    zip.addFile(sheet.path, `xl/worksheets/sheet${index + 1}.xml`, options);
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path, { flags: 'wx' })), failed]);
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}
