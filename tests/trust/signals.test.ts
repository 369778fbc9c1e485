// Each signal, in text and in HTML, with what it cites.
import { describe, expect, it } from 'vitest';
import { alterations, remarks } from '../../src/extract/trust/index.js';
import { asHtml, asText, codesOf, mirror, official, quotesOf, trustOf } from './pages.js';

type Parts = NonNullable<Parameters<typeof asText>[0]>;

interface Case {
  readonly what: string;
  readonly parts: Partial<Parts>;
  readonly code: string;
  readonly quote: string;
  /** Address; none where it is left out. */
  readonly url?: string;
}

const altered: readonly Case[] = [
  {
    what: 'a casino as owner, before it the label',
    parts: { footer: ['版权所有：美高梅娱乐城 网站标识码：2110000001'] },
    code: 'owner_replaced',
    quote: '版权所有：美高梅娱乐城',
  },
  {
    what: 'a casino as owner in Traditional characters',
    parts: { footer: ['主辦單位：美高梅娛樂城辦公廳'] },
    code: 'owner_replaced',
    quote: '主辦單位：美高梅娛樂城辦公廳',
  },
  {
    what: 'a betting site as owner, behind it the label',
    parts: { footer: ['威廉希尔体育 版权所有 侵权必究'] },
    code: 'owner_replaced',
    quote: '威廉希尔体育 版权所有',
  },
  {
    what: 'a betting site as owner after years',
    parts: { footer: ['Copyright © 2019-2022 bet365'] },
    code: 'owner_replaced',
    quote: 'Copyright © 2019-2022 bet365',
  },
  {
    what: 'a brand for a city in its title',
    parts: { title: '英国威廉希尔公司民政局2021年政府信息公开工作年度报告' },
    code: 'name_replaced',
    quote: '威廉希尔',
  },
  {
    what: 'a brand for a city in the prose',
    parts: { prose: ['今年威廉希尔体育各部门按目录更新栏目。'] },
    code: 'name_replaced',
    quote: '威廉希尔',
  },
  {
    what: 'a word of betting for a government, before its gazette',
    parts: { prose: ['全年出版即时比分公报十二期。'] },
    code: 'name_replaced',
    quote: '即时比分',
  },
  {
    what: 'a booklet of lottery tips for a government, before its office',
    parts: { end: ['详见香港六宝典资料免费办公室的说明。'] },
    code: 'name_replaced',
    quote: '六宝典',
  },
  {
    what: 'a brand beside the fight against gambling, before an office',
    parts: { prose: ['开云体育人民政府打击网络赌博。'] },
    code: 'name_replaced',
    quote: '开云体育',
  },
  {
    what: 'a casino for a city, in the title of the report',
    parts: { title: '威尼斯人2021年政府信息公开工作年度报告' },
    code: 'name_replaced',
    quote: '威尼斯人',
  },
  {
    what: 'a brand in a hidden link of an official page',
    parts: { footer: ['友情链接 开云体育 天气预报'] },
    code: 'name_replaced',
    quote: '开云体育',
    url: official,
  },
  {
    what: 'a first line for search engines',
    parts: { top: ['老虎机在线玩 六合彩最新结果'] },
    code: 'first_line_injected',
    quote: '老虎机',
  },
  {
    what: 'a reading after a character that everybody knows',
    parts: { prose: ['全市按目录更新政(zheng)府信息。'] },
    code: 'pinyin_injected',
    quote: '政(zheng)',
  },
  {
    what: 'a reading with its tone',
    parts: { prose: ['根据(jù)条例编制。'] },
    code: 'pinyin_injected',
    quote: '据(jù)',
  },
  {
    what: 'a reading in full-width parentheses after a blank',
    parts: { prose: ['各单位 （wèi）按时答复。'] },
    code: 'pinyin_injected',
    quote: '位 （wèi）',
  },
  {
    what: 'a reading given three times, with and without its tone',
    parts: { prose: ['螅(xi)(xī)(xi)镇按时答复。'] },
    code: 'pinyin_injected',
    quote: '螅(xi)(xī)(xi)',
  },
  {
    what: 'a reading after a converted character',
    parts: { prose: ['各行政區(qū)划按时答复。'] },
    code: 'pinyin_injected',
    quote: '區(qū)',
  },
  {
    what: 'readings of many rare characters',
    parts: {
      prose: [
        '鄄(juàn)、亳(bó)、儋(dān)、郫(pí)、邛(qióng)、歙(shè)、黟(yī)、泸(lú)、睢(suī)、莘(shēn)、涪(fú)、衢(qú)各地按时答复。',
      ],
    },
    code: 'pinyin_injected',
    quote: '鄄(juàn)',
  },
  {
    what: 'a part in Traditional characters',
    parts: { prose: ['按国办公开办函〔2021〕30號编制。', '建好公开平臺，更新工作動態。'] },
    code: 'script_converted',
    quote: '0號',
  },
  {
    what: 'a part in Traditional characters on an official host',
    parts: { prose: ['我縣政府各機關依條例辦理申請。'] },
    code: 'script_converted',
    quote: '縣政',
    url: official,
  },
  {
    what: "the copy's own host as that of a government",
    parts: { end: ['请登录市政府门户网站(www.copied-pages.example)查询。'] },
    code: 'host_replaced',
    quote: '政府门户网站(www.copied-pages.example',
    url: 'http://mail.copied-pages.example/a.html',
  },
  {
    what: 'some host as that of a city government, from no address',
    parts: { end: ['辽阳市人民政府网站网址为http://www.copied-pages.example/ 可查询。'] },
    code: 'host_replaced',
    quote: '政府网站网址为http://www.copied-pages.example',
  },
];

describe.each([
  ['text', asText],
  ['HTML', asHtml],
])('what shows a change, in %s', (_, render) => {
  it.each(altered)('$what', ({ parts, code, quote, url }) => {
    const trust = trustOf(render(parts), url);
    expect(trust.verdict).toBe('altered');
    expect(quotesOf(trust)[code]).toBe(quote);
  });
});

const heads: readonly (readonly [what: string, head: string, quote: string])[] = [
  ['the title element', '<title>新葡京官方入口</title>', '新葡京官方入口'],
  ['a title written in character references', '<title>&#26032;&#33889;&#20140;</title>', '&#26032;&#33889;&#20140;'],
  ['a title after one in a comment', '<!-- <title>年报</title> --><title lang=zh>新葡京</title>', '新葡京'],
  ['the keywords', `<meta content='百家乐,年报' name="Keywords">`, '百家乐,年报'],
  ['the description', '<meta name=description content="真人荷官 > 在线">', '真人荷官 > 在线'],
];

describe('what search engines read', () => {
  it.each(heads)('%s', (_, head, quote) => {
    const trust = trustOf(asHtml({ head }), official);
    expect(trust.verdict).toBe('altered');
    expect(quotesOf(trust)).toEqual({ title_injected: quote });
  });
});

const remarked: readonly (Case & { verdict: string })[] = [
  {
    what: 'the site code of another city of the province',
    parts: { footer: ['网站标识码：2112000001'] },
    code: 'site_code_region',
    quote: '标识码：2112000001',
    url: official,
    verdict: 'unknown',
  },
  {
    what: 'a filing of another province',
    parts: { footer: ['闽ICP备：12345678号'] },
    code: 'icp_region',
    quote: '闽ICP备：12345678号',
    url: mirror,
    verdict: 'copy',
  },
  {
    what: 'a police record of another province',
    parts: { footer: ['浙公网安备 33010602000012号'] },
    code: 'police_record_region',
    quote: '公网安备 33010602000012号',
    verdict: 'unknown',
  },
  {
    what: 'an owner that is no public body by its name',
    parts: { footer: ['主办单位：泡泡糖果 网站标识码：2110000001'] },
    code: 'owner_not_public',
    quote: '主办单位：泡泡糖果',
    url: official,
    verdict: 'unknown',
  },
];

describe('what is only a fact about the copy', () => {
  it.each(remarked)('$what', ({ parts, code, quote, url, verdict }) => {
    const trust = trustOf(asText(parts), url);
    expect(trust.verdict).toBe(verdict);
    expect(quotesOf(trust)).toMatchObject({ [code]: quote });
  });

  it('another host', () => {
    const trust = trustOf(asHtml(), mirror);
    expect(trust).toEqual({
      verdict: 'copy',
      signals: [
        { code: 'host_not_government', message: 'www.copied-pages.example is no host under gov.cn', cite: null },
      ],
    });
  });

  it('a site code in a meta element', () => {
    const head = '<title>年报</title><meta name="SiteIDCode" content="3301000001">';
    const trust = trustOf(asHtml({ head, footer: ['办公室'] }), official);
    expect(quotesOf(trust)).toEqual({ site_code_region: '3301000001' });
  });

  it('the tables of a mirror without a title, words converted too', () => {
    const text = [
      '第二十條第(一)項 | | |',
      '信息內容 | 本年新 製作數量 | 本年新 公開數量 | 對外公開總數量',
      '規章 | 0 | 0 | 0',
      '規範性檔案 | 2 | 2 | 19',
      '第二十條第(五)項 | | |',
      '信息內容 | 上一年項目數量 | 本年增/減 | 處理決定數量',
      '行政許可 | 8 | 5 | 93',
    ].join('\n');
    const trust = trustOf(text);
    expect(trust.verdict).toBe('altered');
    expect(quotesOf(trust)).toEqual({ script_converted: '內容' });
  });

  it('a whole text in Traditional characters on an official host, and the same on another', () => {
    const text = [
      '遼陽市2021年政府信息公開工作年度報告',
      '一、總體情況',
      '各單位依條例辦理申請。',
      '二、主動公開政府信息情況',
      '各機關更新欄目。',
    ].join('\n');
    expect(trustOf(text, official)).toMatchObject({ verdict: 'unknown', signals: [{ code: 'traditional_edition' }] });
    const elsewhere = trustOf(text, mirror);
    expect(elsewhere.verdict).toBe('altered');
    expect(codesOf(elsewhere)).toEqual(['script_converted', 'host_not_government']);
  });
});

it('sorts every code into what shows a change and what does not', () => {
  expect(alterations.filter((code) => (remarks as readonly string[]).includes(code))).toEqual([]);
});

it('says how often a thing was found, and puts changes first', () => {
  const trust = trustOf(asText({ prose: ['威廉希尔体育、威廉希尔体育与威廉希尔体育。'] }), mirror);
  expect(codesOf(trust)).toEqual(['name_replaced', 'host_not_government']);
  expect(trust.signals[0]?.message).toBe('威廉希尔, a betting or porn name, stands in the text (and 2 more places)');
});
