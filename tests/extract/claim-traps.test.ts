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
