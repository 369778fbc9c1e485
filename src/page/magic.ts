// What kind of file bytes are, by their first bytes: portals send documents as text/html and application/octet-stream.

export type FileKind = 'pdf' | 'ole' | 'zip' | 'rtf' | 'image';

const signatures: readonly (readonly [signature: string, kind: FileKind])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
];

// Readers of PDF look for its mark in the first 1024 bytes; here only white space and a byte order mark may stand before.
const SPACE_BYTES = 1024;
const leadingSpace = /^(?:\xef\xbb\xbf)?[\0\t\n\f\r ]*/;

/** The kind of a document or picture; null where the bytes are none that is known, such as HTML. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  const start = latin1(bytes.subarray(0, SPACE_BYTES + 8));
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image';
  const text = start.replace(leadingSpace, '');
  if (text.startsWith('%PDF-')) return 'pdf';
  return text.startsWith('{\\rtf') ? 'rtf' : null;
}

const ZIP_SCAN_BYTES = 64 * 1024;
const zipEntries: readonly (readonly [entry: string, name: string])[] = [
  ['word/document.xml', 'a DOCX file'],
  ['xl/workbook.xml', 'an XLSX file'],
  ['OFD.xml', 'an OFD file'],
];

/** The file in words; a ZIP archive is told by the names of its entries, which stand before each and again at the end. */
export function fileName(bytes: Uint8Array, kind: FileKind): string {
  if (kind === 'pdf') return 'a PDF file';
  if (kind === 'ole') return 'an old Word, Excel or WPS file';
  if (kind === 'rtf') return 'an RTF file';
  if (kind === 'image') return 'a picture';
  const ends = latin1(bytes.subarray(0, ZIP_SCAN_BYTES)) + latin1(bytes.subarray(-ZIP_SCAN_BYTES));
  return zipEntries.find(([entry]) => ends.includes(entry))?.[1] ?? 'a ZIP archive';
}

// Packed files of which nobody knows what is in them.
const packed: readonly (readonly [signature: string, name: string])[] = [
  ['\x1f\x8b', 'gzip data'],
  ['Rar!', 'a RAR archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
];

/** What bytes are that are neither HTML nor text, in words; null for those that may be. */
export function binaryFormat(bytes: Uint8Array): string | null {
  const kind = kindOf(bytes);
  if (kind !== null) return fileName(bytes, kind);
  const start = latin1(bytes.subarray(0, 8));
  const known = packed.find(([signature]) => start.startsWith(signature));
  return known?.[1] ?? (isBinary(bytes) ? 'binary data' : null);
}

/** Whether bytes are no text in an encoding of one byte or more: one in fifty of the first is zero. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 4096));
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return false;
  return (start.split('\0').length - 1) * 50 > start.length;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
