import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Grid } from '../../src/page/index.js';
import { MAX_SLOTS } from '../../src/page/limits.js';
import { htmlPage, slotTexts } from '../support/pages.js';

function gridOf(rows: string): Grid {
  const [grid] = htmlPage(`<table>${rows}</table>`).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.grid] : [],
  );
  if (!grid) throw new Error('no table was read');
  return grid;
}

const slots = (rows: string) => slotTexts(gridOf(rows));

describe('forming a table', () => {
  it.each([
    {
      what: 'colspan',
      rows: '<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e',
      grid: [
        ['a', 'a', 'b'],
        ['c', 'd', 'e'],
      ],
    },
    {
      what: 'rowspan',
      rows: '<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d',
      grid: [['a', 'b'], ['a', 'c'], ['d']],
    },
    {
      what: 'both, with cells flowing around the block',
      rows: '<tr><td>a<td colspan=2 rowspan=2>b<td>c<tr><td>d<td>e<tr><td>f',
      grid: [['a', 'b', 'b', 'c'], ['d', 'b', 'b', 'e'], ['f']],
    },
    {
      what: 'rowspan=0, which reaches to the end of its row group and no farther',
      rows: '<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d<tbody><tr><td>e',
      grid: [['a', 'b'], ['a', 'c'], ['a', 'd'], ['e']],
    },
    {
      what: 'a rowspan beyond its row group',
      rows: '<thead><tr><td rowspan=9>a<td>b<tbody><tr><td>c<tfoot><tr><td>d',
      grid: [['a', 'b'], ['c'], ['d']],
    },
    { what: 'a rowspan beyond the table', rows: '<tr><td rowspan=1000000000>a<td>b', grid: [['a', 'b']] },
    {
      what: 'cells that claim one slot: the first keeps it',
      rows: '<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d',
      grid: [
        ['a', 'b'],
        ['c', 'b', 'd'],
      ],
    },
    {
      what: 'a row without cells',
      rows: '<tr><td rowspan=3>a<td>b<tr><tr><td>c',
      grid: [['a', 'b'], ['a'], ['a', 'c']],
    },
    { what: 'th and td alike', rows: '<tr><th>a<td>b', grid: [['a', 'b']] },
  ])('places $what', ({ rows, grid }) => {
    expect(slots(rows)).toEqual(grid);
  });

  it.each([
    ['2', 2],
    ['2;', 2],
    [' 2', 2],
    ['+2', 2],
    ['2.9', 2],
    ['2px', 2],
    ['007', 7],
    ['-2', 1],
    ['0', 1],
    ['', 1],
    ['two', 1],
    ['２', 1],
    ['1000', 1000],
    ['1001', 1000],
    ['1000000000', 1000],
    ['99999999999999999999999', 1000],
  ])('reads colspan="%s" as %i', (value, span) => {
    const grid = gridOf(`<tr><td colspan="${value}">a<td>b`);
    expect(grid.cells.map((cell) => [cell.piece.text, cell.column, cell.columnSpan])).toEqual([
      ['a', 0, span],
      ['b', span, 1],
    ]);
  });

  it('knows of each slot the cell that covers it, and lists each cell once', () => {
    const { cells, slots: rows } = gridOf('<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c');
    expect(cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
      [0, 0, 2, 2],
      [0, 2, 1, 1],
      [1, 2, 1, 1],
    ]);
    expect(new Set([rows[0]?.[0], rows[0]?.[1], rows[1]?.[0], rows[1]?.[1]])).toEqual(new Set([cells[0]]));
  });

  it('counts the slots of all tables of a page, and reads none beyond the limit', () => {
    const table = (rows: number) => `<table>${`<tr>${'<td colspan=1000>1'.repeat(100)}`.repeat(rows)}</table>`;
    expect(htmlPage(table(1) + table(1)).blocks).toHaveLength(2);
    expect(() => htmlPage(`${table(1)}${table(1)}<table><tr><td>1`)).toThrow(`more than ${MAX_SLOTS} table slots`);
    expect(() => gridOf(`<tr>${'<td colspan=1000 rowspan=65534>1'}`.repeat(300))).toThrow(
      `more than ${MAX_SLOTS} table slots`,
    );
  });

  it('gives every cell a slot of its own, whatever the spans', () => {
    const span = fc.constantFrom('', '0', '1', '2', '3', '5', '-1', 'x', '2;', '70000');
    const cell = fc.tuple(span, span).map(([columns, rows]) => `<td colspan="${columns}" rowspan="${rows}">`);
    const group = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
        let ordinal = 0;
        const source = groups
          .map(
            (rows) => `<tbody>${rows.map((cells) => `<tr>${cells.map((one) => one + ordinal++).join('')}`).join('')}`,
          )
          .join('');
        const grid = gridOf(source);
        expect(grid.cells.map((one) => one.piece.text)).toEqual(
          Array.from({ length: ordinal }, (_, index) => `${index}`),
        );
        expect(grid.slots).toHaveLength(groups.flat().length);
        const covers = (one: Cell, y: number, x: number) =>
          y >= one.row && y < one.row + one.rowSpan && x >= one.column && x < one.column + one.columnSpan;
        const unplaced = grid.cells.filter((one) => grid.slots[one.row]?.[one.column] !== one);
        const beyond = grid.cells.filter((one) => one.row + one.rowSpan > grid.slots.length);
        const strange = grid.slots.flatMap((row, y) => row.filter((one, x) => one && !covers(one, y, x)));
        expect({ unplaced, beyond, strange }).toEqual({ unplaced: [], beyond: [], strange: [] });
      }),
      { numRuns: 150 },
    );
  });
});
