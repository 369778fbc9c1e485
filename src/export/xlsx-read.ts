// Whether a workbook is one of ours, by its first parts.
import { inflateRawSync } from 'node:zlib';
import { headOf } from './head.js';
import { xmlText } from './xlsx-parts.js';

// The parts before the sheets take some 4 KB.
const HEAD_BYTES = 64 * 1024;
const MAX_PART_BYTES = 256 * 1024;
const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const DEFLATED = 8;

/**
 * Whether a file is a workbook as `maker` wrote it, with sheets of these names alone. Another program that saves the
 * workbook puts its own name into it.
 *
 * @throws {Error} where it cannot be read
 */
export async function isOwnXlsx(path: string, maker: string, names: ReadonlySet<string>): Promise<boolean> {
  const parts = partsIn(await headOf(path, HEAD_BYTES));
  const sheets = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)];
  return (
    parts.get('docProps/app.xml')?.includes(`<Application>${xmlText(maker)} `) === true &&
    sheets.some(([, name]) => name === 'about') &&
    sheets.every(([, name = '']) => names.has(name))
  );
}

/** The texts of the parts that a ZIP file begins with, up to one that does not tell its size ahead, as our sheets do not. */
function partsIn(head: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let at = 0;
  while (at + HEADER_BYTES <= head.length && head.readUInt32LE(at) === LOCAL_HEADER) {
    const size = head.readUInt32LE(at + 18);
    const nameAt = at + HEADER_BYTES;
    const nameEnd = nameAt + head.readUInt16LE(at + 26);
    const dataAt = nameEnd + head.readUInt16LE(at + 28);
    if (head.readUInt16LE(at + 8) !== DEFLATED || size === 0 || dataAt + size > head.length) break;
    const data = inflateRawSync(head.subarray(dataAt, dataAt + size), { maxOutputLength: MAX_PART_BYTES });
    parts.set(head.toString('utf8', nameAt, nameEnd), data.toString('utf8'));
    at = dataAt + size;
  }
  return parts;
}
