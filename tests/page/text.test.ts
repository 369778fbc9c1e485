import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSpaces, visibleText } from '../../src/page/index.js';
import { outline, piecesOf, quoteOf, textPage } from '../support/pages.js';

describe('plain text', () => {
  it.each([
    { text: 'a\nb', lines: ['a', 'b'] },
    { text: 'a\r\nb\rc\fd', lines: ['a', 'b', 'c', 'd'] },
    { text: 'a\n\nb', lines: ['a', null, 'b'] },
    { text: 'a\r\n\r\n\r\nb', lines: ['a', null, null, 'b'] },
    { text: 'a\r\rb', lines: ['a', null, 'b'] },
    { text: '\na', lines: [null, 'a'] },
    { text: 'a\n', lines: ['a'] },
    { text: 'a\n \u3000\t\nb', lines: ['a', null, 'b'] },
    { text: '  a  b\u00a0\u3000', lines: ['a  b'] },
    { text: '规章\t1\t\t9\n', lines: ['规章\t1\t\t9'] },
    { text: '??1', lines: ['??1'] },
    { text: 'a\u2028b', lines: ['a\u2028b'] },
  ])('reads $text', ({ text, lines }) => {
    const page = textPage(text);
    expect(page.mediaType).toBe('text/plain');
    expect(outline(page)).toEqual(lines);
  });

  it('counts offsets in the text as it stands, line ends and all', () => {
    const page = textPage('规章\r\n\r\n  𠮷12 \rb');
    expect(piecesOf(page).map(({ span }) => [span.start, span.end])).toEqual([
      [0, 2],
      [8, 12],
      [14, 15],
    ]);
  });

  it('places a part of a line without the blanks at its ends', () => {
    const [line] = piecesOf(textPage('\n | 规章 | 12 |'));
    const part = line?.part(1, 5);
    expect(part && [part.text, part.span]).toEqual(['规章', { start: 4, end: 6 }]);
    const blank = line?.part(4, 5);
    expect(blank && [blank.text, blank.span.end - blank.span.start]).toEqual([' ', 1]);
  });

  it('reads every visible character once, in order, from lines that are slices', () => {
    const unit = fc.constantFrom(
      '规',
      '1',
      '𠮷',
      '?',
      ' ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\f',
      '\u3000',
      '\u00a0',
      '\u200b',
      '|',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        fc.pre(text.trim() !== '');
        const page = textPage(text);
        const pieces = piecesOf(page);
        for (const piece of pieces) {
          expect(quoteOf(page, piece)).toBe(piece.text);
          expect(piece.text).not.toMatch(/[\r\n\f]/);
        }
        expect(foldSpaces(pieces.map((piece) => piece.text).join('\n'))).toBe(foldSpaces(text));
        expect(visibleText(text, 'text/plain')).toBe(foldSpaces(text));
        const places = page.blocks.map((block) =>
          block.kind === 'gap' ? block.span : piecesOf({ ...page, blocks: [block] })[0]?.span,
        );
        expect(places).toEqual([...places].sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0)));
        const lines = text.split(/\r\n|[\r\n\f]/).map((line) => /[^\s\u200b]/.test(line));
        if (!lines.at(-1)) lines.pop();
        expect(page.blocks.map((block) => block.kind === 'text').slice(0, lines.length)).toEqual(lines);
      }),
      { numRuns: 400 },
    );
  });
});
