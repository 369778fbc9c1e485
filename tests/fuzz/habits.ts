// What bodies do to the labels of the form, and what happens to tables on their way to a page: on cells, before drawing.
import type { Random } from './random.js';
import type { Report } from './report.js';
import type { Cell, Table } from './tables.js';

/** Other prints of a label or head that pages show; a line feed is a line break inside the cell. */
const variants: Readonly<Record<string, readonly string[]>> = {
  本年新制作数量: ['本年新\n制作数量', '本年新 制作数量', '制作数量', '本年新'],
  本年新公开数量: ['本年新\n公开数量', '本年新 公开数量', '公开数量', '本年新'],
  对外公开总数量: ['对外公开\n总数量', '对外公开总数量 '],
  '本年增/减': ['本年增/', '本年 增/减', '本年增/减(指2019年增加或减少的事项数,减用负值表示,如-8)'],
  上一年项目数量: ['上一年\n项目数量', '上一年项目数量(指2018年事项数)', '上一年项目数量 2019年'],
  处理决定数量: ['处理决定数量(指2019年办件量)'],
  采购总金额: ['采购 总金额'],
  本年制发件数: ['本年发件', '本年制发\n件数'],
  现行有效件数: ['现行有效件', '现行有效\n件数'],
  '本年收费金额（单位：万元）': ['本年收费金额(单位:万元)', '本年收费金额\n（单位：万元）'],
  规章: ['规章(设区的市、自治州人民政府应提供相关数据)'],
  规范性文件: ['规范性文件(指各行政机关印发的有正式文号的文件)'],
  行政规范性文件: ['规范性文件'],
  其他对外管理服务事项: ['其他对外管理服务事项(含行政确认、行政奖励、行政处罚、行政强制)'],
  商业企业: ['商业\n企业', '商业 企业'],
  科研机构: ['科研\n机构', '科研 机构'],
  社会公益组织: ['社会公益\n组织'],
  法律服务机构: ['法律服务\n机构'],
  '（三）不予公开': ['（三）\n不予公开', '(三)不予公开'],
  '（四）无法提供': ['（四）\n无法提供', '(四)无法提供'],
  '（五）不予处理': ['（五）\n不予处理', '(五)不予处理'],
  '（六）其他处理': ['（六）\n其他处理', '(六)其他处理'],
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': [
    '（二）部分公开',
    '(二)部分公开(区分处理的,只计这一情况,不计其他情形)',
    '（二）部分公开（区分处理的，\n只计这一情形，不计其他情形）',
  ],
  '3.危及“三安全一稳定”': ['3.危及"三安全一稳定"', '3.危及三安全一稳定'],
  '2.其他法律行政法规禁止公开': ['2.其他法律行政\n法规禁止公开', '2. 其他法律行政法规禁止公开'],
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': [
    '1.逾期不补正',
    '1.申请人无正当理由逾期不补正、\n行政机关不再处理其政府信息公开申请',
  ],
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': ['2.逾期不缴费'],
  '5.要求行政机关确认或重新出具已获取信息': ['5.要求行政机关确认或重新\n出具已获取信息'],
  '三、本年度办理结果': ['三、本年度\n办理结果'],
  未经复议直接起诉: ['未经复议\n直接起诉'],
};

/** Gives some labels another print, the same one wherever the label stands. */
export function varyLabels(tables: readonly Table[], random: Random): void {
  const share = random.pick([0, 0, 30, 70]);
  const chosen = new Map<string, string>();
  for (const cell of cellsOf(tables)) {
    const { text, role } = cell;
    if (role === 'value') continue;
    if (!chosen.has(text))
      chosen.set(text, variants[text] && random.chance(share) ? random.pick(variants[text]) : text);
    cell.text = chosen.get(text) ?? text;
  }
}

function cellsOf(tables: readonly Table[]): Cell[] {
  return tables.flatMap(({ rows }) => rows.flat());
}

export interface Damage {
  readonly name: string;
  apply(report: Report, tables: Table[], random: Random): void;
}

const forget = (report: Report, cells: readonly Cell[]) => {
  for (const { id } of cells) if (id !== undefined) report.truth.delete(id);
};

/** Damages to the content of tables; each is told to the truth as well. */
export const damages: readonly Damage[] = [
  {
    name: 'one lost row',
    apply(report, tables, random) {
      const table = random.pick(tables.filter(({ id }) => id !== 'review_litigation'));
      const rows = table.rows.filter(
        (row) => row.some(({ id }) => id !== undefined) && row.every(({ rowSpan }) => rowSpan === 1),
      );
      const lost = random.pick(rows);
      forget(report, lost);
      table.rows = table.rows.filter((row) => row !== lost);
    },
  },
  {
    name: 'one wrong total',
    apply(report, tables, random) {
      const totals = cellsOf(tables).filter(
        ({ id }) => id !== undefined && /\.total$|outcome_total/.test(id) && report.truth.get(id) !== null,
      );
      if (totals.length === 0) return;
      const cell = random.pick(totals);
      const value = random.int(0, 99);
      cell.text = String(value);
      report.truth.set(cell.id ?? '', value);
    },
  },
  {
    name: 'a local extra row',
    apply(_report, tables, random) {
      const [table] = tables;
      const at = table?.rows.findIndex((row) => row[0]?.text.includes('规范性文件')) ?? -1;
      if (!table || at < 0) return;
      const figures = [1, 2, 3].map(
        (): Cell => ({ role: 'value', text: String(random.int(0, 50)), columnSpan: 1, rowSpan: 1 }),
      );
      table.rows.splice(at + 1, 0, [
        { role: 'label', text: '其他主动公开文件', columnSpan: 1, rowSpan: 1 },
        ...figures,
      ]);
    },
  },
  {
    name: 'cut after a row',
    apply(report, tables, random) {
      const table = random.pick(tables.filter(({ id }) => id !== 'review_litigation'));
      const keep = random.int(2, table.rows.length - 1);
      const cut = [
        ...table.rows.slice(keep).flat(),
        ...tables.slice(tables.indexOf(table) + 1).flatMap(({ rows }) => rows.flat()),
      ];
      forget(report, cut);
      table.rows = table.rows.slice(0, keep);
      tables.splice(tables.indexOf(table) + 1);
    },
  },
];
