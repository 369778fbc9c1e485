// Traditional characters in a report of the mainland, which is written in simplified ones.
import type { PageText } from './page-text.js';
import { andMore, type Signal } from './signal.js';

// Words of every report, Traditional and simplified. Words and not characters, because a name may keep an old form
// (後, 裏, 國), and Japan's and Hong Kong's names have them.
const pairs: readonly (readonly [traditional: string, simplified: string])[] =
  `公開公开 情況情况 條例条例 規章规章 規範规范
處罰处罚 強制强制 強製强制 許可许可 收費收费 採購采购 申請申请 數量数量 總計总计 總體总体 辦理办理 辦公办公 機關机关 機構机构
單位单位 組織组织 縣政县政 縣級县级 國務国务 發布发布 發佈发布 網站网站 門戶门户 領導领导 群眾群众 監督监督 審查审查
業務业务 問題问题 對外对外 複議复议 訴訟诉讼 維持维持 結果结果 糾正纠正 審結审结 處理处理 決定决定 開展开展 會議会议 項目项目
責任责任 平臺平台 動態动态 制發制发 檔案档案 製作制作 內容内容 報告报告 年報年报 統計统计 經濟经济 財政财政 預算预算 執行执行
環境环境 衛生卫生 農村农村 鄉鎮乡镇 建設建设 學習学习 實施实施 關於关于 政務政务 服務服务 事務事务 電子电子 電話电话 郵編邮编
版權版权 主辦主办 網址网址 標識标识`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)]);

const characters = [...new Set(pairs.flatMap(([word, simple]) => [...word].filter((each) => !simple.includes(each))))];
const anyTraditional = new RegExp(`[${characters.join('')}號]`);
const traditionalWord = new RegExp(`${pairs.map(([word]) => word).join('|')}|\\d號`, 'g');
// 平台, 决定 and their like stand in Traditional texts too.
const simplifiedWord = new RegExp(
  pairs
    .map(([, word]) => word)
    .filter((word) => !/[台制强内决]/.test(word))
    .join('|'),
);

// Fewer may be a quotation.
const MIN_WORDS = 3;
const MIN_DIFFERENT = 2;

/**
 * Converted script: all of it or a part.
 *
 * @param isGovernment the page is from *.gov.cn, where a whole text in Traditional characters is an edition of the site's
 */
export function scriptSignal(page: PageText, isGovernment: boolean): Signal | null {
  const { text } = page;
  if (!anyTraditional.test(text)) return null;
  const different = new Set<string>();
  let first: { from: number; to: number } | null = null;
  let places = 0;
  for (const { index, 0: word } of text.matchAll(traditionalWord)) {
    first ??= { from: index, to: index + word.length };
    different.add(word.replace(/\d/, ''));
    places++;
  }
  if (!first || places < MIN_WORDS || different.size < MIN_DIFFERENT) return null;
  const isPartial = simplifiedWord.test(text);
  const word = text.slice(first.from, first.to);
  const cite = page.cite(first.from, first.to);
  if (isGovernment && !isPartial)
    return {
      code: 'traditional_edition',
      message: `the text is in Traditional characters, as a site's own edition may be: ${word}${andMore(places)}`,
      cite,
    };
  return {
    code: 'script_converted',
    message: `${isPartial ? 'a part of the text' : 'the text'} was converted to Traditional characters: ${word}${andMore(places)}`,
    cite,
  };
}
