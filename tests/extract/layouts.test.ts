// Layouts that were once read wrong: each found by the fuzzer, cut down to what matters.
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';

const applicants = '自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计';
const relation = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** What stands in some cells: a number, or the status of a cell that gives none. */
function read(text: string, ids: readonly string[], year = 2021) {
  const page = readPage({ bytes: Buffer.from(`某镇${year}年政府信息公开工作年度报告\n${text}`) });
  const { values } = extractReport(page);
  return ids.map((id) => values[id]?.value ?? values[id]?.status);
}

const row = (table: string, name: string, ...columns: string[]) =>
  columns.map((column) => `${table}.${name}.${column}`);
const issued = (name: string) => row('disclosure', name, 'issued', 'repealed', 'in_force');
const made = (name: string) => row('disclosure', name, 'made', 'newly_disclosed', 'total_disclosed');
const handled = (name: string) => row('disclosure', name, 'previous_items', 'change', 'decisions');
const requests = (name: string) =>
  row(
    'requests',
    name,
    'natural_person',
    'business',
    'research',
    'public_interest',
    'legal_service',
    'other_org',
    'total',
  );

describe('units and signs', () => {
  it('reads the unit of a head in Traditional characters', () => {
    const page = '第二十條第（八）項\n信息內容\n本年收費金額（單位：萬元）\n行政事業性收費\n2.5';
    expect(read(page, ['disclosure.fees.amount'])).toEqual([25_000]);
  });

  it('reads the unit of a head through a zero-width character', () => {
    const page = '第二十条第（八）项\n信息内容\n本年收费金额（单位：万\u200b元）\n行政事业性收费\n2.5';
    expect(read(page, ['disclosure.fees.amount'])).toEqual([25_000]);
  });

  it('reads a sign in words in Traditional characters', () => {
    const page = '第二十條第（五）項\n信息內容\n上一年項目數量\n本年增/減\n處理決定數量\n行政許可\n9\n減57\n7';
    expect(read(page, handled('licensing'))).toEqual([9, -57, 7]);
  });

  it('takes no footnote mark for a digit', () => {
    const page = '第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n36①';
    expect(read(page, ['disclosure.licensing.decisions'])).toEqual([36]);
  });
});

describe('cells of one line', () => {
  it('takes a dash between two figures for a cell', () => {
    const page = '第二十条第（五）项\n信息内容  上一年项目数量  本年增/减  处理决定数量\n行政许可\n245  -  9';
    expect(read(page, handled('licensing'))).toEqual([245, 'blank', 9]);
  });

  it('takes tabs at the end of a line for blank cells', () => {
    const page = '第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t3\t\t';
    expect(read(page, issued('regulations'))).toEqual([3, 'blank', 'blank']);
  });
});

describe('aligned columns', () => {
  it('does not believe a row that its long label has pushed aside', () => {
    const page = [
      '三、收到和处理政府信息公开申请情况',
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况',
      '                                        自然人                               总计',
      '                                        商业   科研   社会公益 法律服务 其他',
      '                                        企业   机构   组织   机构',
      '    （二）部分公开（区分处理的，只计这一情形，不计其他情形）         0       0       0',
      '              1.申请人无正当理由逾期不补正、行政机关不再处理其政府',
      '              信息公开申请                    0       0       0       0       0       0       0',
      '    其他      2.逾期不缴费                    0       0       0       0       0       0       0',
      '    （七）总计                                6       0       7       0       343     0       356',
    ].join('\n');
    expect(read(page, requests('partial'))).not.toContain(0);
    expect(read(page, requests('outcome_total'))).toEqual([6, 0, 7, 0, 343, 0, 356]);
  });
});

describe('drawn cells', () => {
  const line = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const heads = line(relation, '', '', applicants);

  it('tells the columns by all rows where blank cells stand for spans', () => {
    const page = [
      heads,
      line('一、本年新收政府信息公开申请数量', '', '', '', '2', '', '', '', '', ''),
      line('', '（七）总计', '', '1', '2', '', '', '', '', '3'),
    ].join('\n');
    expect(read(page, requests('received'))).toEqual(['blank', 2, 'blank', 'blank', 'blank', 'blank', 'blank']);
  });

  it('does not give a row the blank cells at the head of the next line', () => {
    const page = [
      heads,
      line('', '（三）不予公开', '1.属于国家秘密', '1', '', '', '', '', '', ''),
      line('', '', '2.其他法律行政法规禁止公开', '', '', '', '', '', '', '4'),
    ].join('\n');
    expect(read(page, requests('denied_state_secret'))).toEqual([1, ...Array(6).fill('blank')]);
    expect(read(page, requests('denied_law'))).toEqual([...Array(6).fill('blank'), 4]);
  });

  it('does not read two heads side by side as one, and so a column as lacking', () => {
    const page = [
      line('信息内容', '本年新', '公开数量', '对外公开总数量'),
      line('规章', '5', '37', '349'),
      line('规范性文件', '3', '', '238'),
    ].join('\n');
    expect(read(page, made('normative_documents'), 2019)).toEqual([3, 'blank', 238]);
  });

  it('does not drop a blank cell that stands under no head it knows', () => {
    const page = [
      line('信息内容', '本年新', '本年新公开数量', '对外公开总数量'),
      line('规章', '', '5', ''),
      line('规范性文件', '8', '', '9'),
    ].join('\n');
    expect(read(page, made('regulations'), 2019)).toEqual(['blank', 5, 'blank']);
  });

  it('does not shift a row into which a span from above reaches too far', () => {
    const cell = (text: string, spans = '') => `<td ${spans}>${text}</td>`;
    const values = (...texts: string[]) => texts.map((text) => cell(text)).join('');
    const page = `<table>
      <tr>${cell(relation, 'colspan=3')}${values(...applicants.split(' | '))}</tr>
      <tr>${cell('三、本年度办理结果', 'rowspan=3')}${cell('（一）予以公开', 'colspan=2')}${values('0', '', '', '', '', '', '5')}</tr>
      <tr>${cell('（七）总计', 'colspan=2')}${values('0', '', '', '', '', '', '5')}</tr>
      <tr>${cell('四、结转下年度继续办理', 'colspan=3')}${values('7', '', '', '', '', '', '')}</tr></table>`;
    const [natural, business] = read(page, requests('carried_out'));
    expect(natural).not.toBe('blank');
    expect(business).not.toBe(7);
  });
});

describe('a cell a line', () => {
  const heads = ['第二十条第（一）项', '信息内容', '本年制发件数', '本年废止件数', '现行有效件数'];

  it('takes no empty line below a table for a blank cell', () => {
    const page = [...heads, '规章', '0', '0', '1', '行政规范性文件', '5', '6'].join('\n\n');
    const values = read(`${page}\n\n\n\n五、存在的主要问题及改进情况\n\n尚有不足。`, issued('normative_documents'));
    expect(values).not.toContain('blank');
  });

  it('counts no empty line beside a line of white space for a blank cell', () => {
    const page = ['第二十条第（一）项', '信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'].join('\n\n');
    const rows = ['规章', '7', '9', '4', '规范性文件', ' ', '56', ' '].join('\n\n');
    const values = read(`${page}\n\n${rows}\n\n\n五、存在的主要问题及改进情况`, made('normative_documents'), 2020);
    expect(values[2]).not.toBe(56);
  });

  it('counts blank cells by empty lines where each line is indented', () => {
    const page = [...heads, '规章', '0', '0', '1', '行政规范性文件'].join('\n\u3000\n\u3000');
    const values = read(`${page}\n\u3000\n\u3000\n\u3000\n\u30003\n`, issued('normative_documents'));
    expect(values).toEqual(['blank', 'blank', 3]);
  });

  it('does not give a row the figures of an unknown row below it', () => {
    const rows = ['2.其他法律行政法规禁止公开', '9.本地另设的一项', '1', '0', '0', '0', '0', '0', '1'];
    const first = ['一、本年新收政府信息公开申请数量', ...Array(7).fill('0')];
    const page = ['三、收到和处理政府信息公开申请情况', ...applicants.split(' | '), ...first, ...rows].join('\n');
    expect(read(page, requests('denied_law'))).toEqual(Array(7).fill('missing'));
  });

  it('does not read figures that stand before their labels as those of the label above', () => {
    const page = [...heads, '0', '0', '1', '规章', '5', '6', '7', '行政规范性文件'].join('\n');
    expect(read(page, issued('regulations'))).toEqual(Array(3).fill('ambiguous'));
  });
});

describe('fused lines', () => {
  const start = `${relation}申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他`;

  it('parts the last figure of a row from the number of the next label', () => {
    const page = `${start}（三）不予公开1.属于国家秘密1 0 0 0 0 0 12.其他法律行政法规禁止公开2 0 0 0 0 0 2（七）总计3 0 0 0 0 0 3`;
    expect(read(page, requests('denied_state_secret'))).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(read(page, requests('denied_law'))).toEqual([2, 0, 0, 0, 0, 0, 2]);
  });

  it('takes the number of an unknown label for no figure', () => {
    const page = `${start}（三）不予公开1.属于国家秘密1 0 0 0 0 1 3.本地另设的一项5 0 0 0 0 0 5（七）总计3 0 0 0 0 0 3`;
    expect(read(page, requests('denied_state_secret'))).not.toContain(3);
  });

  it('reads labels with pinyin', () => {
    const page = `${start}（三）不予公(gong)开1.属于国家秘密1 0 0 0 0 0 1（七）总(zong)计3 0 0 0 0 0 3`;
    expect(read(page, requests('outcome_total'))).toEqual([3, 0, 0, 0, 0, 0, 3]);
  });
});
