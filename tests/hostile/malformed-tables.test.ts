// Whatever is wrong with its markup, a table has the cells that the HTML standard gives it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlPage, outline } from '../support/pages.js';
import { shownByPage, shownByParse5 } from './oracle.js';

const rows = [
  ['a', 'b'],
  ['c', 'd'],
];

describe('a table', () => {
  it.each([
    { what: 'with unclosed td and tr', source: '<table><tr><td>a<td>b<tr><td>c<td>d</table>', shows: [rows] },
    {
      what: 'with unclosed p in cells',
      source: '<table><tr><td><p>a<td><p>b<tr><td><p>c<td><p>d</table>',
      shows: [rows],
    },
    { what: 'that is never closed', source: '<table><tr><td>a<td>b<tr><td>c<td>d', shows: [rows] },
    { what: 'with td outside tr', source: '<table><td>a<td>b<tr><td>c<td>d</table>', shows: [rows] },
    {
      what: 'with cells after a closed row',
      source: '<table><tr><td>a</tr><td>b<td>c</table>',
      shows: [[['a'], ['b', 'c']]],
    },
    {
      what: 'with text straight inside',
      source: '<table>x<tr>y<td>a<td>b<tr><td>c<td>d</table>',
      shows: ['x', 'y', rows],
    },
    {
      what: 'with elements straight inside',
      source: '<table><p>x</p><tr><div>y</div><td>a<td>b<tr><td>c<td>d</table>',
      shows: ['x', 'y', rows],
    },
    {
      what: 'with stray end tags',
      source: '</td></tr></table><table></td><tr></tr><tr><td>a</p></x></tbody><td>b</table></table>',
      shows: [[[], ['a'], ['b']]],
    },
    { what: 'of rows outside any', source: '<tr><td>a<td>b<tr><td>c', shows: ['abc'] },
    {
      what: 'that opens before the last is closed',
      source: '<table><tr><td>a<td>b<table><tr><td>c</table></table>',
      shows: ['a', 'b', [['c']]],
    },
    {
      what: 'that opens straight inside another',
      source: '<table><tr><td>a<tr><table><tr><td>b</table>',
      shows: [[['a'], []], [['b']]],
    },
    {
      what: 'with a caption that is not closed',
      source: '<table><caption>x<tr><td>a<td>b<tr><td>c<td>d</table>',
      shows: ['x', rows],
    },
    {
      what: 'with columns and text among them',
      source: '<table><colgroup>x<col span=9><col></col>y<tr><td>a<td>b<tr><td>c<td>d</table>',
      shows: ['x', 'y', rows],
    },
    {
      what: 'with a form straight inside',
      source: '<table><form><tr><td>a<td>b</form><tr><td>c<td>d</table>',
      shows: [rows],
    },
    {
      what: 'with a list to choose from in a cell',
      source: '<table><tr><td>a<select><option>x<td>b</select><tr><td>c<td>d</table>',
      shows: [rows],
    },
    {
      what: 'with drawings and formulas in cells',
      source: '<table><tr><td>a<svg><td>x</svg><td>b<math><mi>y</mi></math><tr><td>c<td>d</table>',
      shows: [rows],
    },
    {
      what: 'with formatting that crosses cells',
      source: '<table><tr><td><b>a<td>b</b><tr><td><i>c</td></i><td>d</table>',
      shows: [rows],
    },
    {
      what: 'with groups out of order',
      source: '<table><tfoot><tr><td>a<thead><tr><td>b<tr><td>c</table>',
      shows: [[['a'], ['b'], ['c']]],
    },
    {
      what: 'with spans that are no numbers',
      source: '<table><tr><td colspan="2;">a<td rowspan=x>b<tr><td colspan=-1>c<td rowspan=0>d</table>',
      shows: [
        [
          ['a', 'a', 'b'],
          ['c', 'd'],
        ],
      ],
    },
    {
      what: 'inside an element that cannot hold it',
      source: '<p>x<table><tr><td>a<td>b<tr><td>c<td>d</table>y</p><a>z<table><tr><td>e</a></table>',
      shows: ['x', rows, 'y', 'z', [['e']]],
    },
  ])('$what', ({ source, shows }) => {
    const page = htmlPage(source);
    expect.soft(outline(page).filter((block) => block !== null)).toEqual(shows);
    expect(shownByPage(page)).toEqual(shownByParse5(source));
  });
});

describe('a table whose tags are dropped, doubled and misplaced', () => {
  const odd =
    '<table> </table> <tbody> </tbody> <thead> <tfoot> <tr> </tr> <td> </td> <th> </th> <td|colspan=2> <td|rowspan=2> <td|rowspan=0> <caption> </caption> <colgroup> </colgroup> <col> <p> </p> <b> </b> <a> </a> <div> </div> <li> <form> </form> <input> <input|type=hidden> <select> </select> <option> <textarea> </textarea> <button> </button> <svg> </svg> <math> <mi> </math> <foreignObject> <desc> <script> </script> <style> </style> <template> </template> <noscript> <br> </br> <h1> </h2> <nobr> <object> </object> <body> </body> <html> <frameset> <!--> <pre> </x> x'
      .split(' ')
      .map((tag) => tag.replace('|', ' '));
  const good = [
    '<table>',
    '<caption>',
    'k',
    '</caption>',
    '<thead>',
    '<tr>',
    '<th colspan=2>',
    'h',
    '</th>',
    '</tr>',
    '</thead>',
  ].concat(
    ['<tbody>'],
    [0, 1, 2].flatMap((row) => [
      '<tr>',
      ...[0, 1, 2].flatMap((cell) => ['<td>', '<p>', `${row}${cell}`, '</p>', '</td>']),
      '</tr>',
    ]),
    ['</tbody>', '</table>', 'after'],
  );
  const change = fc.record({
    kind: fc.constantFrom('drop', 'double', 'insert'),
    at: fc.nat(good.length - 1),
    tag: fc.constantFrom(...odd),
  });

  it('has the cells that parse5 gives it, and no visible character is lost', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const tags = [...good];
        for (const { kind, at, tag } of changes) {
          const old = tags[at] ?? '';
          tags.splice(at, 1, ...(kind === 'drop' ? [] : kind === 'double' ? [old, old] : [tag, old]));
        }
        const source = tags.join('');
        expect(shownByPage(htmlPage(source))).toEqual(shownByParse5(source));
      }),
      { numRuns: 1000 },
    );
  });
});
