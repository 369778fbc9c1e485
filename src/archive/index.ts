// Captures: written as they came, found again, and held against what was read from them.
export { BodyError, decodeBody } from './decode.js';
export { readExchanges } from './exchanges.js';
export { CaptureIndex, type Indexed } from './lookup.js';
export { digestOf } from './member.js';
export { readCapture, readCaptures, readPayload } from './reader.js';
export { repairFile } from './repair.js';
export {
  type Archive,
  ArchiveError,
  type Capture,
  type Exchange,
  type Rendering,
  type Snapshot,
} from './types.js';
export { archiveFolderOf, openSource, type Source, verifyRecord } from './verify.js';
export { openArchive } from './writer.js';
