// The text of a report: its period, its sections, and the tables of the form that was in force for its year.
import type { FormName, Row } from '../types.js';
import { disclosureRows, disclosureTable } from './disclosure.js';
import { pre2019Rows, pre2019Table } from './pre2019.js';
import { requestRows, requestTable } from './requests.js';
import { reviewRows, reviewTable } from './review.js';

export function formOf(year: number): FormName {
  if (year < 2019) return 'pre2019';
  return year < 2021 ? '2019' : '2021';
}

/** The figures of a body's report for a year, table after table. */
export function rowsOf(body: string, year: number): Row[] {
  const form = formOf(year);
  const seed = `${body} ${year}`;
  if (form === 'pre2019') return pre2019Rows(seed);
  return [...disclosureRows(form, seed), ...requestRows(form, body, year), ...reviewRows(seed)];
}

export function reportBody(body: string, year: number): string {
  const form = formOf(year);
  const seed = `${body} ${year}`;
  const opening = `<p>本报告由${body}编制，所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。</p>
<p>一、总体情况</p><p>各单位按照目录更新栏目，全年受理的申请均已登记。</p>`;
  if (form === 'pre2019') return `${opening}\n${pre2019Table(pre2019Rows(seed))}`;
  return `${opening}
<p>二、主动公开政府信息情况</p>
${disclosureTable(form, disclosureRows(form, seed))}
<p>三、收到和处理政府信息公开申请情况</p>
${requestTable(form, requestRows(form, body, year))}
<p>四、政府信息公开行政复议、行政诉讼情况</p>
${reviewTable(reviewRows(seed))}
<p>五、存在的主要问题及改进情况</p><p>个别栏目更新不及时，下一年度按季度检查。</p>
<p>六、其他需要报告的事项</p><p>没有其他需要报告的事项。</p>`;
}
