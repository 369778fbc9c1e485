// What the forms of 2019 and 2021 share: table three but for its rows on other outcomes, and table four.
import { type FormColumn, type FormRow, type FormTable, rowIds, type SumRule } from '../form.js';

const count = (id: string, label: string, aliases?: readonly string[]): FormColumn => ({
  id,
  label,
  kind: 'count',
  ...(aliases ? { aliases } : {}),
});

const applicants: readonly FormColumn[] = [
  count('natural_person', '自然人'),
  count('business', '商业企业'),
  count('research', '科研机构'),
  count('public_interest', '社会公益组织'),
  count('legal_service', '法律服务机构'),
  count('other_org', '其他'),
  count('total', '总计'),
];

const outcomes: readonly FormColumn[] = [
  count('upheld', '结果维持'),
  count('corrected', '结果纠正'),
  count('other', '其他结果'),
  count('pending', '尚未审结'),
  count('total', '总计'),
];

/** One row of table three. */
export function request(id: string, label: string, group?: string, aliases?: readonly string[]): FormRow {
  return {
    id,
    label,
    ids: rowIds('requests', id, applicants),
    ...(group ? { group } : {}),
    ...(aliases ? { aliases } : {}),
  };
}

const denied = '（三）不予公开';
const unavailable = '（四）无法提供';
const rejected = '（五）不予处理';

/** Table three; `other` are the rows of （六）其他处理, the only ones in which the two forms differ. */
export function requestsTable(other: readonly FormRow[]): FormTable {
  return {
    id: 'requests',
    title: '三、收到和处理政府信息公开申请情况',
    blocks: [
      {
        title: null,
        columns: applicants,
        rows: [
          request('received', '一、本年新收政府信息公开申请数量'),
          request('carried_in', '二、上年结转政府信息公开申请数量'),
          request('granted', '（一）予以公开'),
          request('partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
          request('denied_state_secret', '1.属于国家秘密', denied),
          request('denied_law', '2.其他法律行政法规禁止公开', denied),
          request('denied_security', '3.危及“三安全一稳定”', denied),
          request('denied_third_party', '4.保护第三方合法权益', denied),
          request('denied_internal', '5.属于三类内部事务信息', denied),
          request('denied_process', '6.属于四类过程性信息', denied),
          request('denied_case_file', '7.属于行政执法案卷', denied),
          request('denied_inquiry', '8.属于行政查询事项', denied),
          request('unavailable_not_held', '1.本机关不掌握相关政府信息', unavailable),
          request('unavailable_not_ready', '2.没有现成信息需要另行制作', unavailable),
          request('unavailable_unclear', '3.补正后申请内容仍不明确', unavailable),
          request('rejected_petition', '1.信访举报投诉类申请', rejected),
          request('rejected_repeat', '2.重复申请', rejected),
          request('rejected_publication', '3.要求提供公开出版物', rejected),
          request('rejected_excessive', '4.无正当理由大量反复申请', rejected),
          request('rejected_confirmation', '5.要求行政机关确认或重新出具已获取信息', rejected),
          ...other,
          request('outcome_total', '（七）总计'),
          request('carried_out', '四、结转下年度继续办理'),
        ],
      },
    ],
  };
}

export const reviewTable: FormTable = {
  id: 'review_litigation',
  title: '四、政府信息公开行政复议、行政诉讼情况',
  blocks: [
    {
      title: null,
      columns: outcomes,
      rows: [
        { id: 'review', label: '行政复议', ids: rowIds('review_litigation', 'review', outcomes) },
        {
          id: 'litigation_direct',
          label: '未经复议直接起诉',
          group: '行政诉讼',
          ids: rowIds('review_litigation', 'litigation_direct', outcomes),
        },
        {
          id: 'litigation_after_review',
          label: '复议后起诉',
          group: '行政诉讼',
          ids: rowIds('review_litigation', 'litigation_after_review', outcomes),
        },
      ],
    },
  ],
};

/** The sums that tables three and four demand: 7 identities, 7 outcome sums, one for each row, 3 of table four. */
export function sumsOf(requests: FormTable): SumRule[] {
  const rows = requests.blocks.flatMap((block) => block.rows.map((row) => row.id));
  const outcomeRows = rows.slice(rows.indexOf('granted'), rows.indexOf('outcome_total'));
  const at = (row: string, column: string) => `requests.${row}.${column}`;
  const parts = (columns: readonly FormColumn[]) => columns.filter((column) => column.id !== 'total');
  return [
    ...applicants.map(
      ({ id }): SumRule => ({
        rule: `requests.identity.${id}`,
        kind: 'identity',
        left: [at('received', id), at('carried_in', id)],
        right: [at('outcome_total', id), at('carried_out', id)],
      }),
    ),
    ...applicants.map(
      ({ id }): SumRule => ({
        rule: `requests.outcome_sum.${id}`,
        kind: 'outcome_sum',
        left: outcomeRows.map((row) => at(row, id)),
        right: [at('outcome_total', id)],
      }),
    ),
    ...rows.map(
      (row): SumRule => ({
        rule: `requests.row_sum.${row}`,
        kind: 'row_sum',
        left: parts(applicants).map((column) => at(row, column.id)),
        right: [at(row, 'total')],
      }),
    ),
    ...['review', 'litigation_direct', 'litigation_after_review'].map(
      (row): SumRule => ({
        rule: `review_litigation.row_sum.${row}`,
        kind: 'row_sum',
        left: parts(outcomes).map((column) => `review_litigation.${row}.${column.id}`),
        right: [`review_litigation.${row}.total`],
      }),
    ),
  ];
}
