// 国办发〔2014〕32号, 政府信息公开情况统计表: the indicator list of the reports for 2014 to 2018.
import type { Form, FormBlock, FormColumn, FormRow, SumRule } from '../form.js';

const figure: FormColumn = { id: 'value', label: '统计数', kind: 'count' };
const tenThousandYuan: FormColumn = { id: 'value', label: '统计数', kind: 'money', formUnit: '万元' };

type Indicator = readonly [id: string, label: string, group?: string];

function list(title: string, column: FormColumn, indicators: readonly Indicator[]): FormBlock {
  return {
    title,
    columns: [column],
    rows: indicators.map(
      ([id, label, group]): FormRow => ({ id, label, ids: [`pre2019.${id}`], ...(group ? { group } : {}) }),
    ),
  };
}

const blocks: readonly FormBlock[] = [
  list('一、主动公开情况', figure, [
    ['disclosed.total', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）'],
    ['disclosed.normative_documents', '其中：主动公开规范性文件数'],
    ['normative_documents.issued', '制发规范性文件总数'],
    ['disclosed.gazette', '1.政府公报公开政府信息数'],
    ['disclosed.website', '2.政府网站公开政府信息数'],
    ['disclosed.weibo', '3.政务微博公开政府信息数'],
    ['disclosed.wechat', '4.政务微信公开政府信息数'],
    ['disclosed.other_channels', '5.其他方式公开政府信息数'],
  ]),
  list('二、回应解读情况', figure, [
    ['responses.hot_topics', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）'],
    ['responses.press_conferences', '1.参加或举办新闻发布会总次数'],
    ['responses.press_conferences_head', '其中：主要负责同志参加新闻发布会次数'],
    ['responses.online_interviews', '2.政府网站在线访谈次数'],
    ['responses.online_interviews_head', '其中：主要负责同志参加政府网站在线访谈次数'],
    ['responses.interpretation_articles', '3.政策解读稿件发布数'],
    ['responses.social_media', '4.微博微信回应事件数'],
    ['responses.other_channels', '5.其他方式回应事件数'],
  ]),
  list('三、依申请公开情况', figure, [
    ['requests.total', '（一）收到申请数'],
    ['requests.in_person', '1.当面申请数'],
    ['requests.fax', '2.传真申请数'],
    ['requests.online', '3.网络申请数'],
    ['requests.letter', '4.信函申请数'],
    ['closed.total', '（二）申请办结数'],
    ['closed.on_time', '1.按时办结数'],
    ['closed.extended', '2.延期办结数'],
    ['replies.total', '（三）申请答复数'],
    ['replies.already_public', '1.属于已主动公开范围数'],
    ['replies.granted', '2.同意公开答复数'],
    ['replies.partial', '3.同意部分公开答复数'],
    ['replies.denied', '4.不同意公开答复数'],
    ['denied.state_secret', '其中：涉及国家秘密', '4.不同意公开答复数'],
    ['denied.trade_secret', '涉及商业秘密', '4.不同意公开答复数'],
    ['denied.privacy', '涉及个人隐私', '4.不同意公开答复数'],
    ['denied.security', '危及国家安全、公共安全、经济安全和社会稳定', '4.不同意公开答复数'],
    ['denied.not_government_information', '不是《条例》所指政府信息', '4.不同意公开答复数'],
    ['denied.other_law', '法律法规规定的其他情形', '4.不同意公开答复数'],
    ['replies.not_this_body', '5.不属于本行政机关公开数'],
    ['replies.not_existing', '6.申请信息不存在数'],
    ['replies.to_be_corrected', '7.告知作出更改补充数'],
    ['replies.other_channel', '8.告知通过其他途径办理数'],
  ]),
  list('四、行政复议数量', figure, [
    ['review.total', '四、行政复议数量'],
    ['review.upheld', '（一）维持具体行政行为数', '四、行政复议数量'],
    ['review.corrected', '（二）被依法纠错数', '四、行政复议数量'],
    ['review.other', '（三）其他情形数', '四、行政复议数量'],
  ]),
  list('五、行政诉讼数量', figure, [
    ['litigation.total', '五、行政诉讼数量'],
    ['litigation.upheld', '（一）维持具体行政行为或者驳回原告诉讼请求数', '五、行政诉讼数量'],
    ['litigation.corrected', '（二）被依法纠错数', '五、行政诉讼数量'],
    ['litigation.other', '（三）其他情形数', '五、行政诉讼数量'],
  ]),
  list('六、举报投诉数量', figure, [['complaints.total', '六、举报投诉数量']]),
  list('七、依申请公开信息收取的费用', tenThousandYuan, [['fees.amount', '七、依申请公开信息收取的费用']]),
  list('八、机构建设和保障经费情况', figure, [
    ['resources.offices', '（一）政府信息公开工作专门机构数'],
    ['resources.reading_points', '（二）设置政府信息公开查阅点数'],
    ['resources.staff', '（三）从事政府信息公开工作人员数'],
    ['resources.staff_full_time', '1.专职人员数（不包括政府公报及政府网站工作人员数）'],
    ['resources.staff_part_time', '2.兼职人员数'],
  ]),
  list('八、机构建设和保障经费情况', tenThousandYuan, [
    ['resources.budget', '（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）'],
  ]),
  list('九、政府信息公开会议和培训情况', figure, [
    ['training.meetings', '（一）召开政府信息公开工作会议或专题会议数'],
    ['training.courses', '（二）举办各类培训班数'],
    ['training.participants', '（三）接受培训人员数'],
  ]),
];

function sum(total: string, ...parts: readonly string[]): SumRule {
  return {
    rule: `pre2019.sum.${total}`,
    kind: 'list_sum',
    left: parts.map((part) => `pre2019.${part}`),
    right: [`pre2019.${total}`],
  };
}

export const pre2019: Form = {
  id: 'pre2019',
  notice: '国办发〔2014〕32号',
  years: { from: 2014, to: 2018 },
  tables: [{ id: 'pre2019', title: '政府信息公开情况统计表', blocks }],
  sums: [
    sum('requests.total', 'requests.in_person', 'requests.fax', 'requests.online', 'requests.letter'),
    sum('closed.total', 'closed.on_time', 'closed.extended'),
    sum(
      'replies.total',
      'replies.already_public',
      'replies.granted',
      'replies.partial',
      'replies.denied',
      'replies.not_this_body',
      'replies.not_existing',
      'replies.to_be_corrected',
      'replies.other_channel',
    ),
    sum(
      'replies.denied',
      'denied.state_secret',
      'denied.trade_secret',
      'denied.privacy',
      'denied.security',
      'denied.not_government_information',
      'denied.other_law',
    ),
    sum('review.total', 'review.upheld', 'review.corrected', 'review.other'),
    sum('litigation.total', 'litigation.upheld', 'litigation.corrected', 'litigation.other'),
    sum('resources.staff', 'resources.staff_full_time', 'resources.staff_part_time'),
  ],
};
