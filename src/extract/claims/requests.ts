// What prose states of section three: requests, who makes them, how they end.
import { both, cases, type Statement, state, thingsOf, total } from './statement.js';

const applicants =
  '(?:(?:公民|自然人)、?法人(?:和|或|或者|及|以及|、|与)其[他它]组织|社会公众|公众|群众|申请人)?(?:依法)?(?:提出|提交|递交)?的?';
const request = `${applicants}(?:各类)?(?:(?:依申请公开)?(?:政府|政务)?信息(?:公开)?|依申请公开|公开)?的?申请`;
const requests = `(?:${request}(?:事项|表)?|依申请公开(?:政府信息|信息)?(?:事项|件)?)`;
const received = '(?:新收到|收到|新收|新接收|接收到|接收|接到|新受理|受理)了?的?';
const kept = '(?:上年度?|上一年度?|去年)';

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
// Where the form has a group of rows, it has no cell.
const outcomes: readonly (readonly [string, Statement['ids']])[] = [
  ['予以公开', both('requests.granted.total')],
  ['部分公开', both('requests.partial.total')],
  ['不予公开', {}],
  ['无法提供', {}],
  ['不予处理', {}],
  ['其他处理', { '2019': ['requests.other.total'] }],
];
// What the list before 2019 calls them.
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

const isPart = /^requests_/;
const about = 'requests';
const inAll = { ...both('requests.received.total'), pre2019: ['pre2019.requests.total'] };
const closed = { ...both('requests.outcome_total.total'), pre2019: ['pre2019.closed.total'] };
const handled = {
  ...both('requests.outcome_total.total', 'requests.received.total'),
  pre2019: ['pre2019.closed.total', 'pre2019.requests.total'],
};

export const requestStatements: readonly Statement[] = [
  state('requests_received', `${received}${requests}${total}${cases}`, inAll),
  state('requests_received', `${received}${thingsOf('件|份|宗|例', requests)}`, inAll),
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
    `(?:${kept}结转的?|结转(?:自)?${kept}(?:未办结)?的?)(?:${requests})?${total}${cases}`,
    both('requests.carried_in.total'),
    { about, isPart },
  ),
  state(
    'requests_carried_out',
    `结转(?:至|到|入|为)?(?:下年度?|下一年度?|次年)(?:继续)?(?:办理|处理)?的?(?:${requests})?${total}${cases}`,
    both('requests.carried_out.total'),
    { about, isPart },
  ),
  // Of this year, or with what was carried over: only where it is the same.
  state('requests_handled', `(?:办理|处理)了?${requests}${total}${cases}`, handled),
  state('requests_closed', `(?:${requests})?办结了?(?:${requests})?${total}${cases}`, closed, { about }),
  ...outcomes.map(([words, ids]) =>
    state('requests_outcome', `${words}的?${total}${cases}`, ids, {
      about,
      isPart,
    }),
  ),
  ...replies.map(([words, id]) =>
    state(
      'requests_outcome',
      `${words}的?(?:答复)?${total}${cases}`,
      { pre2019: [`pre2019.replies.${id}`] },
      { needsCell: true, about, isPart },
    ),
  ),
];
