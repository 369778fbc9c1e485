// What stands around the tables: titles, and sentences that repeat the tables' labels with other figures.
import type { Random } from './random.js';
import type { Report } from './report.js';

export interface Frame {
  readonly title: string;
  readonly opening: readonly string[];
  /** What stands between a section's title and its table. */
  readonly bridges: readonly string[];
  readonly closing: readonly string[];
}

export function frameOf({ issuer, year, form }: Report, random: Random): Frame {
  const figure = () => random.int(1, 999);
  const opening = [
    random.pick([
      `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
      `按照条例和国办公开办函〔${form.id === '2021' ? '2021〕30' : '2019〕60'}号的要求，现公布${year}年度报告。`,
    ]),
    '一、总体情况',
    `（一）主动公开政府信息情况。全年公开信息${figure()}条，规章对外公开总数量${figure()}件，行政许可处理决定${figure()}件。`,
    `（二）收到和处理政府信息公开申请情况。新收申请${figure()}件，其中予以公开${figure()}件，结转下年度继续办理${figure()}件。`,
    `（三）行政复议、行政诉讼情况。行政复议${figure()}件，结果维持${figure()}件。`,
  ];
  const bridge = () =>
    random.pick(['', '', '', '该部分以表格形式列出。表格如下：', `本年收到申请${figure()}件，具体如下：`]);
  return {
    title: random.pick([`${issuer}${year}年政府信息公开工作年度报告`, `${issuer}${year}年度政府信息公开年报`]),
    opening,
    bridges: [bridge(), bridge(), bridge()],
    closing: [
      '五、存在的主要问题及改进情况',
      `还有${figure()}个栏目更新不及时，行政处罚等信息有待充实。`,
      '六、其他需要报告的事项',
      random.pick(['无其他需要报告的事项。', `${year}年未收取信息处理费，行政事业性收费0元。`]),
    ],
  };
}
