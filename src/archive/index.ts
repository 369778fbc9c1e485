// Captures: written as they came, found again, and held against what was read from them.
export { BodyError, decodeBody } from './decode.js';
export { readCapture, readCaptures } from './reader.js';
export type { Archive, Capture, Exchange, Snapshot } from './types.js';
export { openSource, verifyRecord } from './verify.js';
export { openArchive } from './writer.js';
