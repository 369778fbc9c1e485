// The sentences that state a figure. Each pattern is the whole of a clause after its lead: a word that is not foreseen,
// such as 增加, 占 or the name of another body, makes it no statement.
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
// A figure that more words than these follow may be of something else: 71件次, 71件以上.
const end = '(?=$|均|全部|已|都|并)';
/** Whether a clause has a figure with what it counts. */
export const hasFigure = new RegExp(`[\\d零一二三四五六七八九十百千万亿两](?:${counters}|元)`);
const things = (counted: string) => `${number}(?:${counted})${end}`;
const items = things('条|件|项|份|篇');
const documents = things('件|份|个|部');
const cases = things('件|宗|起|份|例');
const money = `${number}(?:百万|千|万|亿)?元${end}`;
const total = '(?:的)?(?:总数量|总件数|总数|总量|数量|件数|数)?,?(?:共计|总计|合计|累计|共|计|为|有|达到|达|:){0,3}';
const somehow = '(?:全面|主动|对外|向社会|依法|及时|准确|共计|共|累计|合计|总计|已){0,4}';
const kinds = '(?:了)?(?:各类|各项|各种)?';
const information = '(?:政府|政务)?信息';
const channel =
  '(?:门户网站|政府网站|网站|微信公众号|微信公众平台|公众号|微信|微博|客户端|报纸|公报|公告栏|公示栏|公开栏|政务新媒体|新媒体)';
const applicants =
  '(?:(?:公民|自然人)、?法人(?:和|或|或者|及|以及|、|与)其他组织|社会公众|公众|群众|申请人)?(?:依法)?(?:提出|提交|递交)?的?';
const request = `${applicants}(?:各类)?(?:(?:依申请公开)?(?:政府|政务)?信息(?:公开)?|依申请公开|公开)?的?申请`;
const requests = `(?:${request}(?:事项|表)?|依申请公开(?:政府信息|信息)?(?:事项|件)?)`;
const received = '(?:新收到|收到|新收|新接收|接收到|接收|接到|新受理|受理)了?(?:的)?';
const kept = '(?:上年度?|上一年度?|去年)';
const cause =
  '(?:(?:因|由|涉及)?(?:政府)?信息公开(?:工作|申请|类)?)?(?:引发|引起|产生|而|被|申请|提起|发生|涉及|导致){0,3}的?';
const review = '行政复议(?:申请|案件|案)?';
const lawsuit = '行政诉讼(?:案件|案)?';

const state = (
  subject: ClaimSubject,
  pattern: string,
  ids: Statement['ids'] = {},
  needs: Partial<Statement> = {},
): Statement => ({ subject, pattern: new RegExp(pattern, 'y'), ids, ...needs });

const both = (...ids: readonly string[]) => ({ '2019': ids, '2021': ids });

function disclosed(): Statement[] {
  const whole = { pre2019: ['pre2019.disclosed.total'] };
  const channels: readonly (readonly [string, string])[] = [
    ['政府网站', 'website'],
    ['政务微信', 'wechat'],
    ['政务微博', 'weibo'],
    ['政府公报', 'gazette'],
  ];
  return [
    ...channels.map(([words, id]) =>
      state(
        'information_disclosed_part',
        `${words}公开政府信息${total}${items}`,
        {
          pre2019: [`pre2019.disclosed.${id}`],
        },
        { isPart: /^information_disclosed/ },
      ),
    ),
    // Several ways with 等 stand for all.
    state(
      'information_disclosed',
      `(?:通过|利用|依托)[^,\\d]{2,60}?(?:等|各种|各类|多种)(?:多种|各种|各类)?(?:渠道|方式|途径|平台|载体|形式)?${somehow}公开${kinds}${information}${total}${items}`,
      whole,
    ),
    state(
      'information_disclosed_part',
      `(?:通过|利用|依托|在)[^,\\d]{0,20}?${channel}(?:平台)?上?${somehow}公开${kinds}${information}${total}${items}`,
      {},
      { isPart: /^information_disclosed/ },
    ),
    state(
      'information_disclosed_part',
      `(?:门户|政府)?${channel}${somehow}(?:公开${kinds}(?:${information})?)?${total}${items}`,
      {},
      { after: /^information_disclosed/, isPart: /^information_disclosed/ },
    ),
    state('information_disclosed', `${somehow}公开${kinds}${information}${total}${items}`, whole),
    state('information_disclosed', `${somehow}公开了?${number}条${kinds}${information}${end}`, whole),
    state('information_disclosed', `${somehow}公开${total}${things('条')}`, whole),
  ];
}

/** What the forms count of a kind of documents: id of its row, its words. */
function issued(kind: 'regulations' | 'normative_documents', words: string): Statement[] {
  const row = `disclosure.${kind}`;
  const made = {
    '2019': [`${row}.made`],
    '2021': [`${row}.issued`],
    ...(kind === 'regulations' ? {} : { pre2019: ['pre2019.normative_documents.issued'] }),
  };
  const repealed = { '2021': [`${row}.repealed`] };
  const inForce = { '2021': [`${row}.in_force`] };
  const listed = kind === 'regulations' ? {} : { pre2019: ['pre2019.disclosed.normative_documents'] };
  const before = new RegExp(`^${kind}_`);
  return [
    state(
      `${kind}_issued`,
      `(?:新)?(?:制定出台|制定印发|制定|制发|制作|印发|出台)(?:了)?${words}${total}${documents}`,
      made,
    ),
    state(`${kind}_issued`, `${words}(?:本年)?(?:制发件数|新制作数量)${total}${documents}`, made),
    state(`${kind}_repealed`, `废止(?:了)?${words}${total}${documents}`, repealed),
    state(`${kind}_repealed`, `${words}(?:本年)?废止件数${total}${documents}`, repealed),
    state(`${kind}_repealed`, `废止${documents}`, repealed, { after: before }),
    state(`${kind}_in_force`, `现行有效(?:的)?${words}${total}${documents}`, inForce),
    state(`${kind}_in_force`, `${words}现行有效(?:件数)?${total}${documents}`, inForce),
    state(`${kind}_in_force`, `现行有效${documents}`, inForce, { after: before }),
    state(`${kind}_disclosed`, `${words}(?:本年)?新公开(?:数量)?${total}${documents}`, {
      '2019': [`${row}.newly_disclosed`],
    }),
    state(`${kind}_disclosed`, `${words}对外公开总数量?${total}${documents}`, { '2019': [`${row}.total_disclosed`] }),
    // Of this year or of all years: only where both are the same.
    state(`${kind}_disclosed`, `${somehow}公开(?:了)?${words}${total}${documents}`, {
      '2019': [`${row}.newly_disclosed`, `${row}.total_disclosed`],
      ...listed,
    }),
  ];
}

function decided(subject: ClaimSubject, row: string, words: string): Statement {
  const ids = both(`disclosure.${row}.decisions`);
  return state(subject, `(?:(?:作出|做出)${words}(?:处理)?决定|${words}(?:本年)?处理决定)${total}${cases}`, ids, {
    needsCell: true,
  });
}

const applicantKinds: readonly (readonly [string, string])[] = [
  ['自然人', 'natural_person'],
  ['商业企业', 'business'],
  ['科研机构', 'research'],
  ['社会公益组织', 'public_interest'],
  ['法律服务机构', 'legal_service'],
];
const manners: readonly (readonly [string, string])[] = [
  ['当面', 'in_person'],
  ['传真', 'fax'],
  ['网络', 'online'],
  ['信函', 'letter'],
];
const outcomes: readonly (readonly [string, string])[] = [
  ['予以公开', 'granted'],
  ['部分公开', 'partial'],
  ['不予公开', ''],
  ['无法提供', ''],
  ['不予处理', ''],
];
const replies: readonly (readonly [string, string])[] = [
  ['属于已主动公开范围', 'already_public'],
  ['同意公开', 'granted'],
  ['同意部分公开', 'partial'],
  ['不同意公开', 'denied'],
  ['不属于本行政机关公开', 'not_this_body'],
  ['申请信息不存在', 'not_existing'],
  ['告知作出更改补充', 'to_be_corrected'],
  ['告知通过其他途径办理', 'other_channel'],
];

function requested(): Statement[] {
  const isPart = /^requests_/;
  const about = 'requests';
  const inAll = { ...both('requests.received.total'), pre2019: ['pre2019.requests.total'] };
  const closed = { ...both('requests.outcome_total.total'), pre2019: ['pre2019.closed.total'] };
  const keptIn = both('requests.carried_in.total');
  const keptOut = both('requests.carried_out.total');
  return [
    state('requests_received', `${received}${requests}${total}${cases}`, inAll),
    state('requests_received', `${received}${number}(?:件|份|宗|例)${requests}${end}`, inAll),
    ...applicantKinds.map(([words, id]) =>
      state(
        'requests_received_part',
        `${words}(?:提出|提交)?的?(?:申请)?${total}${cases}`,
        both(`requests.received.${id}`),
        {
          needsCell: true,
          after: /^requests_received/,
          isPart: /^requests_received/,
        },
      ),
    ),
    ...manners.map(([words, id]) =>
      state(
        'requests_received_part',
        `${words}申请${total}${cases}`,
        { pre2019: [`pre2019.requests.${id}`] },
        { needsCell: true, about, isPart: /^requests_received/ },
      ),
    ),
    state(
      'requests_carried_in',
      `(?:${kept}结转(?:的)?|结转(?:自)?${kept}(?:未办结)?的?)(?:${requests})?${total}${cases}`,
      keptIn,
      { about, isPart },
    ),
    state(
      'requests_carried_out',
      `结转(?:至|到|入|为)?(?:下年度?|下一年度?|次年)(?:继续)?(?:办理|处理)?的?(?:${requests})?${total}${cases}`,
      keptOut,
      { about, isPart },
    ),
    // Of this year, or with what was carried over: only where it is the same.
    state(
      'requests_handled',
      `(?:办理|处理)了?${requests}${total}${cases}`,
      both('requests.outcome_total.total', 'requests.received.total'),
    ),
    state('requests_closed', `(?:${requests})?办结了?(?:${requests})?${total}${cases}`, closed, { about }),
    ...outcomes.map(([words, id]) =>
      state('requests_outcome', `${words}的?${total}${cases}`, id === '' ? {} : both(`requests.${id}.total`), {
        about,
        isPart,
      }),
    ),
    ...replies.map(([words, id]) =>
      state(
        'requests_outcome',
        `${words}(?:的)?(?:答复)?${total}${cases}`,
        { pre2019: [`pre2019.replies.${id}`] },
        { needsCell: true, about, isPart },
      ),
    ),
  ];
}

const results: readonly (readonly [string, string, string])[] = [
  ['(?:结果)?维持', 'upheld', 'upheld'],
  ['(?:结果)?(?:纠正|纠错)', 'corrected', 'corrected'],
  ['其他结果', 'other', ''],
  ['尚未审结', 'pending', ''],
];

function reviewed(): Statement[] {
  const about = 'review';
  const table = 'review_litigation';
  const inPart = { about, after: /^review/, isPart: /^review/ } as const;
  return [
    state(
      'reviews',
      `${cause}${review}${total}${cases}`,
      { ...both(`${table}.review.total`), pre2019: ['pre2019.review.total'] },
      { about },
    ),
    ...results.flatMap(([words, id, listed]) => {
      const ids = {
        ...both(`${table}.review.${id}`),
        ...(listed === '' ? {} : { pre2019: [`pre2019.review.${listed}`] }),
      };
      return [
        state('review_result', `${cause}${review}${words}${total}${cases}`, ids, { about }),
        state('review_result', `${words}${total}${cases}`, ids, inPart),
      ];
    }),
    // The forms since 2019 count two kinds of lawsuits, and not both together.
    state('litigation', `${cause}${lawsuit}${total}${cases}`, { pre2019: ['pre2019.litigation.total'] }, { about }),
    state('litigation', `诉讼${total}${cases}`, { pre2019: ['pre2019.litigation.total'] }, { about, after: /^review/ }),
    state(
      'litigation_direct',
      `未经复议直接(?:起诉|诉讼)(?:的)?${total}${cases}`,
      both(`${table}.litigation_direct.total`),
      { about, isPart: /^litigation/ },
    ),
    state(
      'litigation_after_review',
      `复议后(?:起诉|诉讼)(?:的)?${total}${cases}`,
      both(`${table}.litigation_after_review.total`),
      { about, isPart: /^litigation/ },
    ),
  ];
}

/** Every kind of statement; of several that fit a clause the first holds. */
export const statements: readonly Statement[] = [
  ...disclosed(),
  ...issued('regulations', '规章'),
  ...issued('normative_documents', '(?:行政)?规范性文件'),
  decided('licensing_decisions', 'licensing', '行政许可'),
  decided('penalty_decisions', 'penalties', '行政处罚'),
  decided('compulsion_decisions', 'compulsion', '行政强制'),
  state('fees_amount', `行政事业性收费(?:总?金额)?${total}${money}`, { '2021': ['disclosure.fees.amount'] }),
  state(
    'procurement_items',
    `政府集中采购(?:项目)?${total}${things('个|项|件|次')}`,
    { '2019': ['disclosure.procurement.items'] },
    { needsCell: true },
  ),
  state(
    'procurement_amount',
    `(?:政府集中采购总?金额|(?:政府集中采购的?)?采购总金额)${total}${money}`,
    { '2019': ['disclosure.procurement.amount'] },
    { needsCell: true },
  ),
  ...requested(),
  ...reviewed(),
];
