// What has changed of the reports that a folder follows, found from its runs and told once.
export { type Change, changeKinds } from './change.js';
export { kindNames, valueSaid } from './feed.js';
export { changesOf, isPassing } from './follow.js';
export { tellChanges } from './track.js';
