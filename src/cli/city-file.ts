// A file of cities: CSV with a row of heads, or text with one name or code a line.
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isWebAddress } from './address.js';
import { messageOf, UsageError } from './run.js';

export interface NameInFile {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
  /** Root of its portal, where a column of the table has one. */
  readonly root: string | null;
}

/** Whether an operand names a file, whether or not it is there: no division's name ends like that. */
export function isCityFile(operand: string): boolean {
  return /^\.(?:csv|txt)$/i.test(extname(operand));
}

/** The names or codes in a file, each with its line. */
export async function namesInFile(path: string): Promise<readonly NameInFile[]> {
  const text = await decoded(await bytesOf(path), path);
  const names = extname(path).toLowerCase() === '.csv' ? namesInTable(text, path) : namesInText(text);
  if (names.length === 0) throw new UsageError(`${path}: no cities in it`);
  return names;
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

// A table that Excel saved in China is in GB18030; its Chinese is not well-formed UTF-8.
async function decoded(bytes: Buffer, path: string): Promise<string> {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const { decodeBytes } = await import('../page/index.js');
  const text = decodeBytes(bytes, 'gb18030');
  if (/[\ufffd\0]/.test(text)) throw new UsageError(`${path}: neither UTF-8 nor GB18030`);
  return text;
}

function namesInText(text: string): NameInFile[] {
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ name: line.replace(/#.*/, '').trim(), line: index + 1, root: null }))
    .filter(({ name }) => name !== '');
}

const codeHeads = new Set(['code', 'adcode', '代码', '行政区划代码']);
const nameHeads = new Set(['city', 'name', '名称', '城市', '地区']);
const rootHeads = new Set(['root', 'url', '网址', '门户网站']);

function namesInTable(text: string, path: string): NameInFile[] {
  const [heads, ...rows] = rowsOf(text, path);
  if (!heads) return [];
  const columnOf = (known: ReadonlySet<string>) => heads.cells.findIndex((cell) => known.has(cell.toLowerCase()));
  const columns = [columnOf(codeHeads), columnOf(nameHeads)].filter((column) => column >= 0);
  const rootColumn = columnOf(rootHeads);
  const isHeaded = columns.length > 0;
  // Where no head is known the first row may be a city's, and is an error where it is not: none is left out unsaid.
  if (!isHeaded) columns.push(0);
  const read = isHeaded ? rows : [heads, ...rows];
  return read.flatMap(({ cells, line }) => {
    const name = columns.map((column) => cells[column] ?? '').find((cell) => cell !== '');
    if (name !== undefined) return [{ name, line, root: rootOf(cells[rootColumn] ?? '', `${path}:${line}`) }];
    if (cells.every((cell) => cell === '')) return [];
    throw new UsageError(`${path}:${line}: a row without a city`);
  });
}

function rootOf(cell: string, place: string): string | null {
  if (cell === '') return null;
  if (isWebAddress(cell)) return new URL(cell).href;
  throw new UsageError(`${place}: ${cell.slice(0, 100)} is no http(s) address`);
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The rows of a CSV (RFC 4180, or with semicolons or tabs) as trimmed cells, each with the line that it ends on. */
function rowsOf(text: string, path: string): Row[] {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ',';
  try {
    const options = { delimiter, bom: true, info: true, trim: true, relax_column_count: true } as const;
    const found = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record: cells, info: { lines: line } }) => ({ cells, line }));
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`);
  }
}
