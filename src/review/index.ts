// All reports of a dataset held against all rules, and against each other.
export { type Comparison, type CopyAbout, compareCopies, type Difference, differencesOf } from './compare.js';
export { type CitedValue, type Finding, type Reviewed, type Verdict, verdicts } from './finding.js';
export { readReviewed } from './read.js';
export { isOfRegions, type ReviewFilter, review } from './review.js';
export { familyOf, isNamed, ruleFamilies } from './rules.js';
export type { Language } from './text.js';
