// Whatever the markup, what stands at the place of a piece is the piece: this is what a citation proves itself by.
import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSpaces, visibleText } from '../../src/page/index.js';
import { htmlPage, piecesOf, quoteOf } from '../support/pages.js';

// Source of text, and what a reader sees of it.
const texts: readonly (readonly [source: string, seen: string])[] = [
  ['1', '1'],
  ['23', '23'],
  ['规章', '规章'],
  ['？', '？'],
  ['𠮷', '𠮷'],
  [' ', ' '],
  ['\n', ' '],
  ['\r\n', ' '],
  ['\t\t', ' '],
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['&nbsp;', ' '],
  ['&nbsp', ' '],
  ['&#160;', ' '],
  ['&#x00003000;', ' '],
  ['\u200b', ''],
  ['&ZeroWidthSpace;', ''],
  ['\0', ''],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&#22269;', '国'],
  ['&#x56fd;', '国'],
  ['&#128512;', '😀'],
  ['&NotEqualTilde;', '≂̸'],
  ['&notit;', '¬it;'],
  ['&unknown;', '&unknown;'],
  ['a&b ', 'a&b '],
  ['<!-- > 9 -->', ''],
  ['<span hidden>9</span>', ''],
  ['<b style="display:none">9<i>9</i></b>', ''],
  ['<script>9</script>', ''],
  ['</foo title="a>b">', ''],
];
const inlineTags = ['b', 'i', 'span', 'font', 'a', 'o:p', 'st1:place', 'u'];

/** Source of inline markup with what a reader sees of it. A name without semicolon ends where the next piece begins. */
const inline = fc.letrec<{ node: [string, string]; nodes: [string, string] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: fc.constantFrom(...texts).map(([source, seen]): [string, string] => [source, seen]) },
    fc
      .tuple(fc.constantFrom(...inlineTags), tie('nodes'))
      .map(([tag, [source, seen]]): [string, string] => [`<${tag} title="x>y">${source}</${tag}>`, seen]),
  ),
  nodes: fc
    .array(tie('node'), { maxLength: 6 })
    .map((nodes): [string, string] => [
      nodes.map(([source]) => source).join(''),
      nodes.map(([, seen]) => seen).join(''),
    ]),
})).nodes;

// A bare ampersand before a letter or digit would make another reference of what follows.
const unambiguous = ([source]: [string, string]) =>
  !/&nbsp(?=[a-z\d;])|&[a-z]*$|&(?=#)/i.test(source.replace(/<[^>]*>/g, '<>'));

describe('inline markup', () => {
  it('reads as its text, and what stands at its place reads the same', () => {
    fc.assert(
      fc.property(
        fc.array(inline.filter(unambiguous), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (contents, inTable) => {
          const source = inTable
            ? `<table><tr>${contents.map(([content]) => `<td>${content}</td>`).join('')}</tr></table>`
            : contents.map(([content]) => `<div>${content}</div>`).join('');
          // Long enough that a NUL or two do not make it binary.
          const page = htmlPage(`${source}${' '.repeat(2000)}`);
          const pieces = piecesOf(page);
          const seen = contents.map(([, text]) => foldSpaces(text));
          expect(pieces.map((piece) => piece.text)).toEqual(inTable ? seen : seen.filter((text) => text !== ''));
          expect(pieces.map((piece) => visibleText(quoteOf(page, piece), 'text/html'))).toEqual(
            pieces.map((piece) => piece.text),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives each part of a line its own place', () => {
    fc.assert(
      fc.property(inline.filter(unambiguous), fc.nat(), fc.nat(), ([content], a, b) => {
        const page = htmlPage(`<p>规${content}章</p>${' '.repeat(2000)}`);
        const [line] = piecesOf(page);
        if (!line) throw new Error('no line was read');
        const from = a % line.text.length;
        const to = from + 1 + (b % (line.text.length - from));
        const part = line.part(from, to);
        // A cut through a character of two units has no text of its own.
        fc.pre(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(line.text.slice(from, to)) && !/[¬≂&]|̸/.test(line.text));
        expect(part.text).toBe(line.text.slice(from, to).trim());
        expect(visibleText(quoteOf(page, part), 'text/html')).toBe(part.text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('tag soup', () => {
  // Not those whose text is unseen, unless it holds no tags.
  const tags =
    'p div span b a font table tr td th tbody thead tfoot caption ul li h1 br pre o:p st1:place center form button title script style textarea xmp ruby rt col colgroup body html frameset hr'.split(
      ' ',
    );
  // Hidden elements that nothing closes are left out: where they end a slice of the source cannot know.
  const attributes = fc.constantFrom('', '', '', ' title="a>b"', ' id=x', ' rowspan=2');
  const token = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...texts).map(([source]) => source) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...tags), attributes).map(([tag, more]) => `<${tag}${more}>`) },
    { weight: 2, arbitrary: fc.constantFrom(...tags).map((tag) => `</${tag}>`) },
    { weight: 1, arbitrary: fc.constantFrom('<', '&', '&#;', '<!x>', '<![if x]>', '< 3', '</>', '"', '>') },
  );

  it('reads the same at the places of its pieces, each in one element, cells in the order of the source', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 16 }), (tokens) => {
        // The standard drops a form within a form, and a slice cannot know of the outer one.
        fc.pre(tokens.filter((text) => text.startsWith('<form')).length < 2);
        const source = `<div>${tokens.join('')}`;
        const page = htmlPage(`${source}${' '.repeat(2000)}`);
        const pieces = piecesOf(page);
        expect(pieces.map((piece) => visibleText(quoteOf(page, piece), 'text/html'))).toEqual(
          pieces.map((piece) => foldSpaces(piece.text)),
        );
        const $ = load(page.text.replaceAll(/\0|<\/>/g, '\u200b'));
        expect(pieces.filter(({ path }) => path === undefined || $(path).length !== 1)).toEqual([]);
        for (const block of page.blocks)
          if (block.kind === 'table') {
            const spans = block.grid.cells.map((cell) => cell.piece.span);
            expect(spans).toEqual([...spans].sort((a, b) => a.start - b.start || a.end - b.end));
          }
      }),
      { numRuns: 500, examples: [[['\n', '<', '𠮷']]] },
    );
  });
});
