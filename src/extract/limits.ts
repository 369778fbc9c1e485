// How much of a page is gone through (docs/limits.md), so that none takes more than a bounded time.

/** Most words, figures, cells and empty lines; a report has some thousand. */
export const MAX_ATOMS = 200_000;
/** Most labels of the form's rows; a report has sixty, and a volume of many reports is no report. */
export const MAX_ROWS = 5000;
/** Most column heads above one row; the widest table has fifteen columns under three groups. */
export const MAX_HEADS = 1000;
/** What a row may hold for a text after it to belong to it; a row of a report has fifteen figures. */
export const MAX_ROW_ITEMS = 1000;
/** Most entries of one code in `problems`; `problem_limit` says how many more there were. */
export const MAX_PROBLEMS = 500;
/** Most candidates of one value. */
export const MAX_CANDIDATES = 50;
/** Most characters of a label that a citation repeats, and of a cell whose figures are candidates. */
export const MAX_REPEATED = 1000;
/** Most ways to fill a row that has too few cells or too many. */
export const MAX_PLACINGS = 6500;
/** Slots of the widest row whose columns the rows of a table tell together; a row of a report has twenty. */
export const MAX_DRAWN_SLOTS = 100;
/** Characters of the longest line whose figures are told by the columns they stand under; paper has 150. */
export const MAX_ALIGNED_LINE = 1000;
/** Most claims of one report; a report has some ten. */
export const MAX_CLAIMS = 500;
/** Most clauses of prose with figures that are gone through for claims; a report has some hundred. */
export const MAX_CLAUSES = 20_000;
