// How much of a page is gone through (docs/limits.md), so that none takes more than a bounded time.

/** Most words, figures, cells and empty lines of a page; a report has a thousand. */
export const MAX_ATOMS = 300_000;
/** Most labels of the form's rows; a report has sixty, and a volume of many reports is no report. */
export const MAX_ROWS = 5000;
/** Most column heads above one row; the widest table has fifteen columns under three groups. */
export const MAX_HEADS = 1000;
/** What a row may hold for a text after it to belong to it; a row of a report has fifteen figures. */
export const MAX_ROW_ITEMS = 1000;
/** Most entries in `problems`; `problem_limit` says how many more there were. */
export const MAX_PROBLEMS = 1000;
/** Most candidates of one value. */
export const MAX_CANDIDATES = 100;
/** Slots of the widest row whose columns the rows of a table tell together; a row of a report has twenty. */
export const MAX_DRAWN_SLOTS = 100;
/** Characters of the longest line whose figures are told by the columns they stand under; paper has 150. */
export const MAX_ALIGNED_LINE = 1000;
