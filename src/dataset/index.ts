// Records to files, and back; beside them what a person has decided.
export { otherThanAsked } from './asked.js';
export { choose, contenderOf, type Ground, type Verdict as TrustVerdict } from './choice.js';
export { type Columns, openColumns } from './columns.js';
export { type Dataset, openDataset } from './dataset.js';
export {
  addDecision,
  type Decision,
  type DecisionOn,
  type Decisions,
  isStale,
  readDecisions,
} from './decisions.js';
export { readIfThere, writeWhole } from './files.js';
export { copyPathOf, mainPathBeside, misplacement } from './names.js';
export { type OutcomeLine, readIndex } from './outcomes.js';
export { findRecord, type RecordFile, readJson, readRecords, recordPaths } from './read.js';
