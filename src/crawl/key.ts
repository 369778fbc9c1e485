// What an answer is remembered by.
import { createHash } from 'node:crypto';

/** The address; for a POST what it sent as well, in a form that no address has. */
export function keyOf(url: string, body: Buffer | undefined): string {
  return body ? `POST ${createHash('sha256').update(body).digest('hex')} ${url}` : url;
}
