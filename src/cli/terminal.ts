// Text for a terminal: columns that allow for wide characters, and nothing that a page could smuggle in.

// Control characters steer a terminal; direction marks turn text around. A page's text may hold either.
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text on one line with control characters shown as escapes. */
export function clean(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(steering, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

// East Asian Wide and Fullwidth, Unicode 16, for the scripts that reports are printed in.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const noWidth = /[\p{Mn}\u200b-\u200d\ufeff]/u;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += noWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** A column's side; `end` is for figures. */
export type Side = 'start' | 'end';

/** Rows as lines of aligned columns with two blanks between; the text is cleaned. */
export function alignColumns(rows: readonly (readonly string[])[], sides: readonly Side[]): string[] {
  const cells = rows.map((row) => row.map(clean));
  const widths = sides.map((_, column) => Math.max(0, ...cells.map((row) => widthOf(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((text, column) => {
        const blanks = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
        return sides[column] === 'end' ? blanks + text : text + blanks;
      })
      .join('  ')
      .trimEnd(),
  );
}
