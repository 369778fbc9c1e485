import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignColumns, clean, widthOf } from '../../src/cli/terminal.js';

it('shows control characters and direction marks in place of obeying them', () => {
  expect(clean('a\u001b[2J\u0007\u202eb\u2028c\u061cd')).toBe('a\\u001b[2J\\u0007\\u202eb\\u2028c\\u061cd');
  expect(clean('two\r\nlines\tand a tab')).toBe('two lines and a tab');
});

it('leaves nothing in any text that a terminal would obey', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(clean(text)).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
    }),
  );
});

it('counts the columns that a text takes', () => {
  expect(['abc', '辽阳市', 'a、b', '（一）', 'ｶ', '\u200b', 'e\u0301', '𠮷'].map(widthOf)).toEqual([
    3, 6, 4, 6, 1, 0, 1, 2,
  ]);
});

it('aligns columns over wide characters', () => {
  const lines = alignColumns(
    [
      ['辽阳市', '9', 'ok'],
      ['a', '1000', ''],
    ],
    ['start', 'end', 'start'],
  );
  expect(lines).toEqual(['辽阳市     9  ok', 'a       1000']);
});
