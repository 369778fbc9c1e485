// 国办公开办函〔2021〕30号: the form of the reports for 2021 and after.
import { type Form, type FormBlock, type FormColumn, type FormRow, rowIds } from '../form.js';
import { request, requestsTable, reviewTable, sumsOf } from './common.js';

const issued: readonly FormColumn[] = [
  { id: 'issued', label: '本年制发件数', aliases: ['本年发件'], kind: 'count' },
  { id: 'repealed', label: '本年废止件数', kind: 'count' },
  { id: 'in_force', label: '现行有效件数', aliases: ['现行有效件'], kind: 'count' },
];
const decisions: readonly FormColumn[] = [{ id: 'decisions', label: '本年处理决定数量', kind: 'count' }];
const amount: readonly FormColumn[] = [
  {
    id: 'amount',
    label: '本年收费金额（单位：万元）',
    aliases: ['本年收费金额'],
    kind: 'money',
    formUnit: '万元',
  },
];

function row(id: string, label: string, columns: readonly FormColumn[], aliases?: readonly string[]): FormRow {
  return { id, label, ids: rowIds('disclosure', id, columns), ...(aliases ? { aliases } : {}) };
}

function block(title: string, columns: readonly FormColumn[], rows: readonly FormRow[]): FormBlock {
  return { title, columns, rows };
}

const others = '（六）其他处理';
const requests = requestsTable([
  request('other_not_corrected', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', others, [
    '1.逾期不补正',
  ]),
  request('other_fee_unpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', others, [
    '2.逾期不缴费',
  ]),
  request('other_misc', '3.其他', others),
]);

export const form2021: Form = {
  id: '2021',
  notice: '国办公开办函〔2021〕30号',
  years: { from: 2021, to: null },
  tables: [
    {
      id: 'disclosure',
      title: '二、主动公开政府信息情况',
      blocks: [
        block('第二十条第（一）项', issued, [
          row('regulations', '规章', issued),
          row('normative_documents', '行政规范性文件', issued, ['规范性文件']),
        ]),
        block('第二十条第（五）项', decisions, [row('licensing', '行政许可', decisions)]),
        block('第二十条第（六）项', decisions, [
          row('penalties', '行政处罚', decisions),
          row('compulsion', '行政强制', decisions),
        ]),
        block('第二十条第（八）项', amount, [row('fees', '行政事业性收费', amount)]),
      ],
    },
    requests,
    reviewTable,
  ],
  sums: sumsOf(requests),
};
