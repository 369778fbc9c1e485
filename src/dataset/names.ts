// Names of record files: an id holds Chinese and whatever a page prints as its issuer.
import { createHash } from 'node:crypto';

// Most file systems take 255 bytes a name; what is left is for a digest, the extension and the temporary file's suffix.
const MAX_NAME_BYTES = 180;

/** A file name for an id that every common system takes. A name that had to be cut ends in a digest of the id. */
export function fileNameOf(id: string): string {
  const safe = id.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, '').replace(/^[. ]+|[. ]+$/g, '');
  if (safe !== '' && Buffer.byteLength(safe) <= MAX_NAME_BYTES) return safe;
  let kept = '';
  for (const character of safe) {
    if (Buffer.byteLength(kept + character) > MAX_NAME_BYTES - 13) break;
    kept += character;
  }
  return `${kept}~${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;
}
