import { expect, it } from 'vitest';
import { isReportOf, roleOf } from '../../src/site/index.js';

const row = (title: string) => ({ url: 'http://example.test/', title, date: null });

it.each([
  '辽阳市2019年政府信息公开工作年度报告',
  '辽阳市人民政府2019年政府信息公开工作年度报告',
  '2019年辽阳市政府信息公开年报',
  '2019年度辽阳市人民政府信息公开工作报告',
  '辽阳市人民政府关于2019年度政府信息公开工作情况的报告',
  '辽阳市政府信息公开工作年度报告（2019年）',
  '辽阳市人民政府信息公开2019年年度报告',
  '辽阳市政府信息公开年度报告(2019)',
  '辽宁省辽阳市2019年政府信息公开工作年度报告',
  '· 辽阳市 2019 年 政府信息公开工作年度报告 2020-01-29',
  '辽阳市二〇一九年政府信息公开工作年度报告',
  '辽阳市二零一九年政务公开工作总结',
])('%s is the city’s own', (title) => {
  expect(isReportOf(row(title), '辽阳市', 2019)).toBe(true);
});

it.each([
  ['a department', '辽阳市财政局2019年政府信息公开工作年度报告'],
  ['an office', '辽阳市人民政府办公室2019年政府信息公开工作年度报告'],
  ['a district', '辽阳市白塔区2019年政府信息公开工作年度报告'],
  ['a county', '辽阳县2019年政府信息公开工作年度报告'],
  ['another city', '沈阳市2019年政府信息公开工作年度报告'],
  ['another year', '辽阳市2018年政府信息公开工作年度报告'],
  ['another year, posted in this one', '辽阳市2018年政府信息公开工作年度报告 2019-01-30'],
  ['another year, published in this one', '辽阳市2018年政府信息公开工作年度报告（2019年1月）'],
  ['a year within a number', '辽阳市第12019号政府信息公开工作年度报告'],
  ['no year', '辽阳市政府信息公开工作年度报告'],
  ['a digest in pictures', '图解：辽阳市2019年政府信息公开工作年度报告'],
  ['a notice', '辽阳市关于编制2019年政府信息公开工作年度报告的通知'],
  ['the form of a website', '辽阳市2019年政府网站工作年度报表'],
  ['another document', '辽阳市2019年国民经济统计公报'],
])('%s is not: %s', (_what, title) => {
  expect(isReportOf(row(title), '辽阳市', 2019)).toBe(false);
});

it('does not take a city for a county that shares its short name, nor a province for a city', () => {
  const city = row('朝阳市2019年政府信息公开工作年度报告');
  expect(isReportOf(city, '朝阳市', 2019)).toBe(true);
  expect(isReportOf(city, '朝阳县', 2019)).toBe(false);
  const province = row('吉林省2019年政府信息公开工作年度报告');
  expect([isReportOf(province, '吉林省', 2019), isReportOf(province, '吉林市', 2019)]).toEqual([true, false]);
});

it.each([
  ['图解：辽阳市2019年政府信息公开工作年度报告', 'digest'],
  ['【图解】辽阳市人民政府2019年政府信息公开工作年度报告', 'digest'],
  ['一图读懂 | 《辽阳市2019年政府信息公开工作年度报告》', 'digest'],
  ['辽阳市2019年政府信息公开工作年度报告（图解版）', 'digest'],
  ['图解：辽阳市财政局2019年政府信息公开工作年度报告', null],
  ['图解：2019年政府信息公开工作年度报告', null],
  ['一图读懂辽阳市2018年政府信息公开工作年度报告', null],
  ['《辽阳市2019年政府信息公开工作年度报告》解读', null],
  ['2019年政府信息公开工作年度报告', 'unnamed'],
  ['2019年市政府信息公开工作年度报告', 'unnamed'],
  ['市人民政府2019年政府信息公开年报', 'unnamed'],
  ['本级2019年政府信息公开工作年度报告', 'unnamed'],
  ['县人民政府2019年政府信息公开年报', null],
  ['市财政局2019年政府信息公开工作年度报告', null],
  ['市政府办公室2019年政府信息公开工作年度报告', null],
])('%s is %s of the city', (title, role) => {
  expect(roleOf(row(title), '辽阳市', 2019)).toBe(role);
});
