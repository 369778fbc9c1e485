// Whether a workbook is one of ours, by its first parts.
import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

// The parts before the sheets take some 4 KB.
const HEAD_BYTES = 64 * 1024;
const MAX_PART_BYTES = 256 * 1024;
const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;

/**
 * Whether the file is a workbook as `maker` wrote it, with sheets of these names alone. Another program that saves it puts
 * its own name there.
 */
export async function isOwnXlsx(path: string, maker: string, names: ReadonlySet<string>): Promise<boolean> {
  const parts = partsIn(await headOf(path));
  const sheets = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)];
  return (
    parts.get('docProps/app.xml')?.includes(`<Application>${maker} `) === true &&
    sheets.some(([, name]) => name === 'about') &&
    sheets.every(([, name = '']) => names.has(name))
  );
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The texts of the parts that a ZIP file begins with, up to one that does not tell its size ahead, as sheets do not. */
function partsIn(head: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = 0;
  while (at + HEADER_BYTES <= head.length && head.readUInt32LE(at) === LOCAL_HEADER) {
    const [method, size] = [head.readUInt16LE(at + 8), head.readUInt32LE(at + 18)];
    const nameAt = at + HEADER_BYTES;
    const dataAt = nameAt + head.readUInt16LE(at + 26) + head.readUInt16LE(at + 28);
    if (method !== 8 || size === 0 || dataAt + size > head.length) break;
    const name = head.toString('utf8', nameAt, nameAt + head.readUInt16LE(at + 26));
    const data = head.subarray(dataAt, dataAt + size);
    parts.set(name, inflateRawSync(data, { maxOutputLength: MAX_PART_BYTES }).toString('utf8'));
    at = dataAt + size;
  }
  return parts;
}
