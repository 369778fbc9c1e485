// Answers as a server gives them, and small pages of portals.
import { type Answer, type Judgement, judge } from '../../src/crawl/answer/index.js';

export interface Given {
  readonly asked?: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
}

export const address = 'http://www.example.gov.cn/zwgk/nb/t20240130_1.html';

export function answerOf({ asked, url, status = 200, headers, body = '' }: Given): Answer {
  const lines = headers ?? [['Content-Type', 'text/html; charset=utf-8']];
  const all = (name: string) => lines.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  return {
    asked: asked ?? url ?? address,
    url: url ?? asked ?? address,
    status,
    header: (name) => all(name)[0] ?? null,
    headers: all,
    body: Buffer.from(body),
  };
}

export function judged(given: Given): Judgement {
  return judge(answerOf(given));
}

/** Text of an article that no report is. */
export const article = Array.from(
  { length: 12 },
  (_, at) =>
    `<p>第${at + 1}段：本单位召开会议，研究部署下一阶段的重点任务，并对有关事项作出了安排，与会人员进行了讨论。</p>`,
).join('\n');

/** Navigation, place and foot, as they stand around every article of a portal. */
export function portalPage(inside: string, { title = '通知公告', head = '' } = {}): string {
  const columns = [
    '首页',
    '政务公开',
    '政务服务',
    '互动交流',
    '走进我市',
    '新闻中心',
    '数据发布',
    '专题专栏',
    '网站地图',
  ];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<div class="header"><img src="/images/logo.png">${columns.map((column) => `<a href="/${column}/">${column}</a>`).join('')}</div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; 政府信息公开年报</div>
${inside}
<div class="footer"><p>主办单位：某市人民政府办公室</p><p>网站标识码：2100000001 辽ICP备00000001号</p></div>
<script src="/js/counter.js"></script></body></html>`;
}
