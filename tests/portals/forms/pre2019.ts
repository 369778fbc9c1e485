// The indicator list that reports carried before the form of 2019.
import { numberOf } from '../seeded.js';
import type { Row } from '../types.js';

// A line: its level, "=" where it is the sum of the lines one level below it, "<" where it is a part of the line before,
// its unit ("——" for a head), its label.
const lines = `
0 —— 一、主动公开情况
1 条 （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）
1 < 条 其中：主动公开规范性文件数
1 件 制发规范性文件总数
1 —— （二）通过不同渠道和方式公开政府信息的情况
2 条 1.政府公报公开政府信息数
2 条 2.政府网站公开政府信息数
2 条 3.政务微博公开政府信息数
2 条 4.政务微信公开政府信息数
2 条 5.其他方式公开政府信息数
0 —— 二、回应解读情况
1 次 （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）
1 —— （二）通过不同渠道和方式回应解读的情况
2 次 1.参加或举办新闻发布会总次数
2 < 次 其中：主要负责同志参加新闻发布会次数
2 次 2.政府网站在线访谈次数
2 < 次 其中：主要负责同志参加政府网站在线访谈次数
2 篇 3.政策解读稿件发布数
2 次 4.微博微信回应事件数
2 次 5.其他方式回应事件数
0 —— 三、依申请公开情况
1 = 件 （一）收到申请数
2 件 1.当面申请数
2 件 2.传真申请数
2 件 3.网络申请数
2 件 4.信函申请数
1 = 件 （二）申请办结数
2 件 1.按时办结数
2 件 2.延期办结数
1 = 件 （三）申请答复数
2 件 1.属于已主动公开范围数
2 件 2.同意公开答复数
2 件 3.同意部分公开答复数
2 = 件 4.不同意公开答复数
3 件 其中：涉及国家秘密
3 件 涉及商业秘密
3 件 涉及个人隐私
3 件 危及国家安全、公共安全、经济安全和社会稳定
3 件 不是《条例》所指政府信息
3 件 法律法规规定的其他情形
2 件 5.不属于本行政机关公开数
2 件 6.申请信息不存在数
2 件 7.告知作出更改补充数
2 件 8.告知通过其他途径办理数
0 = 件 四、行政复议数量
1 件 （一）维持具体行政行为数
1 件 （二）被依法纠错数
1 件 （三）其他情形数
0 = 件 五、行政诉讼数量
1 件 （一）维持具体行政行为或者驳回原告诉讼请求数
1 件 （二）被依法纠错数
1 件 （三）其他情形数
0 件 六、举报投诉数量
0 万元 七、依申请公开信息收取的费用
0 —— 八、机构建设和保障经费情况
1 个 （一）政府信息公开工作专门机构数
1 个 （二）设置政府信息公开查阅点数
1 = 人 （三）从事政府信息公开工作人员数
2 人 1.专职人员数（不包括政府公报及政府网站工作人员数）
2 人 2.兼职人员数
1 万元 （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）
0 —— 九、政府信息公开会议和培训情况
1 次 （一）召开政府信息公开工作会议或专题会议数
1 次 （二）举办各类培训班数
1 人次 （三）接受培训人员数
`;

const indicators = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [, level = '', sign, unit = '', label = ''] = /^(\d) (?:([=<]) )?(\S+) (\S+)$/.exec(line) ?? [];
    return { level: Number(level), isSum: sign === '=', isPart: sign === '<', unit, label };
  });

/** The indicators of a report with their numbers. */
export function pre2019Rows(seed: string): Row[] {
  const numbers: number[] = [];
  // From below, so that what a sum adds is there before it.
  for (let at = indicators.length - 1; at >= 0; at--) numbers[at] = numberAt(seed, at, numbers);
  return indicators.flatMap(({ unit, label, isPart }, at): Row[] => {
    const number = numbers[at] ?? 0;
    if (unit === '——') return [];
    return [[label, [String(isPart ? Math.min(number, numbers[at - 1] ?? 0) : number)]]];
  });
}

function numberAt(seed: string, at: number, numbers: readonly number[]): number {
  const { isSum, level = 0, label = '' } = indicators[at] ?? {};
  if (!isSum) return numberOf(`${seed} ${at}`, label.includes('主动公开政府信息数') ? 900 : 0, highest(label));
  let sum = 0;
  for (let below = at + 1; (indicators[below]?.level ?? 0) > level; below++)
    if (indicators[below]?.level === level + 1) sum += numbers[below] ?? 0;
  return sum;
}

function highest(label: string): number {
  if (label.includes('主动公开政府信息数')) return 9000;
  return label.endsWith('公开政府信息数') ? 900 : 40;
}

export function pre2019Table(rows: readonly Row[]): string {
  const left = [...rows];
  const body = indicators.map(({ unit, label }) => {
    const figure = unit === '——' ? '——' : left.shift()?.[1][0];
    return `<tr><td>${label}</td><td>${unit}</td><td>${figure}</td></tr>`;
  });
  return `<p>政府信息公开情况统计表</p>
<table border="1"><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
${body.join('\n')}</table>`;
}
