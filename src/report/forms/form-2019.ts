// 国办公开办函〔2019〕60号: the form of the reports for 2019 and 2020.
import { type Form, type FormBlock, type FormColumn, rowIds } from '../form.js';
import { request, requestsTable, reviewTable, sumsOf } from './common.js';

const made: readonly FormColumn[] = [
  { id: 'made', label: '本年新制作数量', aliases: ['制作数量'], kind: 'count' },
  { id: 'newly_disclosed', label: '本年新公开数量', aliases: ['公开数量'], kind: 'count' },
  { id: 'total_disclosed', label: '对外公开总数量', kind: 'count' },
];
const items: readonly FormColumn[] = [
  { id: 'previous_items', label: '上一年项目数量', kind: 'count' },
  { id: 'change', label: '本年增/减', aliases: ['本年增/', '本年增减'], kind: 'change' },
];
const handled: readonly FormColumn[] = [...items, { id: 'decisions', label: '处理决定数量', kind: 'count' }];
const bought: readonly FormColumn[] = [
  { id: 'items', label: '采购项目数量', kind: 'count' },
  { id: 'amount', label: '采购总金额', kind: 'money' },
];

function block(
  title: string,
  columns: readonly FormColumn[],
  rows: readonly [id: string, label: string, ...aliases: string[]][],
): FormBlock {
  return {
    title,
    columns,
    rows: rows.map(([id, label, ...aliases]) => ({ id, label, aliases, ids: rowIds('disclosure', id, columns) })),
  };
}

const requests = requestsTable([request('other', '（六）其他处理')]);

export const form2019: Form = {
  id: '2019',
  notice: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  tables: [
    {
      id: 'disclosure',
      title: '二、主动公开政府信息情况',
      blocks: [
        block('第二十条第（一）项', made, [
          ['regulations', '规章'],
          ['normative_documents', '规范性文件', '行政规范性文件'],
        ]),
        block('第二十条第（五）项', handled, [
          ['licensing', '行政许可'],
          ['other_services', '其他对外管理服务事项'],
        ]),
        block('第二十条第（六）项', handled, [
          ['penalties', '行政处罚'],
          ['compulsion', '行政强制'],
        ]),
        block('第二十条第（八）项', items, [['fees', '行政事业性收费']]),
        block('第二十条第（九）项', bought, [['procurement', '政府集中采购']]),
      ],
    },
    requests,
    reviewTable,
  ],
  sums: sumsOf(requests),
};
