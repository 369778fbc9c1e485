// The titles of a report's six sections, and where a page stops being the report.
import type { SectionKey } from '../report/index.js';
import { fold, foldLabel } from './fold.js';

const titles: readonly (readonly [SectionKey, string, RegExp])[] = [
  [
    'overview',
    '一',
    /^(?:(?:总体|基本|工作基本|整体)(?:情况|概述|概况)|概述|概况|政府信息公开工作的?(?:总体|基本)(?:情况|概况)|(?:政府信息公开)?工作(?:总体)?情况)/,
  ],
  ['disclosure', '二', /^(?:政府信息)?主动公开(?:政府信息)?的?(?:政府信息的?)?情况/],
  ['requests', '三', /^(?:行政机关)?(?:收到和?处理|受理和?处理|依申请公开)政府信息(?:公开)?申?请?(?:的)?情况/],
  [
    'review_litigation',
    '四',
    /^(?:因?政府信息公开(?:工作)?(?:被申请)?的?)行政复议(?:和|及)?(?:提起)?(?:被提起)?行政诉讼的?情况/,
  ],
  [
    'problems',
    '五',
    /^(?:政府信息公开)?(?:工作)?(?:中)?(?:存在的?|主要)(?:主要)?(?:问题|困难|不足)(?:(?:和|及|与)?(?:下一步)?(?:改进|整改|工作)?(?:情况|措施|打算|安排|计划|思路)?)?/,
  ],
  ['other', '六', /^其[他它]需要?报告的?(?:其他)?(?:有关)?(?:事项|情况)/],
];

export interface SectionTitle {
  readonly key: SectionKey;
  /** Length of the title in the folded text, enumerator left out. */
  readonly length: number;
}

/** Which section a line opens; null where it is no section title. Sub-heads, numbered （一）, repeat these titles. */
export function sectionTitle(text: string): SectionTitle | null {
  if (text.length > 4000 || !/[情概问不困事]/.test(text)) return null;
  const { core, enumerator } = fold(text.length > 60 ? text.slice(0, 60) : text);
  if (/^[(（]|\d/.test(enumerator)) return null;
  for (const [key, numeral, pattern] of titles) {
    const found = pattern.exec(core)?.[0];
    if (found === undefined) continue;
    const rest = core.slice(found.length);
    const own = enumerator.startsWith(numeral);
    const whole = rest === '' || /^[(（:]/.test(rest);
    if (own ? text.length <= 60 || whole : whole && !/^[一二三四五六七八九十]/.test(enumerator))
      return { key, length: found.length };
  }
  return null;
}

const footer =
  /^(?:版权所有|主办单位|主办|承办单位|承办|网站标识码|技术支持|网站地图|联系我们|扫一扫|打印本页|关闭窗口|附件下载|相关链接|友情链接|上一篇|下一篇|责任编辑|copyright|©|.{0,24}(?:公网安备|ICP备)|(?:关于我们|网站声明|站点地图|隐私声明))/i;

/** Whether a line belongs to the foot of the page. */
export function isFooter(text: string): boolean {
  return text.length < 400 && footer.test(foldLabel(text));
}
