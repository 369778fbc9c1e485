// Ordinary official pages, and what looks like a signal and is none.
import { describe, expect, it } from 'vitest';
import { asHtml, asText, official, trustOf } from './pages.js';

type Parts = NonNullable<Parameters<typeof asText>[0]>;
const nothing = { verdict: 'official', signals: [] };

const footers: readonly (readonly [what: string, title: string, footer: readonly string[]])[] = [
  ['none', '辽阳市', []],
  [
    "the province's platform",
    '辽阳市',
    [
      '主办单位：辽宁省人民政府办公厅 网站标识码：2100000037 辽ICP备05023109号 辽公网安备 21010502000372号 联系邮箱：mhwz@ln.gov.cn',
    ],
  ],
  ["the city's platform for its district", '辽宁省沈阳市和平区', ['主办：沈阳市人民政府办公室 网站标识码 2101000048']],
  [
    "another district's code on the city's platform",
    '重庆市荣昌区河包镇',
    ['网站标识码：5001070012 渝ICP备12345678号-2'],
  ],
  ['a county police record under a city', '辽阳市', ['版权所有：中国辽阳 辽公网安备21108102000010号']],
  [
    'a central body',
    '国家新闻出版署',
    ['主办单位：国家新闻出版署 网站标识码：bm55000001 京ICP备05064591号 京公网安备 11010202007633号'],
  ],
  ['a branch of a central body', '辽宁省气象局', ['主办：中国气象局 政府网站标识码bm54000001 京ICP备05004897号']],
  [
    'a branch of a central body without a code',
    '上海海关',
    ['版权所有：中华人民共和国海关总署 京ICP备17015317号 京公网安备 11010102003663号'],
  ],
  ['a code that its county has lost', '安徽省铜陵市枞阳县', ['网站标识码：3408230001']],
  ['two short names of a province', '四川省遂宁市', ['蜀ICP备05003222号', '川公网安备 51090302000210号']],
  ['a code of a strange shape', '辽阳市', ['网站标识码：310000000044', '网站标识码：0000000000']],
  ['a company for a portal', '辽阳市', ['版权所有：辽阳数字科技有限公司 网站标识码：2110000001 技术支持：某某软件']],
  ['a media centre', '上海市静安区', ['主办单位：静安区融媒体中心（网信办） 网站标识码：3101060012 沪ICP备：12004267']],
  [
    'phrases of copyright',
    '辽阳市',
    ['版权所有 不得转载', 'Copyright © 2022 All Rights Reserved', '网站标识码：2110000001'],
  ],
  ['the department of an office', '辽阳市', ['主办单位：政务公开科 网站标识码：2110000001']],
  [
    'an owner in a cell of its own',
    '辽阳市',
    ['网站地图 主办单位：', '隐私声明 版权所有', '联系我们 版权所有 主办单位：', '网站标识码：2110000001'],
  ],
  ['a street named after a province', '北京路街道办事处', ['粤ICP备12345678号 网站标识码：4401040012']],
  ['an abbreviated prefecture', '海南州财政局', ['青ICP备12345678号 网站标识码：6325000012']],
  ['a street', '北京市通州区', ['主办单位：新华街道 网站标识码：1101120012']],
];

describe('footers', () => {
  it.each(footers)('%s', (_, issuer, footer) => {
    const title = `${issuer}2021年政府信息公开工作年度报告`;
    const head = `<title>${title}</title>`;
    expect(trustOf(asText({ title, footer }), official)).toEqual(nothing);
    expect(trustOf(asHtml({ title, footer, head }), official)).toEqual(nothing);
  });
});

const issuers = [
  '辽阳市第一中学',
  '辽阳市自来水公司',
  '沈阳市第四人民医院',
  '安徽省体育彩票管理中心',
  '河北省福利彩票发行中心',
  '广东省体育局',
  '金沙县人民政府',
  '永利街道办事处',
  '衡山县开云镇人民政府',
  '银河镇人民政府',
  '珠海市横琴新区澳门事务局',
];

describe('issuers', () => {
  it.each(issuers)('%s', (issuer) => {
    const title = `${issuer}2021年政府信息公开工作年度报告`;
    expect(trustOf(asText({ title, footer: [] }), official)).toEqual(nothing);
  });
});

const sentences: readonly (readonly [what: string, sentence: string])[] = [
  ['the fight against online gambling', '配合公安机关打击网络赌博，关停威廉希尔、bet365等网站入口。'],
  ['a case of casino tourism', '公布赴境外赌场参赌人员名单三批，查处老虎机二十台。'],
  ['the fight against porn', '开展扫黄打非，清除一级毛片等有害信息。'],
  ['leaflets that were collected', '收缴六合彩资料三百份。'],
  ['a break-in that was mended', '一家下属网站曾被植入开云体育链接，已于当日清除。'],
  ['casinos of Macao', '接待澳门博彩公司访问团，介绍葡京一带的旅游。'],
  ['a supervisor of casinos as host of a meeting', '会议承办单位：澳门博彩监察协调局，主办：珠海市商务局。'],
  ['a hotel', '签约项目有美高梅酒店和三亚美高梅度假区，新葡京酒店另议。'],
  ['a dance hall', '检查金沙娱乐城等场所的消防。'],
  ['the lottery', '公开体育彩票、福利彩票公益金使用情况，世界杯期间销量上升。'],
  ['sports grounds', '建成开云体育馆、开云体育场和开云体育健身广场，购买球网和球拍，办好长长久久精品路线。'],
  ['words that hold a brand', '势必威胁安全；东亚博览会如期举行；设立博士后工作站；山东半岛体育发展。'],
  [
    'file types and programs',
    '可下载年报(pdf)、附件(doc)，或用客户端(app)、公众号(wechat)、无线网(wifi)查看，面积(ha)另列。',
  ],
  ['words that are also syllables', '技术有人工智能(ai)、罐(can)、风扇(fan)、钢笔(pen)和局域网(lan)。'],
  ['the reading of a rare name', '螅(xī)镇、亳(bó)州、儋(dān)州各报一次。'],
  ['the odd reading of a common character', '六(lù)安、台(tāi)州、东莞(guǎn)、单(shàn)县、费(bì)县来人学习。'],
  ['old forms in names', '表扬後小明、張國榮、裏院社区，并参观《縣誌》展。'],
  ['a switch of languages', '简体 | 繁體中文 | 日本語 | English | 한국어'],
  [
    'other sites',
    '另见信用中国(www.creditchina.gov.cn)、政府采购网(www.ccgp-example.com)、日报网(www.paper.example)。',
  ],
  ["an old domain of the body's own", '辽阳市人民政府网站(www.liaoyang-online.example)同时发布。'],
  ['a misspelt host', '辽阳市人民政府网站(www.liaoyanggov.cn)同时发布。'],
  ['share widgets', '分享到：微信 新浪微博 QQ空间 【打印】【关闭】 字体：大 中 小'],
];

describe('sentences', () => {
  it.each(sentences)('%s', (_, sentence) => {
    const parts: Partial<Parts> = { prose: [sentence], end: [sentence] };
    expect(trustOf(asText(parts), official)).toEqual(nothing);
    expect(trustOf(asHtml(parts), official)).toEqual(nothing);
  });
});

it('Hong Kong writes Traditional characters', () => {
  const text = [
    '香港特别行政区2021年政府信息公开工作年度报告',
    '一、總體情況',
    '各單位依條例辦理申請。',
    '二、主動公開政府信息情況',
    '各機關更新欄目。',
  ].join('\n');
  expect(trustOf(text, official)).toEqual(nothing);
});

it("leaves a report of before the rule on domains its body's own host", () => {
  const parts = {
    title: '辽阳市2016年政府信息公开工作年度报告',
    end: ['登录市政府网站(www.copied-pages.example)查询。'],
  };
  const trust = trustOf(asText(parts), 'http://www.copied-pages.example/a.html');
  expect(trust).toMatchObject({ verdict: 'copy', signals: [{ code: 'host_not_government' }] });
});

it('leaves a school the host that it names as its own', () => {
  const parts = {
    title: '示例大学2021年政府信息公开工作年度报告',
    end: ['登录学校网站(www.school.example)查询。'],
    footer: [],
  };
  const trust = trustOf(asText(parts), 'http://www.school.example/a.html');
  expect(trust).toMatchObject({ verdict: 'copy', signals: [{ code: 'host_not_government' }] });
});

const addresses: readonly (readonly [url: string | null, verdict: string])[] = [
  ['https://gov.cn/a', 'official'],
  ['HTTP://WWW.LIAOYANG.GOV.CN:8080/a', 'official'],
  ['http://www.liaoyang.gov.cn./a', 'official'],
  ['http://www.liaoyang.gov.cn.example/a', 'copy'],
  ['http://www.liaoyang.gov.cn@copied.example/a', 'copy'],
  ['http://liaoyanggov.cn/a', 'copy'],
  ['http://127.0.0.1:4000/a', 'copy'],
  ['http://[::1]/a', 'copy'],
  ['file:///data/www.liaoyang.gov.cn/a', 'unknown'],
  ['www.liaoyang.gov.cn', 'unknown'],
  ['', 'unknown'],
  [null, 'unknown'],
];

it.each(addresses)('of %s a clean page is %s', (url, verdict) => {
  expect(trustOf(asText(), url).verdict).toBe(verdict);
});
