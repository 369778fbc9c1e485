// The index of a folder's captures: CDXJ, one line a capture, sorted by reversed host and time.
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { getSurt } from 'warcio/utils';
import { syncFolder } from './sync-folder.js';

export interface IndexLine {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly url: string;
  readonly date: Date;
  readonly mime: string;
  readonly status: string;
  readonly digest: string;
}

export const INDEX_FILE = 'index.cdxj';

/**
 * Adds lines to the index of a folder; what stood in it stays.
 *
 * @param anew a file that was cut: of its lines only these are left
 */
export async function mergeIndex(folder: string, lines: readonly IndexLine[], anew?: string): Promise<void> {
  const path = join(folder, INDEX_FILE);
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const ending = `"filename":"${anew}"}`;
  const kept = known.split('\n').filter((line) => line !== '' && !line.endsWith(ending));
  const all = new Set([...kept, ...lines.map(lineOf)]);
  if (all.size === 0 && known === '') return;
  // Always the same name: what a killed process leaves is written over.
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(
      [...all]
        .sort()
        .map((line) => `${line}\n`)
        .join(''),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

function lineOf({ url, date, mime, status, digest, length, offset, file }: IndexLine): string {
  const timestamp = date.toISOString().replace(/\D/g, '').slice(0, 14);
  const fields = { url, mime, status, digest, length: String(length), offset: String(offset), filename: file };
  return `${getSurt(url)} ${timestamp} ${JSON.stringify(fields)}`;
}
