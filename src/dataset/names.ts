// Names of record files: an id holds Chinese and whatever a page prints as its issuer.
import { createHash } from 'node:crypto';
import type { ReportRecord } from '../report/index.js';

// Most file systems take 255 bytes a name; what is left is for a digest, the extension and the temporary file's suffix.
const MAX_NAME_BYTES = 180;
const DIGITS = 12;
const copyMark = new RegExp(`@[0-9a-f]{${DIGITS}}(?=\\.json$)`);

/** A file name for an id that every common system takes. A name that had to be cut ends in a digest of the id. */
export function fileNameOf(id: string): string {
  const safe = id.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, '').replace(/^[. ]+|[. ]+$/g, '');
  if (safe !== '' && Buffer.byteLength(safe) <= MAX_NAME_BYTES) return safe;
  let kept = '';
  for (const character of safe) {
    if (Buffer.byteLength(kept + character) > MAX_NAME_BYTES - DIGITS - 1) break;
    kept += character;
  }
  return `${kept}~${createHash('sha256').update(id).digest('hex').slice(0, DIGITS)}`;
}

/** Path of the record that stands for a report, relative to the dataset's folder. */
export function mainPathOf({ id, year }: Pick<ReportRecord['report'], 'id' | 'year'>): string {
  return `records/${year ?? 'x'}/${fileNameOf(id)}.json`;
}

/**
 * Why a record is not to lie at `path`, in one line; null where that is its place, or the place of a copy. A file under
 * another name, such as the copy that a file manager makes, would count as a report of its own.
 */
export function misplacement(path: string, report: Pick<ReportRecord['report'], 'id' | 'year'>): string | null {
  const own = mainPathOf(report);
  return own === mainPathBeside(path) ? null : `it holds ${report.id}, whose place is ${own}`;
}

/** Path of a record of the same report that does not stand for it, by the digest of its document. */
export function copyPathOf(main: string, digest: string): string {
  const start = 'sha256:'.length;
  return `${main.slice(0, -'.json'.length)}@${digest.slice(start, start + DIGITS)}.json`;
}

/** Path of the record that stands for the report whose record, or copy, lies at `path`. */
export function mainPathBeside(path: string): string {
  return path.replace(copyMark, '');
}
