// The documents that a command line names: files, folders of files, standard input.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MAX_PAGE_BYTES } from '../page/index.js';
import { complain } from './run.js';

export type Input =
  /** A document; `file` is null for standard input. */
  { readonly kind: 'document'; readonly file: string | null } | { readonly kind: 'warc'; readonly file: string };

const documentTypes = new Set(['.html', '.htm', '.shtml', '.xhtml', '.txt']);
const MAX_DEPTH = 32;

/** What one operand names, folders in the order of names; every file but a WARC is taken for a document. */
export async function* inputsOf(operand: string): AsyncGenerator<Input> {
  if (operand === '-') yield { kind: 'document', file: null };
  else if ((await stat(operand)).isDirectory()) yield* inputsIn(operand);
  else yield { kind: isWarc(operand) ? 'warc' : 'document', file: operand };
}

/** Whether an operand names a document, and not a folder or a WARC file; what is not there is taken for one. */
export async function isOneDocument(operand: string): Promise<boolean> {
  if (operand === '-') return true;
  const isFolder = await stat(operand).then(
    (info) => info.isDirectory(),
    () => false,
  );
  return !isFolder && !isWarc(operand);
}

// Inside a folder only files that look like documents are taken; how many were not is told, links are not followed.
async function* inputsIn(root: string): AsyncGenerator<Input> {
  let taken = 0;
  let passed = 0;
  async function* walk(folder: string, depth: number): AsyncGenerator<Input> {
    if (depth > MAX_DEPTH) throw new Error(`${folder}: more than ${MAX_DEPTH} folders deep`);
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) yield* walk(file, depth + 1);
      else if (entry.isFile() && isWarc(file)) yield { kind: 'warc', file };
      else if (entry.isFile() && documentTypes.has(extname(file).toLowerCase())) yield { kind: 'document', file };
      else {
        passed++;
        continue;
      }
      if (!entry.isDirectory()) taken++;
    }
  }
  yield* walk(root, 0);
  if (taken === 0) throw new Error(`${root}: no documents in it (${[...documentTypes].join(' ')} .warc .warc.gz)`);
  if (passed > 0) complain(`${root}: ${passed} other file${passed === 1 ? '' : 's'} passed over`);
}

function isWarc(file: string): boolean {
  return /\.warc(?:\.gz)?$/i.test(file);
}

/**
 * The bytes of a file, or of standard input for null.
 *
 * @throws {Error} one line, where there are more than a page may have
 */
export async function readBytes(file: string | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file === null ? process.stdin : createReadStream(file)) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    // A pipe or a device has no size to ask for beforehand.
    if (length > MAX_PAGE_BYTES) throw new Error(`more than ${MAX_PAGE_BYTES} bytes, which is the limit for a page`);
  }
  return Buffer.concat(chunks);
}
