// Counts running text: what an article says, without its title, its links, its table of metadata and the site around it.
import { foldSpaces } from '../../page/index.js';
import { lettersOf } from './letters.js';
import { MAX_SCANNED } from './limits.js';
import type { Roles } from './roles.js';

const label =
  /^[【[（(]?(?:索\s{0,9}引\s{0,9}号|发布机构|发文机关|发文单位|成文日期|发布日期|发布时间|生成日期|发文日期|文\s{0,9}号|发文字号|主题分类|主题词|公文时效|有效性|标\s{0,9}题|名\s{0,9}称|信息来源|来源|作者|浏览次数|浏览量|点击数|阅读次数|字体|字号|打印|关闭|分享|扫一扫|当前位置|您现在的位置|附件|上一篇|下一篇|主办单位|主办|承办单位|承办|技术支持|版权所有|网站标识码|政府网站标识码|违法和不良信息举报|联系电话|联系我们|地址|邮编|.{0,3}ICP备|.{0,3}公网安备)/;
// A line that is a label alone has its value in the next; a longer one has it with it; a still longer one is a sentence.
const LABEL_CHARACTERS = 12;
const LABELLED_CHARACTERS = 80;
// A shorter piece of the title may be a word of a sentence.
const TITLE_CHARACTERS = 6;
const heading = /^h[1-6]$/;

/** Fed with the walk over a document; a line ends where any element begins or ends. */
export class Prose {
  /** The page's title, which is often printed again. */
  title = '';
  #line = '';
  #isValue = false;
  #around = 0;
  #outside = 0;
  #bodies = 0;
  #bodyHolds = false;
  #pagePictures = 0;
  #bodyPictures = 0;
  #pageLetters = 0;
  #bodyLetters = 0;

  add(text: string): void {
    if (this.#outside === 0 && this.#line.length < MAX_SCANNED) this.#line += text;
  }

  enter({ tagName }: { tagName: string }, roles: Roles): void {
    this.#flush();
    if (roles.isChrome) this.#around++;
    if (isOutside(tagName, roles)) this.#outside++;
    if (roles.isBody) this.#bodies++;
  }

  leave({ tagName }: { tagName: string }, roles: Roles): void {
    this.#flush();
    if (roles.isChrome) this.#around--;
    if (isOutside(tagName, roles)) this.#outside--;
    if (roles.isBody) this.#bodies--;
  }

  /** Whether this is navigation, head or foot of the site: what is linked there belongs to no article. */
  get isAround(): boolean {
    return this.#around > 0;
  }

  /** A document is linked or shown here. */
  hold(): void {
    if (this.#bodies > 0) this.#bodyHolds = true;
  }

  /** A picture is shown here. */
  picture(): void {
    // In an article a picture may be a link to itself; elsewhere such links lead to campaigns and partners.
    if (this.isAround || (this.#outside > 0 && this.#bodies === 0)) return;
    this.#pagePictures++;
    if (this.#bodies === 0) return;
    this.#bodyPictures++;
    this.#bodyHolds = true;
  }

  /** Of the marked body of the article where that holds a document or picture, else of the page. */
  result(): { readonly proseLetters: number; readonly pictures: number } {
    this.#flush();
    return this.#bodyHolds
      ? { proseLetters: this.#bodyLetters, pictures: this.#bodyPictures }
      : { proseLetters: this.#pageLetters, pictures: this.#pagePictures };
  }

  #flush(): void {
    const line = foldSpaces(this.#line);
    this.#line = '';
    if (line === '') return;
    const wasLabel = this.#isValue;
    this.#isValue = line.length <= LABEL_CHARACTERS && label.test(line);
    if (line.length < LABELLED_CHARACTERS && (wasLabel || label.test(line))) return;
    if (line.length >= TITLE_CHARACTERS && this.title.includes(line)) return;
    const letters = lettersOf(line);
    this.#pageLetters += letters;
    if (this.#bodies > 0) this.#bodyLetters += letters;
  }
}

function isOutside(tagName: string, { isChrome }: Roles): boolean {
  return isChrome || tagName === 'a' || tagName === 'button' || tagName === 'title' || heading.test(tagName);
}
