// What a paragraph has said before a statement: whose figures follow, of which time, and part of what.
import type { ClaimSubject, SectionKey } from '../../report/index.js';
import { isTakenBack } from './after.js';
import type { Clause } from './clauses.js';
import { isFrame, isPlainHead } from './frame.js';
import type { Lead, Self } from './lead.js';
import { enumeration } from './paragraphs.js';
import type { Statement } from './statement.js';
import { ofDisclosure, otherBody } from './words.js';

const openingBody = new RegExp(`^[^,]{0,12}?(?:${otherBody.source})`);
// Several of them, or none by name: a sentence on the whole year leaves them.
const unnamedBody = /部门|单位|本级|省级|全省|全国|县区|各[市县区地级]/;
// What is in force is told as of a day, and nothing else is.
const untilThen = /^截[至止](?:20\d\d年)?(?:12月(?:31日|底)|年?底|年末)$/;
const namedYear = /(?<!\d)(20\d\d)年/g;
const wholeYear = /自?20\d\d年1月1日起?至(?:20\d\d年)?12月31日(?:止|期间)?/g;
const plain = (text: string) => text.replace(/《[^《》]*》/g, '').replace(wholeYear, '');
const compares = /^(?:同比|环比|比|较|相比|与.{1,12}相比)/;
// Rows and columns of the forms in a sentence, which are no claims.
const ofForm = /^(?:对外公开总数量|总计)\d[\d,]{0,9}件$/;
const otherMatter =
  /许可|审批|信访|投诉|举报|建议|提案|咨询|留言|来信|热线|救助|低保|补贴|补助|登记|仲裁|复议|诉讼|案件|事项/;
// What a count is narrowed to by words before it: a field, a matter, for disclosures also a way of publishing.
const topic = /(?<!公开|申请|办理|工作)方面|领域|围绕|聚焦|针对|涉及/;
const outlet = /栏目|专栏|专题|板块|平台|微信|微博|公众号|新媒体|网站|公报/;
// Another of the tables' subjects, which as a head narrows the information.
const otherCount = /规章|规范性文件|行政(?:许可|处罚|强制|执法)|收费|采购/;
const ofCases = /(?:复议|诉讼)[^,]{0,30}公开/;

/** The report that a paragraph belongs to. */
export interface Reported {
  readonly year: number | null;
  readonly self: Self;
}

interface Sentence {
  until: boolean;
  outlet: boolean;
  part: boolean;
  /** Whether a clause was not understood: what follows may be of whatever it names. */
  unknown: boolean;
  /** Whether 其中 opens it: it goes on with what the sentence before stated. */
  goesOn: boolean;
  requests: boolean;
  disclosure: boolean;
  stated: ClaimSubject | null;
  /** Whether the clause before is the last statement, or compares it with another year. */
  adjacent: boolean;
}

const unsaid = (): Sentence => ({
  until: false,
  outlet: false,
  part: false,
  unknown: false,
  goesOn: false,
  requests: false,
  disclosure: false,
  stated: null,
  adjacent: false,
});

export class Context {
  readonly #reported: Reported;
  readonly #section: SectionKey;
  readonly #head: string;
  readonly #isPlain: boolean;
  #sentence = unsaid();
  #statedBefore: ClaimSubject | null = null;
  /** The words of the sub-head or a clause that begins with another body, if none has begun with this one since. */
  #other: string | null;
  /** The year that a clause began with last. */
  #topicYear: number | null = null;
  #matter = false;
  #outlet: boolean;

  constructor(reported: Reported, section: SectionKey, head: string) {
    this.#reported = reported;
    this.#section = section;
    this.#head = head;
    this.#other = otherBody.exec(reported.self.without(head))?.[0] ?? null;
    this.#outlet = topic.test(head) || outlet.test(head) || otherCount.test(head);
    const [, headYear] = [...head.matchAll(namedYear)].at(-1) ?? [];
    if (headYear !== undefined) this.#topicYear = Number(headYear);
    this.#isPlain = isPlainHead(reported.self.without(plain(head).replace(enumeration, '').replace(namedYear, '')));
  }

  open({ text, opens, marks }: Clause, lead: Lead): void {
    if (opens) {
      const { unknown, stated } = this.#sentence;
      this.#statedBefore = stated;
      this.#sentence = unsaid();
      // After a semicolon the matter is the same, and so is what it began with.
      this.#sentence.requests = marks === ';' && /^requests_/.test(this.#statedBefore ?? '');
      this.#sentence.unknown = marks === ';' && unknown && stated === null;
    }
    if (lead.isOwn || (opens && lead.isTimed && unnamedBody.test(this.#other ?? ''))) this.#other = null;
    if (lead.year !== null) this.#topicYear = lead.year;
    const isPart = text.includes('其中');
    if (/[)\]]/.test(marks)) this.#sentence.part = false;
    if (isPart) this.#sentence.part = true;
    if (isPart && opens) this.#sentence.goesOn = true;
  }

  /** Whether a statement in these words is sure to be of the whole body and the report's year. */
  allows(statement: Statement, said: string, { rest }: Clause, lead: Lead): boolean {
    return (
      this.#isPlain &&
      !this.#sentence.unknown &&
      !isTakenBack(statement, said, rest, this.#reported.self) &&
      this.#isOfYear(statement, said, lead) &&
      this.#isOfBody(said, lead) &&
      this.#isWhole(statement) &&
      this.#isUnnarrowed(statement, lead) &&
      this.#isAbout(statement, said)
    );
  }

  #isOfYear({ subject }: Statement, said: string, lead: Lead): boolean {
    const { until } = this.#sentence;
    const own = this.#reported.year;
    if (until && !subject.endsWith('_in_force')) return false;
    // 累计 may count earlier years as well, and 已公开 leaves open since when.
    if (/累计|已(?:主动|对外)?公开/.test(lead.words + said) && !lead.isTimed) return false;
    if (lead.year !== null) return lead.year === own;
    return this.#topicYear === null || this.#topicYear === own;
  }

  #isOfBody(said: string, lead: Lead): boolean {
    if (otherBody.test(this.#reported.self.without(said))) return false;
    return lead.isOwn || this.#other === null;
  }

  #isWhole({ after, isPart }: Statement): boolean {
    const { part, goesOn, stated, adjacent } = this.#sentence;
    const base = stated ?? (goesOn ? this.#statedBefore : null) ?? '';
    if (part && !isPart?.test(base)) return false;
    return !after || ((part || adjacent) && after.test(base));
  }

  #isUnnarrowed({ subject }: Statement, lead: Lead): boolean {
    if (subject !== 'information_disclosed') return true;
    return !this.#sentence.outlet && (!this.#outlet || lead.isTimed || lead.isOwn);
  }

  #isAbout({ about, subject }: Statement, said: string): boolean {
    const { requests, disclosure, stated } = this.#sentence;
    const isRequests = this.#section === 'requests' || /申请/.test(this.#head);
    if (about === 'requests' && !isRequests && !requests && !/申请/.test(said)) return false;
    if (about === 'review') {
      const isHead = /复议|诉讼/.test(this.#head) && !ofCases.test(this.#head);
      const isReview = this.#section === 'review_litigation' || isHead;
      const isNear = disclosure || ofDisclosure.test(said) || /^(?:review|litigation|requests)/.test(stated ?? '');
      if (!isReview && !isNear) return false;
    }
    // 申请 alone may be for a permit, or for a review.
    if (!subject.startsWith('requests_') || /公开|信息/.test(said)) return true;
    const isReview =
      this.#section === 'review_litigation' || /复议|诉讼/.test(this.#head) || /^(?:review|litig)/.test(stated ?? '');
    // What is received in this report are requests; what is accepted may be anything.
    const isSure = isRequests || !(said.includes('受理') || this.#matter || otherMatter.test(this.#head));
    return !isReview && isSure;
  }

  /** Takes in a clause that is a statement. */
  state({ subject }: Statement, said: string): void {
    const sentence = this.#sentence;
    sentence.stated = subject;
    sentence.adjacent = true;
    sentence.requests ||= subject.startsWith('requests_');
    sentence.disclosure ||= ofDisclosure.test(said);
  }

  /** Takes in a clause that is none. */
  pass({ text }: Clause, lead: Lead): void {
    const { self } = this.#reported;
    const said = self.without(plain(text));
    const sentence = this.#sentence;
    // A comparison that has its figure is complete, and says nothing of what follows.
    if (compares.test(text) && /\d/.test(text)) return;
    sentence.adjacent = false;
    sentence.requests ||= said.includes('申请');
    sentence.disclosure ||= ofDisclosure.test(said) && !ofCases.test(said);
    sentence.outlet ||= outlet.test(said);
    this.#outlet ||= sentence.outlet;
    if (untilThen.test(said)) sentence.until = true;
    else if (!ofForm.test(text) && !isFrame(self.without(plain(text.slice(lead.words.length))))) {
      sentence.unknown = true;
      this.#matter ||= otherMatter.test(said);
      this.#other = openingBody.exec(said)?.[0] ?? this.#other;
    }
  }
}
