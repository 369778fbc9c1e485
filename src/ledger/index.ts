// The ledger: which report is due, there, late, missing, withdrawn or revised, and what shows it.
export { dueDate, endOf } from './due.js';
export { readLedger } from './gather.js';
export { type Entry, entryOf } from './ledger.js';
export { type Asked, isCaptured, isLackOf, isThere, type Sighting, sightingSaid, sightingsIn } from './sightings.js';
