// Records to files, and back.
export { type Columns, openColumns } from './columns.js';
export { type Dataset, openDataset } from './dataset.js';
export { type OutcomeLine, readIndex } from './outcomes.js';
export { type RecordFile, readJson, readRecords } from './read.js';
