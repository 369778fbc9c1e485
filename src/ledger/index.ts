// The ledger: which report is due, there, late, missing, withdrawn or revised, and what shows it.
export { dueDate } from './due.js';
export { readLedger } from './gather.js';
export { type Entry, entryOf, type Sighting } from './ledger.js';
