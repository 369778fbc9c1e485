import type { Atom } from './atoms.js';

/** One way to fill a row: for each column the atom that stands there, or null where nothing is printed. */
export type Placing = readonly (Atom | null)[];
