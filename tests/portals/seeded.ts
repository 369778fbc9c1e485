// Numbers that look random and are the same every time.
import { createHash } from 'node:crypto';

/** Thirty-two hexadecimal digits that belong to a name. */
export function hexOf(name: string): string {
  return createHash('md5').update(name).digest('hex');
}

export function uuidOf(name: string): string {
  return hexOf(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** From `low` up to `high`, both included. */
export function numberOf(name: string, low: number, high: number): number {
  // FNV-1a and a last mix: hundreds of numbers go into a page, and a digest for each would be most of the lab's time.
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return low + (((hash ^ (hash >>> 13)) >>> 0) % (high - low + 1));
}
