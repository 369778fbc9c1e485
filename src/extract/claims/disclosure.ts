// What prose states of section two: information, regulations, documents, decisions, money.
import type { ClaimSubject } from '../../report/index.js';
import { both, cases, documents, money, type Statement, state, things, thingsOf, total } from './statement.js';

const items = things('条|件|项|份|篇');
const somehow = '(?:全面|主动|对外|向社会|依法|依规|及时|准确|共计|共|累计|合计|总计){0,4}';
const kinds = '了?(?:各类|各项|各种)?';
const information = '(?:政府|政务)?信息';
// Ways of publishing; what is published that way would narrow the figure.
const ways = '(?:(?!公开|发布|推送)[^,\\d])';
const channel =
  '(?:门户网站|政府网站|网站|微信公众号|微信公众平台|公众号|微信|微博|客户端|报纸|公报|公告栏|公示栏|公开栏|政务新媒体|新媒体)';

function disclosed(): Statement[] {
  const isPart = /^information_disclosed/;
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
        { pre2019: [`pre2019.disclosed.${id}`] },
        { isPart },
      ),
    ),
    state(
      'information_disclosed_part',
      `(?:[市县区旗州盟]?(?:人民)?政府)?(?:门户|政府)网站${somehow}公开${kinds}${information}${total}${items}`,
      {},
      { isPart },
    ),
    // Several ways with 等 stand for all.
    state(
      'information_disclosed',
      `(?:通过|利用|依托)${ways}{2,60}?(?:等|各种|各类|多种)(?:多种|各种|各类)?(?:渠道|方式|途径|平台|载体|形式)?${somehow}公开${kinds}${information}${total}${items}`,
      whole,
    ),
    state(
      'information_disclosed_part',
      `(?:通过|利用|依托|在)${ways}{0,20}?${channel}(?:平台)?上?${somehow}公开${kinds}${information}${total}${items}`,
      {},
      { isPart },
    ),
    state(
      'information_disclosed_part',
      `${channel}${somehow}(?:公开${kinds}(?:${information})?)?${total}${items}`,
      {},
      { after: isPart, isPart },
    ),
    state('information_disclosed', `${somehow}公开${kinds}${information}${total}${items}`, whole),
    state('information_disclosed', `${somehow}公开了?${thingsOf('条', kinds + information)}`, whole),
    state('information_disclosed', `${somehow}公开${total}${things('条')}`, whole),
    state('information_disclosed', `主动公开${total}${things('件')}`, whole),
  ];
}

/** What the forms count of a kind of documents. */
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
    state(`${kind}_issued`, `新?(?:制定出台|制定印发|制定|制发|制作|印发|出台)了?${words}${total}${documents}`, made),
    state(`${kind}_issued`, `${words}(?:本年)?(?:制发件数|新制作数量)${total}${documents}`, made),
    state(`${kind}_repealed`, `废止了?${words}${total}${documents}`, repealed),
    state(`${kind}_repealed`, `${words}(?:本年)?废止件数${total}${documents}`, repealed),
    state(`${kind}_repealed`, `废止${documents}`, repealed, { after: before }),
    state(`${kind}_in_force`, `现行有效的?${words}${total}${documents}`, inForce),
    state(`${kind}_in_force`, `${words}现行有效(?:件数)?${total}${documents}`, inForce),
    state(`${kind}_in_force`, `现行有效${documents}`, inForce, { after: before }),
    state(`${kind}_disclosed`, `${words}(?:本年)?新公开(?:数量)?${total}${documents}`, {
      '2019': [`${row}.newly_disclosed`],
    }),
    state(`${kind}_disclosed`, `${words}对外公开总数量?${total}${documents}`, { '2019': [`${row}.total_disclosed`] }),
    // Of this year or of all years: only where both are the same.
    state(`${kind}_disclosed`, `${somehow}公开了?${words}${total}${documents}`, {
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

export const disclosures: readonly Statement[] = [
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
];
