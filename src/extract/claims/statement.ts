// How a clause states a figure. A pattern is the whole of a clause after its lead: a word that is not foreseen, such as
// 增加, 占 or the name of another body, makes it no statement.
import { type ClaimSubject, counters, type FormId } from '../../report/index.js';

export interface Statement {
  readonly subject: ClaimSubject;
  readonly pattern: RegExp;
  /** The values that the words fit, by form. */
  readonly ids: Partial<Record<FormId, readonly string[]>>;
  /** Only a report on a form that has such a cell speaks of it in these words. */
  readonly needsCell?: boolean;
  /** What the sentence, its sub-head or its section must speak of for the words to be sure. */
  readonly about?: 'requests' | 'review';
  /** What must be stated before in the sentence, as these words leave it out. */
  readonly after?: RegExp;
  /** Whether it may be a part of what was stated before: 其中…. */
  readonly isPart?: RegExp;
}

const number = '(?:\\d[\\d,.]*[万亿]?|[零一二三四五六七八九十百千万亿两]+)';
// A figure that other words than these follow may be of something else: 71件次, 71件以上.
const end =
  '(?=$|(?:均|全部|已|都|并){1,3}(?:依法|依规|按时|按期|按规定|及时|如期|在[^,]{0,8}期限内|予以|给予|作出|进行|完成|上网|对外|向社会|了)*(?:办结|办理|答复|回复|处理|公开|公示|受理|审结))';

/** Whether a clause has a figure with what it counts. */
export const hasFigure = new RegExp(`[\\d零一二三四五六七八九十百千万亿两](?:${counters}|元)`);

/** A figure that counts so, as a pattern. */
export const things = (counted: string) => `${number}(?:${counted})${end}`;
export const documents = things('件|份|个|部');
export const cases = things('件|宗|起|份|例');
export const money = `${number}(?:百万|千|万|亿)?元${end}`;
/** Things, and after them what they are: 71件政府信息公开申请. */
export const thingsOf = (counted: string, what: string) => `${number}(?:${counted})${what}${end}`;
/** What may part the words for a subject from its figure. */
export const total = '的?(?:总数量|总件数|总数|总量|数量|件数|数)?(?:共计|总计|合计|累计|共|计|为|有|达到|达|:){0,3}';

export const state = (
  subject: ClaimSubject,
  pattern: string,
  ids: Statement['ids'] = {},
  needs: Partial<Statement> = {},
): Statement => ({ subject, pattern: new RegExp(pattern, 'y'), ids, ...needs });

/** Ids that the forms of 2019 and 2021 share. */
export const both = (...ids: readonly string[]) => ({ '2019': ids, '2021': ids });
