// Pages that stand for one that is not there, under a status that does not say so.
import { isFileAddress, isHome, isSameHost, parse } from './address.js';
import type { Answer } from './answer.js';
import { BARE_LETTERS, NOTICE_LETTERS } from './limits.js';
import type { View } from './view.js';

const titled =
  /^\W{0,5}(?:404|410)(?:\D|$)|(?:^|\D)404\s?(?:错误|页面|not found)|(?:页面|网页|内容|文件|信息|栏目)\s?(?:不存在|未找到|找不到|没找到|已删除|丢失|走丢)|(?:找不到|未找到|没有找到)[^。]{0,6}(?:页面|网页|文件|内容)|(?:page|file|url) (?:was |is |could )?not (?:be )?(?:found|exist)|^\s?not found/i;
const told = [
  /(?:访问|请求|查找|浏览|寻找|查看|打开|需要|想要|要找)的?(?:的)?(?:页面|网页|文件|内容|栏目|信息|文章|地址|链接|资源)[^。！!]{0,16}(?:不存在|删除|找不到|未找到|没找到|无法找到|下线|下架|走丢|丢失|移除|失效)/,
  /(?:页面|网页|文件|内容|信息|文章|栏目|稿件)(?:已经?|可能)?(?:不存在|未找到|找不到|没有找到|走丢|丢失|被?删除|失效)/,
  /(?:找不到|未找到|没有找到|无法找到)[^。！!]{0,10}(?:页面|网页|文件|内容|信息|资源)/,
  /(?:page|file|url|resource|document)\b.{0,40}\b(?:not (?:be )?found|does(?: not|n.t) exist|no longer (?:exists|available)|been (?:removed|deleted))/i,
  /\b404\b.{0,10}(?:not found|错误|error)|(?:not found|错误|error).{0,10}\b404\b/i,
];

/** By what an answer shows that the page is not there; null where it does not show it. */
export function missingIn(answer: Answer, view: View): string | null {
  const { asked, url, status } = answer;
  const { isWhole, letters, title, text, documents } = view;
  const isShort = isWhole && letters < NOTICE_LETTERS;
  const isBare = isWhole && letters < BARE_LETTERS;
  const hasTitle = titled.test(title);
  const words = told.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  if (words !== undefined && (isShort || hasTitle)) return `says "${words}"`;
  if (hasTitle && isBare) return `is titled "${title.slice(0, 100)}"`;
  // What an error status says is not overruled by an address.
  if (status >= 400) return null;
  const target = isBare && !isHome(asked) ? jumpOf(view) : null;
  if (target !== null && isHome(target, url) && isSameHost(target, url)) return 'sends its reader to the home page';
  if (isFileAddress(asked) && documents.length === 0) return 'is the address of a file and answers with a page';
  return null;
}

const jump =
  /\blocation(?:\.href)?\s{0,9}=\s{0,9}['"]([^'"]{1,500})['"]|\blocation\.(?:replace|assign)\s{0,9}\(\s{0,9}['"]([^'"]{1,500})['"]/;

/** Where a page sends its reader by a meta element or a script; null where it sends nobody anywhere. */
export function jumpOf({ refresh, inlineScript }: View): string | null {
  const [, assigned, called] = jump.exec(inlineScript) ?? [];
  return refresh ?? assigned ?? called ?? null;
}

/** Whether another address was asked for, and the home page of a host answered. */
export function isSentHome({ asked, url }: Answer): boolean {
  return parse(asked) !== null && isHome(url) && !isHome(asked);
}
