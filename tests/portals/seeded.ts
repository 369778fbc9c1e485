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
  return low + (Number.parseInt(hexOf(name).slice(0, 8), 16) % (high - low + 1));
}
