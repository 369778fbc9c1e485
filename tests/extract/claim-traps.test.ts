// Sentences about the tables' subjects whose figures are no totals of this body in this year.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { textPage } from '../support/pages.js';

const claimsOf = (text: string) =>
  extractReport(textPage(`青石县2022年政府信息公开工作年度报告\n一、总体情况\n${text}\n二、主动公开政府信息情况\n`))
    .claims ?? [];

const subject = fc.constantFrom(
  '收到政府信息公开申请',
  '新收申请',
  '受理依申请公开事项',
  '办理政府信息公开申请',
  '上年结转政府信息公开申请',
  '结转下年度继续办理申请',
  '主动公开政府信息',
  '公开信息',
  '制发行政规范性文件',
  '废止规章',
  '行政许可处理决定',
  '因政府信息公开引发的行政复议案件',
  '因政府信息公开被提起行政诉讼',
);
const figure = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('件', '条', '份'))
  .map(([value, unit]) => `${value}${unit}`);
const none = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.assert(
    fc.property(fc.tuple(...parts), (words) => {
      expect(claimsOf(`${words.join('')}。`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
const word = (...words: readonly string[]) => fc.constantFrom(...words);

describe('no claim is', () => {
  it('a change', () => {
    const change = word(
      '增加',
      '减少',
      '增长',
      '下降',
      '同比增加',
      '同比减少',
      '比上年增加',
      '较去年减少',
      '环比增加',
      '新增',
    );
    none(subject, change, figure);
    none(change, subject, figure);
  });

  it('a part, a bound or a guess', () => {
    none(subject, word('占', '超过', '约', '近', '逾', '不足', '至少', '最多', '平均', '预计', '第'), figure);
    none(subject, figure, word('以上', '以下', '左右', '次', '不等', '的', '/月', '中的一部分'));
    none(
      subject,
      fc.nat(9999).map(String),
      word('余件', '多件', '%', '个百分点', '人次', '家', '倍', '至9件', '-9件', '、9件'),
    );
  });

  it('an aim or a rule', () => {
    none(word('下一步，', '计划', '力争', '2023年将', '要求各部门', '目标是', '确保', '拟'), subject, figure);
  });

  it('of another time', () => {
    none(
      word(
        '2021年',
        '2021年，',
        '去年',
        '上半年',
        '近三年',
        '1至6月',
        '每月',
        '历年累计',
        '自2008年以来，',
        '截至目前，累计',
      ),
      subject,
      figure,
    );
  });

  it('of another body', () => {
    none(
      word(
        '县公安局',
        '县公安局2022年',
        '其中，县公安局',
        '各部门',
        '各乡镇',
        '下属单位',
        '县政府办公室',
        '市本级',
        '全省',
        '县教育局、县财政局等部门全年',
      ),
      subject,
      figure,
    );
    none(word('县公安局认真落实，', '各乡镇（街道）中，', '市本级方面，'), subject, figure);
  });

  it('of sites, accounts, departments, trainings, people', () => {
    const thing = word(
      '政府网站',
      '政务新媒体',
      '微信公众号',
      '部门',
      '培训班',
      '新闻发布会',
      '政策解读',
      '人大建议',
      '热线',
      '信访',
    );
    none(word('全县共有', '全年组织', '检查', '办理', '公开', '收到', '受理'), thing, figure);
    none(word('全县共有', '检查'), fc.nat(99).map(String), word('家政府网站', '个政务新媒体', '个部门', '次培训'));
  });
});

it('a claim is a claim, whatever follows it', () => {
  const after = word(
    '',
    '，同比增加20件',
    '，比上年减少3件',
    '（较2021年下降8%）',
    '，占总数的30%',
    '，均已按时答复',
    '，涉及征地12件',
  );
  fc.assert(
    fc.property(fc.nat(99_999), after, (value, rest) => {
      expect(claimsOf(`全年共收到政府信息公开申请${value}件${rest}。`)).toMatchObject([
        { subject: 'requests_received', value, unit: '件' },
      ]);
    }),
    { numRuns: 60 },
  );
});

// Of a county whose table says 71 and 35829. What stands before or after makes each of them something else.
const county = (text: string, section = '一、总体情况') =>
  extractReport(
    textPage(`青石县2022年政府信息公开工作年度报告\n${section}\n${text}\n五、存在的主要问题及改进情况\n`),
  ).claims?.map(({ subject, value }) => `${subject} ${value}`);

it.each([
  '全市共收到政府信息公开申请1200件，我县居第三位。',
  '我局收到政府信息公开申请30件。',
  '我中心收到政府信息公开申请3件。',
  '全镇收到政府信息公开申请3件。',
  '本单位收到政府信息公开申请9件。',
  '我院受理申请500件。',
  '收到政府信息公开申请12件均不属于政府信息公开申请。',
  '行政事业性收费100万元全部免除。',
  '收到政府信息公开申请74件（其中上年结转3件）。',
  '共收到政府信息公开申请74件，其中本年新收71件，上年结转3件。',
  '线下渠道，收到政府信息公开申请20件；线上渠道，收到政府信息公开申请51件。',
  '自然人，收到政府信息公开申请60件。',
  '征地拆迁类，收到政府信息公开申请30件。',
  '县公安：收到政府信息公开申请12件。',
  '经济开发区，收到政府信息公开申请12件。',
  '自然资源、住建等系统，收到政府信息公开申请12件。',
  '推进“一网通办”改革，全县受理申请12000件，办结11000件。',
  '法律援助，受理申请120件。',
  '当日，办结4件。',
  '迄今，主动公开政府信息35829条。',
  '十年间，主动公开政府信息35829条。',
  '年度任务：主动公开政府信息500条。',
  '2021年工作回顾：\n收到政府信息公开申请65件。',
  '县公安局：\n收到政府信息公开申请12件。',
  '线下渠道，全县收到政府信息公开申请20件；线上渠道，全年收到政府信息公开申请51件。',
  '征地拆迁类，全年收到政府信息公开申请30件。',
  '自然人，全县收到政府信息公开申请60件。',
  '经济开发区，收到政府信息公开申请12件；办结政府信息公开申请11件。',
  '从事法律服务的各类机构和人员，收到政府信息公开申请30件。',
  '在县城西片区征地拆迁补偿安置工作中，收到政府信息公开申请30件。',
  '涉企类申请：收到政府信息公开申请12件。',
  '深化放管服改革，全年受理申请12000件，办结11000件。',
  '推进政务公开，全年受理申请12000件。',
  '做好疫情防控信息公开，主动公开政府信息120条。',
  '疫情防控工作中，全县主动公开政府信息120条。',
  '落实扶贫政策，主动公开政府信息120条。',
  '考核指标为，主动公开政府信息500条。',
  '建县六十年，主动公开政府信息35829条。',
  '自网站开通，主动公开政府信息35829条。',
  '共收到政府信息公开申请74件，其中新收71件，结转3件。',
  '共收到政府信息公开申请74件。其中，上年结转3件，新收71件。',
  '共收到政府信息公开申请74件，其中重复申请3件，实际受理71件。',
  '共收到政府信息公开申请74件，剔除重复申请后为71件。',
  '行政事业性收费100万元，全部免除。',
  '上年度回顾：\n收到政府信息公开申请65件。',
  '去年情况\n收到政府信息公开申请65件。',
  '县公安局\n收到政府信息公开申请12件。',
  '经济开发区\n收到政府信息公开申请12件。',
  '征地拆迁：\n全年收到政府信息公开申请12件。',
  '县公安局等单位的申请，办理情况如下：\n收到政府信息公开申请12件。',
  '（一）征地拆迁\n全年收到政府信息公开申请12件。',
  '（一）经济开发区。收到政府信息公开申请12件。',
  '1.城关\n收到政府信息公开申请12件。',
  '经济开发区认真落实。收到政府信息公开申请12件。',
  '社会保障，主动公开政府信息120条。',
  '组织建设，主动公开政府信息120条。',
  '法律服务\n收到政府信息公开申请12件。',
  '政府网站\n收到政府信息公开申请12件。',
  '规范性文件\n主动公开政府信息120条。',
  '收到政府信息公开申请12件（不含乡镇）。',
  '收到政府信息公开申请12件（2021年）。',
  '收到政府信息公开申请12件（县公安局）。',
  '收到政府信息公开申请12件，为2021年数据。',
  '收到政府信息公开申请12件，全部为县公安局受理。',
  '主动公开政府信息120条（目标值）。',
  '主动公开政府信息120条，均为财政类。',
  '制发规范性文件5件（代拟）。',
])('no claim is %s', (text) => {
  expect(county(text)).toEqual([]);
});

it.each([
  '全县行政复议案件120件，其中涉及政府信息公开的2件。',
  '全县行政复议5件均与政府信息公开无关。',
  '行政复议5件，均不涉及政府信息公开。',
  '全市行政复议机构受理，行政复议案件500件。',
  '行政诉讼6件（一审），行政诉讼3件（二审）。',
  '一审，行政诉讼6件；二审，行政诉讼3件。',
  '全县行政复议案件120件。其中涉及政府信息公开的2件。',
  '行政复议5件，没有一件涉及政府信息公开。',
  '县政府作为复议机关，行政复议案件500件。',
  '土地征收类，行政复议5件。',
])('no claim about reviews is %s', (text) => {
  expect(county(text, '四、政府信息公开行政复议、行政诉讼情况')).toEqual([]);
});

it.each([
  ['收到政府信息公开申请71件，一个月内，办结40件。', ['requests_received 71']],
  ['2022年，全县共收到政府信息公开申请71件，均按时答复。', ['requests_received 71']],
  ['我县主动公开政府信息35829条。', ['information_disclosed 35829']],
  ['认真做好依申请公开工作，全年共收到申请71件，均已办结。', ['requests_received 71']],
  ['工作情况：\n全年收到政府信息公开申请71件。', ['requests_received 71']],
  ['一年来，我县认真贯彻落实《条例》，全县共收到政府信息公开申请71件。', ['requests_received 71']],
  ['我县严格按照《条例》要求，及时主动公开政府信息35829条。', ['information_disclosed 35829']],
  ['在县委、县政府的正确领导下，全县主动公开政府信息35829条。', ['information_disclosed 35829']],
  ['按照省政府办公厅要求，全年共收到政府信息公开申请71件。', ['requests_received 71']],
  ['根据统计，全县共收到政府信息公开申请71件。', ['requests_received 71']],
  ['完善工作机制，规范办理流程，全年共收到政府信息公开申请71件。', ['requests_received 71']],
  ['坚持以公开为常态、不公开为例外，全年主动公开政府信息35829条。', ['information_disclosed 35829']],
  ['全年组织培训2次，收到政府信息公开申请71件。', ['requests_received 71']],
  [
    '收到政府信息公开申请71件，占总数的100%，上年结转3件，按期办结率100%，结转下年度4件。',
    ['requests_received 71', 'requests_carried_in 3', 'requests_carried_out 4'],
  ],
  ['收到政府信息公开申请71件，其中不属于本机关公开3件。', ['requests_received 71']],
  [
    '主动公开政府信息300条，其中动态200条；制发规范性文件5件。',
    ['information_disclosed 300', 'normative_documents_issued 5'],
  ],
  ['收到政府信息公开申请71件，均为自然人申请。', ['requests_received 71']],
  ['收到政府信息公开申请71件（其中自然人60件）。', ['requests_received 71']],
  ['（一）主动公开情况：\n全年主动公开政府信息300条。', ['information_disclosed 300']],
  ['青石县认真落实《条例》，主要工作情况如下：\n收到政府信息公开申请71件。', ['requests_received 71']],
  ['依申请公开方面，全年收到政府信息公开申请71件。', ['requests_received 71']],
  ['办理情况：收到政府信息公开申请71件，上年结转3件。', ['requests_received 71', 'requests_carried_in 3']],
  ['依申请公开情况\n全年收到政府信息公开申请71件。', ['requests_received 71']],
  ['（二）着力规范依申请公开\n2022年，我县共收到政府信息公开申请71件。', ['requests_received 71']],
  ['截至2022年底，现行有效规范性文件30件。', ['normative_documents_in_force 30']],
  [
    '全年收到依申请公开71件，上年结转3件，办结70件，结转下年度继续办理4件。',
    ['requests_received 71', 'requests_carried_in 3', 'requests_closed 70', 'requests_carried_out 4'],
  ],
])('a claim is what is sure in %s', (text, claims) => {
  expect(county(text)).toEqual(claims);
});

it('takes 受理申请 for a request only where requests are told of', () => {
  expect(county('受理申请71件，办结70件。', '三、收到和处理政府信息公开申请情况')).toEqual([
    'requests_received 71',
    'requests_closed 70',
  ]);
});

it('takes 我局 and 全局 of a department for itself, and 全县 for more than itself', () => {
  const text = '我局收到政府信息公开申请30件，全局主动公开政府信息40条。\n全县主动公开政府信息500条。';
  const report = extractReport(
    textPage(`青石县财政局2022年政府信息公开工作年度报告\n一、总体情况\n${text}\n五、存在的主要问题及改进情况\n`),
  );
  expect(report.claims?.map(({ value }) => value)).toEqual([30, 40]);
});
