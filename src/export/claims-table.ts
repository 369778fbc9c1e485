// One row a figure that the text of a report states about a subject of its tables.
import { type Claim, claimSubjects, codebook } from '../report/index.js';
import { claimLabels } from './claim-labels.js';
import { identity, source } from './report-columns.js';
import { type Column, type ColumnOf, type Entry, ofReport, type RecordTable, rowOf } from './table.js';

interface Claimed {
  readonly claim: Claim;
  readonly entry: Entry;
}

const claimColumns: readonly ColumnOf<Claimed>[] = [
  {
    name: 'subject',
    type: 'text',
    isRequired: true,
    words: claimSubjects,
    about: 'what is counted; docs/record.md lists the subjects',
    aboutZh: '所述事项',
    of: ({ claim }) => claim.subject,
  },
  {
    name: 'subject_zh',
    type: 'text',
    isRequired: true,
    about: 'the subject in Chinese',
    aboutZh: '所述事项（中文）',
    of: ({ claim }) => claimLabels[claim.subject].zh,
  },
  {
    name: 'subject_en',
    type: 'text',
    isRequired: true,
    about: 'the subject in English; not official',
    aboutZh: '所述事项英译（非官方）',
    of: ({ claim }) => claimLabels[claim.subject].en,
  },
  {
    name: 'section',
    type: 'text',
    isRequired: true,
    words: ['overview', 'disclosure', 'requests', 'review_litigation', 'problems', 'other'],
    about: 'section of the report that states it',
    aboutZh: '所在部分',
    of: ({ claim }) => claim.section,
  },
  {
    name: 'stated_value',
    type: 'number',
    isRequired: true,
    about: 'the stated number, money in yuan; it is of the text and changes no value of the tables',
    aboutZh: '正文所述数值，金额以元计；不影响表中数值',
    of: ({ claim }) => claim.value,
  },
  {
    name: 'unit',
    type: 'text',
    isRequired: true,
    about: 'what is counted as printed, such as 件 or 条; yuan for money',
    aboutZh: '计量单位，如件、条；金额为yuan（元）',
    of: ({ claim }) => claim.unit,
  },
  {
    name: 'printed_unit',
    type: 'text',
    about: 'unit as printed where it is another, such as 万条 or 万元',
    aboutZh: '原文单位与计量单位不同时的写法，如万条、万元',
    of: ({ claim }) => claim.printedUnit ?? null,
  },
  {
    name: 'comparison',
    type: 'text',
    isRequired: true,
    words: ['agrees', 'rounds', 'differs', 'no_table_value'],
    about:
      'how the table stands to it: agrees, rounds (it is the figure of the table in 万 or 亿), differs or no_table_value',
    aboutZh: '与表格比较：agrees一致、rounds为表中数值的约数、differs不一致、no_table_value表中无此数值',
    of: ({ claim }) => claim.comparison,
  },
  {
    name: 'value_id',
    type: 'text',
    about: 'id of the value that it is held against; null where the form has no such cell',
    aboutZh: '所比较的指标标识；表格无此项则为空',
    of: ({ claim }) => claim.valueId,
  },
  {
    name: 'row_zh',
    type: 'text',
    about: 'official label of the row of that value',
    aboutZh: '该指标的行标题',
    of: (claimed) => definitionOf(claimed)?.rowLabel ?? null,
  },
  {
    name: 'column_zh',
    type: 'text',
    about: 'official label of its column',
    aboutZh: '该指标的列标题',
    of: (claimed) => definitionOf(claimed)?.columnLabel ?? null,
  },
  {
    name: 'table_value',
    type: 'number',
    about: 'the number of that value in the table, money in yuan; null where there is none',
    aboutZh: '表中数值，金额以元计；没有则为空',
    of: ({ claim }) => claim.tableValue,
  },
  {
    name: 'raw',
    type: 'text',
    isRequired: true,
    about: 'the statement as a reader sees it: the words for the subject, and one figure with its unit',
    aboutZh: '正文所见原话',
    of: ({ claim }) => claim.raw,
  },
  {
    name: 'quote',
    type: 'text',
    isRequired: true,
    about: 'the characters of the document that it was read from; in HTML it may hold tags',
    aboutZh: '文件中的引文原样，HTML中可含标签',
    of: ({ claim }) => claim.cite.quote,
  },
  {
    name: 'start_offset',
    type: 'integer',
    isRequired: true,
    about: 'where the quote begins in the decoded document, in UTF-16 code units, the first being 0',
    aboutZh: '引文在解码后文件中的起始位置（UTF-16码元，从0起）',
    of: ({ claim }) => claim.cite.start,
  },
  {
    name: 'end_offset',
    type: 'integer',
    isRequired: true,
    about: 'where it ends: the position after its last code unit',
    aboutZh: '引文结束位置（末位之后）',
    of: ({ claim }) => claim.cite.end,
  },
];

function definitionOf({ claim, entry }: Claimed) {
  const { form } = entry.record.report;
  return form === null || claim.valueId === null ? undefined : codebook(form).get(claim.valueId);
}

const position: Column = {
  name: 'position',
  type: 'integer',
  isRequired: true,
  about: 'place of the claim in its record, counted from 1',
  aboutZh: '陈述在记录中的序号，从1起',
};

export const claims: RecordTable = {
  name: 'claims',
  title: 'figures that the text states about the subjects of the tables',
  titleZh: '正文对表格事项所述的数值',
  columns: [...identity, position, ...claimColumns, ...source],
  key: ['record', 'position'],
  belongsTo: [ofReport],
  rowsOf: (entry) => {
    const before = rowOf(identity, entry);
    const after = rowOf(source, entry);
    return (entry.record.claims ?? []).map((claim, index) => [
      ...before,
      index + 1,
      ...rowOf(claimColumns, { claim, entry }),
      ...after,
    ]);
  },
};
