// A page like the copy of Liaoyang's report for 2019 that was found on a hijacked domain: labels, figures and the facts
// of the footer are as they stood there, all prose is our own.
import { expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { parseRecord } from '../../src/report/index.js';
import { pageOf, trustIn } from './pages.js';

const footer = [
  '版权所有:美高梅娛樂城 主办单位:美高梅娛樂城办公厅',
  '地址:沈阳市皇姑区北陵大街45-9号 邮编:110032',
  '辽公网安备 21010502000372号 网站标识码:2100000037',
  'ICP备案序号:辽ICP备05023109号 联系邮箱:mhwz@ln.gov.cn',
  '',
  '微信公众号',
];

const document = (end: readonly string[]) =>
  [
    '辽阳市2019年度政府信息公开工作报告',
    '  本报告按国办公开办函〔2019〕60号编制,数据自2019年1月1日起至2019年12月31日止,登在辽阳市人民政府网站(www.liaoyang.gov.cn)。',
    '  一、总体情况 ?',
    '  全年公开信息35829条,办理申请71件。?',
    '  二、主动公开政府信息情况',
    ...['第二十条第(五)项', '信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    ...['行政许可', ' 306', ' +136', ' 431601', '其他对外管理服务事项', ' 532', ' +847', ' 82626'],
    ...['第二十条第(九)项', '信息内容', '采购项目数量', '采购总金额', '政府集中采购', '855', '64411万元'],
    '  五、存在的主要问题及改进情况?',
    '  基层人员的业务水平有待提高。?',
    '  六、其他需要报告的事项?',
    '  门户网站网址为http://www.Liaoyang.gov.cn/,欢迎查询。?',
    ...end,
  ].join('\n\n');

it('is altered, for the owner in its footer', () => {
  const record = extractReport(pageOf(document(footer)));
  expect(trustIn(record)).toEqual({
    verdict: 'altered',
    signals: [
      {
        code: 'owner_replaced',
        message:
          'the owner of the site is given as 美高梅娛樂城, a betting or porn name, beside 网站标识码 2100000037, 辽ICP备05023109号, 公安备案 21010502000372, mhwz@ln.gov.cn (and 1 more place)',
        cite: expect.objectContaining({ quote: '版权所有:美高梅娛樂城' }),
      },
    ],
  });
});

it('gives its values all the same', () => {
  const { values, report } = extractReport(pageOf(document(footer)));
  expect(report.issuer).toMatchObject({
    name: '辽阳市',
    region: { code: '211000', name: '辽阳市' },
    kind: 'government',
  });
  expect(values['disclosure.licensing.decisions']).toMatchObject({ value: 431601, status: 'read' });
  expect(values['disclosure.procurement.amount']).toMatchObject({ value: 644110000, unit: 'yuan' });
});

it('is official with the owner that stands on the real site', () => {
  const real = footer.map((line) => line.replaceAll('美高梅娛樂城', '辽宁省人民政府'));
  const record = extractReport(pageOf(document(real), 'http://www.ln.gov.cn/web/index.shtml'));
  expect(trustIn(record)).toEqual({ verdict: 'official', signals: [] });
});

it('is a record by the schema, as one of before the judgement is', async () => {
  const record = JSON.parse(JSON.stringify(extractReport(pageOf(document(footer)))));
  expect(await parseRecord(record)).toEqual(record);
  const { trust: _, ...source } = record.source;
  const older = { ...record, schemaVersion: '1.0.0', source };
  expect(await parseRecord(older)).toEqual(older);
  const wrong = { ...record, source: { ...source, trust: { verdict: 'fine', signals: [] } } };
  await expect(parseRecord(wrong)).rejects.toThrow('source.trust.verdict');
});
