// For any page: a citation is a slice of the document, and what is put in anywhere is found.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessTrust } from '../../src/extract/trust/index.js';
import { visibleText } from '../../src/page/index.js';
import { asHtml, asText, mirror, official, pageOf, quotesOf, trustOf } from './pages.js';

const region = { code: '211000', name: '辽阳市' };
const scraps = [
  ...['威廉希尔体育', '美高梅娛樂城', '新葡京', '老虎机', 'BET365', '市民政局', '打击', '办公厅', '公报'],
  ...[
    '版权所有',
    '主办单位：',
    '主办',
    'Copyright ©',
    '2020-2022',
    '网站标识码',
    '2112000001',
    'bm55000001',
    ' 闽ICP备12345678号',
  ],
  ...[
    '浙公网安备 33010602000012号',
    'a@b.gov.cn',
    '政(zheng)',
    '府(fǔ)(fu)',
    '螅',
    '(xī)',
    '（ ',
    'app)',
    '縣級機關',
    '公開',
    '平臺',
    '30號',
  ],
  ...[
    '人民政府网站(',
    '市',
    'www.copied-pages.example',
    'http://',
    '。',
    '、',
    ' ',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\n',
    '\r\n',
    '\f',
    '\u0001',
  ],
  ...['\ud800', '\udc00', '𠀀', '&nbsp;', '&#26032;', '&amp;', '<', '>', '"', "'"],
];
const tags = [
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<br>',
    '<table><tr><td>',
    '</td><td>',
    '</table>',
    '<pre>',
    '</pre>',
    '<!--',
    '-->',
  ],
  ...['<meta name=keywords content="', '<meta name="SiteIDCode" content=2112000001>', '<div style="display:none">'],
];

function documents(pieces: readonly string[], start: string) {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => `${start}${parts.join('')}。`);
}

describe('citations', () => {
  it.each([
    ['text', documents(scraps, '年报')],
    ['HTML', documents([...scraps, ...tags], '<html>年报')],
  ])('are slices of the document, in %s', (_, anyDocument) => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(official, mirror, null), (document, url) => {
        const page = pageOf(document, url);
        const { signals } = assessTrust(page, { url, region, issuer: '辽阳市', title: page.title, year: 2021 });
        for (const { code, message, cite } of signals)
          if (cite) {
            expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
            const seen = visibleText(cite.quote, page.mediaType);
            expect(seen).not.toBe('');
            if (code === 'name_replaced') expect(message).toMatch(new RegExp(`^${seen},`));
          } else expect(code).toBe('host_not_government');
      }),
      { numRuns: 400 },
    );
  });
});

const lines = ['全市各单位按目录更新栏目，按时答复收到的申请。', '工作人员参加了两次业务学习，人数有所增加。'];
const brands = [
  '威廉希尔体育',
  '英国威廉希尔公司',
  '香港六宝典资料',
  '美高梅娛樂城',
  '新葡京',
  '欧洲杯买球平台',
  'bet365',
  '開云體育',
];

/** The lines with something at one place. */
const injected = (what: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.nat({ max: lines.length - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), what)
    .map(([which, where, text]) =>
      lines.map((line, at) => {
        const offset = Math.round(where * line.length);
        return at === which ? line.slice(0, offset) + text + line.slice(offset) : line;
      }),
    );

describe('at any place of a clean page', () => {
  it('a brand is found, in text', () => {
    fc.assert(
      fc.property(injected(fc.constantFrom(...brands)), (prose) => {
        const trust = trustOf(asText({ prose }), official);
        expect(trust.verdict).toBe('altered');
        expect(brands.some((brand) => brand.includes(quotesOf(trust).name_replaced ?? '-'))).toBe(true);
      }),
    );
  });

  it('a brand that tags and references part is found, in HTML', () => {
    const parted = fc
      .tuple(
        fc.constantFrom('威廉希尔', '新葡京', '六宝典'),
        fc.array(fc.constantFrom('', '<b>', '</b>', '<span lang=zh>', '</span>', '\u200b', '<!-- x -->'), {
          maxLength: 3,
        }),
        fc.boolean(),
      )
      .map(([brand, between, asReference]) =>
        [...brand]
          .map((character) => (asReference ? `&#${character.codePointAt(0)};` : character))
          .map((character, at) => character + (between[at] ?? ''))
          .join(''),
      );
    fc.assert(
      fc.property(injected(parted), (prose) => {
        const { name_replaced: quote = '' } = quotesOf(trustOf(asHtml({ prose }), official));
        expect(['威廉希尔', '新葡京', '六宝典']).toContain(visibleText(quote, 'text/html'));
      }),
    );
  });

  it('readings are found', () => {
    const readings: Record<string, readonly string[]> = {
      市: ['shi', 'shì'],
      各: [],
      单: ['dan', 'dān'],
      位: ['wei', 'wèi'],
      时: ['shi', 'shí'],
      收: ['shou', 'shōu'],
      申: ['shen', 'shēn'],
      请: ['qing', 'qǐng'],
      工: ['gong', 'ɡōnɡ'],
      作: ['zuo', 'zuò'],
      务: ['wu', 'wù'],
      人: ['ren', 're\u0301n'],
    };
    const places = lines.flatMap((line, which) =>
      [...line].flatMap((character, offset) =>
        (readings[character] ?? []).map((reading) => ({ which, offset, reading })),
      ),
    );
    expect(places.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 3 }), fc.boolean(), (place, times, isWide) => {
        const gloss = (isWide ? `（${place.reading}）` : `(${place.reading})`).repeat(times);
        const prose = lines.map((line, at) =>
          at === place.which ? line.slice(0, place.offset + 1) + gloss + line.slice(place.offset + 1) : line,
        );
        const character = lines[place.which]?.charAt(place.offset);
        expect(quotesOf(trustOf(asText({ prose }), official))).toEqual({ pinyin_injected: character + gloss });
      }),
    );
  });

  it('nothing is found where nothing was put in', () => {
    const words = [
      '单位',
      '申请',
      '公开',
      '栏目',
      '2021年',
      '(一)',
      '(pdf)',
      '更新',
      '，',
      '。',
      '培训',
      '3次',
      '“五公开”',
      '答复',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 80 }), (parts) => {
        const document = asHtml({ prose: [`本年${parts.join('')}`] });
        expect(trustOf(document, official)).toEqual({ verdict: 'official', signals: [] });
      }),
    );
  });
});
