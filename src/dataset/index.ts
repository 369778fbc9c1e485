// Records to files, and back.
export { type Dataset, openDataset, standsUnderId } from './dataset.js';
export { type OutcomeLine, readIndex } from './outcomes.js';
export { type RecordFile, readJson, readRecords, recordPaths } from './read.js';
