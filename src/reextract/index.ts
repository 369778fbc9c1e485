// What is published, held against what the present program reads from the archive.
export { type Outdated, openPublisher, reextract } from './reextract.js';
export { type Cause, causes, type Difference, type Reextraction } from './types.js';
