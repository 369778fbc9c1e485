// All reports of a dataset held against all rules, and against each other.
export { type Comparison, type CopyAbout, compareCopies } from './compare.js';
export { type CitedValue, type Finding, type Side, type Verdict, verdicts } from './finding.js';
export { type BodyReview, type Review, type ReviewFilter, review } from './review.js';
export { familyOf, isNamed, type RuleFamily, ruleFamilies } from './rules.js';
export type { Language, Text } from './text.js';
