// The ledger: which report is due, there, late, missing, withdrawn or revised, and what shows it.
export { dueDate, endOf } from './due.js';
export { readLedger } from './gather.js';
export { type Entry, entryOf } from './ledger.js';
export { sightingsIn } from './runs.js';
export { type Asked, isCaptured, isLackOf, isThere, type Sighting, sightingSaid } from './sightings.js';
