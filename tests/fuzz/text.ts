// Renderings as plain text: a cell a line, a row a line, pipes, one line for all.
import type { Frame } from './prose.js';
import type { Random } from './random.js';
import type { Cell, Table } from './tables.js';

export interface Rendering {
  readonly name: string;
  /** Blank cells leave no trace. */
  readonly losesBlanks?: boolean;
  draw(tables: readonly Table[], frame: Frame, random: Random): string;
}

const flat = (text: string) => text.replaceAll('\n', '');

/** Title, sections and tables put together; `table` draws the lines of one table. */
export function page(
  tables: readonly Table[],
  frame: Frame,
  table: (table: Table) => readonly string[],
  gap = '',
): string {
  const lines: string[] = [frame.title, gap, ...frame.opening];
  for (const [index, one] of tables.entries()) {
    const bridge = frame.bridges[index];
    lines.push(gap, one.title, ...(bridge ? [bridge] : []), ...table(one));
  }
  lines.push(gap, ...frame.closing);
  return `${lines.join('\n')}\n`;
}

/** One cell a line. `gaps` empty lines stand between two cells; `blank` is what a blank cell leaves. */
function cellsByLine(gaps: number, blank: 'space' | 'line' | 'nothing', keepBreaks: boolean): Rendering['draw'] {
  return (tables, frame) =>
    page(
      tables,
      frame,
      ({ rows }) => {
        const lines: string[] = [];
        const space = () => lines.push(...Array.from({ length: gaps }, () => ''));
        for (const cell of rows.flat()) {
          if (cell.text === '' && blank === 'nothing') continue;
          // A blank cell is one more empty line.
          if (cell.text === '' && blank === 'line') lines.push('');
          else {
            space();
            if (cell.text === '') lines.push(' ');
            else lines.push(...(keepBreaks ? cell.text.split('\n') : [flat(cell.text)]));
          }
        }
        space();
        return lines;
      },
      gaps > 0 ? '' : ' ',
    );
}

/** One row a line, cells joined by `separator`. */
function rowsByLine(separator: string, keepBlanks: boolean): Rendering['draw'] {
  return (tables, frame) =>
    page(tables, frame, ({ rows }) =>
      rows.map((row) =>
        row
          .map(({ text }) => flat(text))
          .filter((text) => keepBlanks || text !== '')
          .join(separator),
      ),
    );
}

interface Pipes {
  readonly opens: boolean;
  readonly closes: boolean;
  /** What stands for the columns that a cell spans: bare pipes, or the cell again. */
  readonly spans: 'bare' | 'none' | 'empty';
  readonly ruler?: boolean;
  /** Cells that rows above reach down into. */
  readonly fillsRows?: boolean;
}

function pipes({ opens, closes, spans, ruler, fillsRows }: Pipes): Rendering['draw'] {
  return (tables, frame) =>
    page(tables, frame, ({ rows, width }) => {
      const drawn = (fillsRows ? filled(rows, width) : rows).map((row) => {
        let line = opens ? '| ' : '';
        for (const [index, cell] of row.entries()) {
          const last = index === row.length - 1;
          line += flat(cell.text);
          if (!last) line += ' | ';
          if (spans === 'empty' && !last) line += ' | '.repeat(cell.columnSpan - 1);
          if (last && spans === 'bare') line += ` ${'|'.repeat(cell.columnSpan - 1)}`;
          if (last && spans === 'empty') line += ' | '.repeat(cell.columnSpan - 1);
        }
        return closes ? `${line} |` : line;
      });
      if (ruler) drawn.splice(1, 0, `|${' --- |'.repeat(width)}`);
      return drawn;
    });
}

const nothing: Cell = { role: 'group', text: '', columnSpan: 1, rowSpan: 1 };

/** Rows in which an empty cell stands wherever a cell above reaches down. */
export function filled(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  const busy = Array.from({ length: width }, () => 0);
  return rows.map((row) => {
    const out: Cell[] = [];
    let column = 0;
    const skip = () => {
      while (column < width && (busy[column] ?? 0) > 0) {
        busy[column] = (busy[column] ?? 0) - 1;
        out.push(nothing);
        column++;
      }
    };
    for (const cell of row) {
      skip();
      out.push(cell);
      for (let i = 0; i < cell.columnSpan; i++) busy[column++] = cell.rowSpan - 1;
    }
    skip();
    return out;
  });
}

/** A value and its pipe on one line, or by turns; what spans leave stands on lines of its own. */
function pipedCells(style: 'after' | 'alternate' | 'row-marks' | 'label-opens'): Rendering['draw'] {
  return (tables, frame) =>
    page(tables, frame, ({ rows }) =>
      rows.flatMap((row) => {
        const lines: string[] = style === 'row-marks' ? ['|'] : [];
        for (const [index, { text, columnSpan }] of row.entries()) {
          const shown = flat(text);
          if (style === 'alternate') lines.push(...(shown === '' ? [] : [shown]), '|');
          else if (style === 'label-opens') lines.push(index === 0 ? `| ${shown}` : shown, '|');
          else lines.push(`${shown} |`.trim());
          if (style === 'after' && columnSpan > 1) lines.push('|'.repeat(columnSpan - 1));
        }
        return lines;
      }),
    );
}

/** A label on a line, then all its values on one line. */
function labelThenValues(separator: string): Rendering['draw'] {
  return (tables, frame) =>
    page(tables, frame, ({ rows }) =>
      rows.flatMap((row) => {
        const labels = row.filter(({ role }) => role !== 'value').map(({ text }) => flat(text));
        const values = row.filter(({ role }) => role === 'value').map(({ text }) => text);
        return [...labels, ...(values.length > 0 ? [values.filter((text) => text !== '').join(separator)] : [])];
      }),
    );
}

/** The whole report on one line; figures are parted by blanks, labels only if `spaced`. */
function oneLine(spaced: boolean): Rendering['draw'] {
  return (tables, frame) => {
    const joint = spaced ? ' ' : '';
    const body = page(tables, frame, ({ rows }) =>
      rows.map((row) => {
        let line = '';
        let before = '';
        for (const { text } of row) {
          if (text === '') continue;
          const isTight = !spaced && !(/[\d+\-/]$/.test(before) && /^[\d+\-/增减]/.test(text));
          line += (line === '' || isTight ? '' : ' ') + flat(text);
          before = text;
        }
        return line;
      }),
    );
    return body
      .split('\n')
      .filter((line) => line.trim() !== '')
      .reduce((all, line) => all + (/\d$/.test(all) && /^\d/.test(line) ? ' ' : joint) + line, '');
  };
}

/** A row a line, columns under each other: a blank cell is a gap. */
function aligned(tables: readonly Table[], frame: Frame): string {
  return page(tables, frame, ({ rows }) =>
    rows.map((row) => {
      const labels = row.filter(({ role }) => role !== 'value').map(({ text }) => flat(text));
      const values = row.filter(({ role }) => role === 'value').map(({ text }) => text);
      if (values.length === 0) return labels.join('    ');
      const wide = [...labels.join('  ')].length * 2;
      const label = `${labels.join('  ')}${' '.repeat(Math.max(2, 90 - wide))}`;
      return `${label}${values.map((text) => text.padEnd(14)).join('')}`.trimEnd();
    }),
  );
}

export const textRenderings: readonly Rendering[] = [
  { name: 'lines, one gap', draw: cellsByLine(1, 'space', true) },
  { name: 'lines, no gap', draw: cellsByLine(0, 'space', false) },
  { name: 'lines, blanks are empty lines', draw: cellsByLine(1, 'line', false) },
  { name: 'lines, blanks vanish', losesBlanks: true, draw: cellsByLine(1, 'nothing', true) },
  { name: 'lines without gaps, blanks vanish', losesBlanks: true, draw: cellsByLine(0, 'nothing', false) },
  { name: 'tabs', draw: rowsByLine('\t', true) },
  { name: 'row a line, single spaces', losesBlanks: true, draw: rowsByLine(' ', false) },
  { name: 'row a line, wide gaps', losesBlanks: true, draw: rowsByLine('      ', false) },
  { name: 'aligned columns', draw: aligned },
  { name: 'pipes', draw: pipes({ opens: false, closes: true, spans: 'bare' }) },
  { name: 'pipes on both sides', draw: pipes({ opens: true, closes: true, spans: 'bare' }) },
  { name: 'pipes, spans empty', draw: pipes({ opens: true, closes: true, spans: 'empty', fillsRows: true }) },
  { name: 'pipes between', draw: pipes({ opens: false, closes: false, spans: 'none' }) },
  { name: 'markdown', draw: pipes({ opens: true, closes: true, spans: 'empty', ruler: true, fillsRows: true }) },
  { name: 'a piped cell a line', draw: pipedCells('after') },
  { name: 'cell and pipe by turns', draw: pipedCells('alternate') },
  { name: 'row marks', draw: pipedCells('row-marks') },
  { name: 'label opens', draw: pipedCells('label-opens') },
  { name: 'label, then values', losesBlanks: true, draw: labelThenValues('  ') },
  { name: 'one line', losesBlanks: true, draw: oneLine(true) },
  { name: 'one line, fused', losesBlanks: true, draw: oneLine(false) },
];
