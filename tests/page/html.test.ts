import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { foldSpaces, type Page, visibleText } from '../../src/page/index.js';
import { htmlPage, outline, piecesOf, quoteOf } from '../support/pages.js';

const read = (body: string) => outline(htmlPage(body));

describe('lines', () => {
  it.each([
    { what: 'blocks apart', body: '<h1>a</h1><p>b</p><div>c<div>d</div>e</div>', lines: ['a', 'b', 'c', 'd', 'e'] },
    { what: 'inline elements together', body: '<p>行<b>政</b><i>许<u>可</u></i></p>', lines: ['行政许可'] },
    {
      what: 'what only Word knows together',
      body: '<p>6<st1:place w:st="on">1</st1:place>5<o:p></o:p></p>',
      lines: ['615'],
    },
    { what: 'white space folded', body: '<p> a\n\t b&nbsp;&nbsp;c\u3000d </p>', lines: ['a b c d'] },
    { what: 'zero-width characters left out', body: '<p>1&zwnj;2&#8203;3<wbr>4\ufeff</p>', lines: ['1234'] },
    { what: 'line breaks', body: '<p>a<br>b<br/>c</p>', lines: ['a', 'b', 'c'] },
    {
      what: 'an empty line for each break on a blank line',
      body: '<div>a<br><br><br>b</div>',
      lines: ['a', null, null, 'b'],
    },
    {
      what: 'an empty line for each blank paragraph',
      body: '<p>a</p><p>&nbsp;</p><p><o:p></o:p></p><p>b',
      lines: ['a', null, null, 'b'],
    },
    { what: 'unclosed paragraphs and items', body: '<p>a<p>b<ul><li>c<li>d</ul>e', lines: ['a', 'b', 'c', 'd', 'e'] },
    { what: 'crossed tags', body: '<b><p>a</b>b</p>c', lines: ['ab', 'c'] },
    {
      what: 'pinyin set above its character',
      body: '<ruby>政<rp>(</rp><rt>zhèng</rt><rp>)</rp></ruby>府',
      lines: ['政(zhèng)府'],
    },
    {
      what: 'conditional comments of Word',
      body: '<p>a<!--[if gte mso 9]><xml>x</xml><![endif]-->b<![if !vml]>c<![endif]></p>',
      lines: ['abc'],
    },
    { what: 'text without any element', body: 'a<br>b', lines: ['a', 'b'] },
  ])('keeps $what', ({ body, lines }) => {
    expect(read(body)).toEqual(lines);
  });

  it('keeps the layout of preformatted text, its tabs, and its empty lines', () => {
    expect(read('<pre>\n规章   1  2\r\n\n\t许可\t3\t\t4\n</pre>')).toEqual(['规章   1  2', null, '许可\t3\t\t4']);
  });

  it.each([
    '<script>5</script>',
    '<style>5</style>',
    '<noscript>5</noscript>',
    '<template><p>5</p></template>',
    '<textarea>5</textarea>',
    '<select><option>5</select>',
    '<svg><text>5</text></svg>',
    '<iframe>5</iframe>',
    '<!-- 5 -->',
    '<span style="color: red; DISPLAY : none">5</span>',
    '<span hidden>5</span>',
    '<input type=hidden value=5>',
  ])('reads nothing that nobody sees: %s', (unseen) => {
    expect(read(`<p>1${unseen}2</p>`).filter((line) => line !== null)).toEqual(['12']);
    expect(read(`<table><tr><td>1${unseen}2</td></tr></table>`)).toEqual([[['12']]]);
  });

  it('reads nothing from a hidden part of the page, nor from its head', () => {
    expect(
      read('<head><title>t</title></head><div style="display:none"><p>5</p><table><tr><td>6</table></div>1'),
    ).toEqual(['1']);
  });
});

describe('tables', () => {
  it('gives the text of a cell as one line, with a blank where lines meet', () => {
    expect(read('<table><tr><td>本年新<br>制作数量<td><p>本年</p><p>增/减</p><td><ul><li>a<li>b</ul></table>')).toEqual(
      [[['本年新 制作数量', '本年 增/减', 'a b']]],
    );
  });

  it('joins a figure that is split over spans, in a cell that Word has padded', () => {
    const cell = (text: string) =>
      `<td style='border:solid'><p class=MsoNormal align=center><span lang=EN-US style='font-size:12pt'>&nbsp;${text}</span><o:p></o:p></p></td>`;
    expect(
      read(`<table><tr>${cell('4</span><span lang=EN-US>316')}${cell('0</span><span>1')}${cell('')}</tr></table>`),
    ).toEqual([[['4316', '01', '']]]);
  });

  it('reads rows and cells that are never closed', () => {
    expect(read('<table><tr><td>规章<td>1<td>2<tr><td>许可<td>3</table>')).toEqual([
      [
        ['规章', '1', '2'],
        ['许可', '3'],
      ],
    ]);
  });

  it('puts a caption before its table', () => {
    expect(read('<table><caption>单位：件</caption><tr><td>1</table>')).toEqual(['单位：件', [['1']]]);
  });

  it('takes a table that holds tables for layout', () => {
    expect(
      read('<table><tr><td>导航<td><table><tr><td><p>正文</p><table><tr><td>规章<td><td>1</table></table></table>'),
    ).toEqual(['导航', '正文', [['规章', '', '1']]]);
  });

  it('numbers the tables that are not layout', () => {
    const page = htmlPage('<table><tr><td><table><tr><td>1</table></table><table><tr><td>2</table>');
    expect(page.blocks.map((block) => block.kind === 'table' && block.grid.table)).toEqual([0, 1]);
  });

  it('leaves out rows and cells that are hidden, as the window does', () => {
    expect(
      read(
        '<table><tr style="display:none"><td>9<td>9<tr><td>1<td hidden>9<td>2<tbody hidden><tr><td>9</table><table hidden><tr><td>9</table>',
      ),
    ).toEqual([[['1', '2']]]);
  });

  it('reads text misplaced between rows as lines of their own before the table', () => {
    expect(read('<div>一<table>二<tr><td>1</td></tr>三<b>四</b></table>五</div>')).toEqual([
      '一',
      '二',
      '三',
      '四',
      [['1']],
      '五',
    ]);
  });
});

describe('title and meta elements', () => {
  it('come folded, the first of each name, names in lower case', () => {
    const page = htmlPage(
      '<title> 年度&nbsp;报告\n</title><meta name=PubDate content=" 2020-01-29  09:30"><meta name=pubdate content=x><meta charset=utf-8>',
    );
    expect(page.title).toBe('年度 报告');
    expect([...page.meta]).toEqual([['pubdate', '2020-01-29 09:30']]);
  });

  it('are absent where the page has none', () => {
    expect(htmlPage('<p>a').title).toBeNull();
  });
});

describe('places', () => {
  const cell = (content: string) => `<p>x</p><table><tr><td>${content}</td></tr></table>`;

  it.each([
    { content: '<b>12</b>', quote: '12' },
    { content: '&nbsp;1<i>2</i>&nbsp;', quote: '1<i>2' },
    { content: ' 1 &amp;\r\n 2 ', quote: '1 &amp;\r\n 2' },
    { content: '&#49;&#x32;', quote: '&#49;&#x32;' },
    { content: '&nbsp12&nbsp', quote: '12' },
    { content: '&#0000000000160;12', quote: '12' },
    { content: '&ampx;1&notit;', quote: '&ampx;1&notit;' },
    { content: 'a&b &unknown; 1', quote: 'a&b &unknown; 1' },
    { content: '\n&#22269;1', quote: '&#22269;1' },
    { content: '\n𠮷&NotEqualTilde;&#128512;1 ', quote: '𠮷&NotEqualTilde;&#128512;1' },
    { content: '<pre>\n&#22269;1</pre>', quote: '&#22269;1' },
    { content: '1</foo title="a>b">2', quote: '1</foo title="a>b">2' },
    { content: '1<!-- > 9 -->2', quote: '1<!-- > 9 -->2' },
    { content: '<p>本年新</p>\n<p>制作数量</p>', quote: '本年新</p>\n<p>制作数量' },
    { content: '<p>&nbsp;</p>', quote: '<p>&nbsp;</p>' },
    { content: '', quote: '' },
  ])('quotes $content from its first visible character to its last', ({ content, quote }) => {
    const page = htmlPage(cell(content));
    const [, piece] = piecesOf(page);
    if (!piece) throw new Error('no cell was read');
    expect(quoteOf(page, piece)).toBe(quote);
    expect(visibleText(quote, 'text/html')).toBe(foldSpaces(piece.text));
  });

  it('counts a character that is dropped', () => {
    const page = htmlPage(`${'<p>某机关的年度报告</p>'.repeat(20)}<p>1\0<b>2\0&amp;3</b></p>`);
    const piece = piecesOf(page).at(-1);
    expect(piece && [piece.text, quoteOf(page, piece)]).toEqual(['12&3', '1\0<b>2\0&amp;3']);
  });

  it('place a part of a line by the characters that a reader sees, without the blanks at its ends', () => {
    const page = htmlPage('<p>&nbsp;一、<b>总体</b>情况&nbsp; 正文 1&#50;</p>');
    const [line] = piecesOf(page);
    expect(line?.text).toBe('一、总体情况 正文 12');
    expect(line && quoteOf(page, line.part(2, 6))).toBe('总体</b>情况');
    expect(line && quoteOf(page, line.part(6, 9))).toBe('正文');
    const last = line?.part(9, 12);
    expect(last && [last.text, quoteOf(page, last), quoteOf(page, last.part(1, 2))]).toEqual(['12', '1&#50;', '&#50;']);
    expect(last?.path).toBe('html > body > p:nth-child(1)');
  });

  it('name one element, also under ids that are given twice and elements that Word makes', () => {
    const source =
      '<div id=zoom><p>a</p><o:wrap><p>b</p></o:wrap></div><div id=twice>c</div><div id=twice><table><caption>d</caption><tr><td id="1 x">e</table></div>';
    const page: Page = htmlPage(source);
    const $ = load(source);
    const found = piecesOf(page).map(({ path, text }) => [
      text,
      path === undefined
        ? []
        : $(path)
            .get()
            .map((one) => $(one).text()),
    ]);
    expect(found).toEqual(['a', 'b', 'c', 'd', 'e'].map((text) => [text, [text]]));
    expect(piecesOf(page)[0]?.path).toBe('#zoom > p:nth-child(1)');
  });
});
